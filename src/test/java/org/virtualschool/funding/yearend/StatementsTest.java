package org.virtualschool.funding.yearend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Entry;
import org.virtualschool.funding.ledger.EntryKind;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.testing.YearEndJourney;

/** Statements of what goes back: right to the penny, by two people, booked once. */
@CaseworkTest
class StatementsTest {

    @Autowired
    private YearEndJourney journey;
    @Autowired
    private YearEnds yearEnds;
    @Autowired
    private Statements statements;
    @Autowired
    private ReturnRules rules;
    @Autowired
    private Ledger ledger;
    @Autowired
    private BareRequests bare;
    @Autowired
    private PaymentJourney persons;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;

    private Child child;
    private String finance;
    private String head;
    private FinancialYear year;
    private Fund fund;

    @BeforeEach
    void aYearWithMoney() {
        child = register.child(register.school("Oakfield School"), null, null);
        finance = logins.of(Role.FINANCE_OFFICER);
        head = logins.of(Role.VIRTUAL_SCHOOL_HEAD);
        year = journey.begin();
        fund = journey.fund(year, FundKind.CHILDREN, "Children", 10_000_00);
    }

    @Test
    void whoPreparedItCannotConfirmItByWhateverAccountOrWay() {
        UUID yearEnd = drawnUp();
        persons.onePerson(finance, head);
        journey.prepare(yearEnd, finance);

        assertThat(statements.refusalToConfirm(yearEnd, head)).contains("You prepared this statement. Somebody else has to confirm it.");
        assertThatThrownBy(() -> statements.confirm(yearEnd, head)).hasMessageContaining("Somebody else has to confirm it");
        for (String same : List.of(finance, head)) {
            assertThatThrownBy(() -> jdbc.sql("update casework.funding_statement set confirmed_by = ?, confirmed_at = now() where year_end_id = ?")
                    .params(same, yearEnd).update()).as("in the database").hasMessageContaining("cannot be confirmed by the person who prepared it");
        }
        assertThat(ledger.find(fund.id()).orElseThrow().balance().returned()).isZero();
    }

    @Test
    void aStatementThatTheLedgerHasOvertakenIsNotPassedOn() {
        UUID paid = journey.approved(child, null, "test", fund, 1_000_00, null, 0);
        journey.pay(paid, bare.run());
        UUID yearEnd = drawnUp();
        assertThat(statements.whyNot(yearEnd)).isEmpty();
        journey.refund(paid, 1);

        assertThatThrownBy(() -> journey.prepare(yearEnd, finance)).hasMessageContaining("Money has moved since this statement was drawn up");
        assertThat(statements.open(yearEnd).orElseThrow().preparedBy()).isNull();
        jdbc.sql("update casework.funding_statement set prepared_by = ?, prepared_at = now() where year_end_id = ?").params(finance, yearEnd).update();
        assertThatThrownBy(() -> statements.confirm(yearEnd, head)).hasMessageContaining("Have it drawn up again");
        assertThatThrownBy(() -> jdbc.sql("update casework.funding_statement set confirmed_by = ?, confirmed_at = now() where year_end_id = ?")
                .params(head, yearEnd).update()).as("in the database").hasMessageContaining("is not what the ledger says");
        assertThatThrownBy(() -> statements.book(yearEnd)).hasMessageContaining("is confirmed");
    }

    @Test
    void aLedgerThatDoesNotAgreeWithItsBalancesConfirmsNothing() {
        UUID paid = journey.approved(child, null, "test", fund, 1_000_00, null, 0);
        journey.pay(paid, bare.run());
        UUID yearEnd = drawnUp();

        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update casework.request_balance set paid = paid + 1 where request_id = ?").param(paid).update();
            assertThat(statements.whyNot(yearEnd).orElseThrow()).contains("does not agree with its own balances");
            status.setRollbackOnly();
        });
        assertThat(statements.whyNot(yearEnd)).isEmpty();
    }

    @Test
    void aGrantWhoseRuleLetsMoneyStayIsListedAndKeepsIt() {
        Fund post16 = journey.fund(Grant.POST_16_PREMIUM, year, FundKind.CHILDREN, "Children", 700_00);
        Fund central = journey.fund(year, FundKind.CENTRAL, "Central", 300_00);
        for (String row : List.of("%s', false".formatted(year.lastDay()), "%s', true".formatted(year.lastDay().plusDays(1)))) {
            jdbc.sql("insert into casework.grant_return_rule values ('post-16', '" + row + ", 'A letter for tests', true)").update();
        }
        assertThat(rules.of(year).values()).extracting(ReturnRule::grant, ReturnRule::goesBack, ReturnRule::verified).containsExactly(
                tuple(Grant.PUPIL_PREMIUM_PLUS, true, false), tuple(Grant.EARLY_YEARS_PUPIL_PREMIUM, true, false),
                tuple(Grant.POST_16_PREMIUM, false, true));

        UUID yearEnd = drawnUp();
        journey.prepare(yearEnd, finance);
        journey.confirm(yearEnd, head);

        Statement statement = statements.all(yearEnd).get(0);
        assertThat(statement.lines()).extracting(Statement.Line::fundId, Statement.Line::held, Statement.Line::toReturn).containsExactly(
                tuple(fund.id(), 10_000_00L, 10_000_00L), tuple(central.id(), 300_00L, 300_00L), tuple(post16.id(), 700_00L, 0L));
        assertThat(ledger.find(post16.id()).orElseThrow().balance().available()).isEqualTo(700_00);
        assertThat(yearEnds.cameBack(yearEnds.get(yearEnd))).isZero();
    }

    @Test
    void aRuleThatHasChangedSinceMakesItBeDrawnUpAgain() {
        UUID yearEnd = drawnUp();
        jdbc.sql("insert into casework.grant_return_rule values ('pp-plus', ?, false, 'A letter for tests', true)").param(year.lastDay()).update();
        jdbc.sql("insert into casework.grant_return_rule select grant_code, ?, goes_back, source, verified from casework.grant_return_rule"
                + " where grant_code = 'pp-plus' and valid_from = '2000-01-01'").param(year.lastDay().plusDays(1)).update();

        assertThatThrownBy(() -> journey.prepare(yearEnd, finance)).hasMessageContaining("The rule of what goes back has changed since");
        jdbc.sql("update casework.funding_statement set prepared_by = ?, prepared_at = now() where year_end_id = ?").params(finance, yearEnd).update();
        assertThatThrownBy(() -> statements.confirm(yearEnd, head)).hasMessageContaining("Have it drawn up again");
        for (String change : List.of("update casework.grant_return_rule set goes_back = true", "delete from casework.grant_return_rule",
                "truncate casework.grant_return_rule")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isNotNull();
        }
        assertThat(rules.of(year).get(Grant.PUPIL_PREMIUM_PLUS).goesBack()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update casework.funding_statement set booked_at = now() where year_end_id = '%s'",
            "update casework.funding_statement set number = 9 where year_end_id = '%s'",
            "update casework.funding_statement set discarded_by = 'x', discarded_at = now(), reason = 'x' where year_end_id = '%s'",
            "delete from casework.funding_statement where year_end_id = '%s'",
            "update casework.funding_statement_line set to_return = 0 where statement_id in (select id from casework.funding_statement where year_end_id = '%s')",
            "insert into casework.funding_statement_line select id, gen_random_uuid(), 0, 0, 0, 0, 0, 0, 0 from casework.funding_statement"
                    + " where year_end_id = '%s'",
            "insert into casework.funding_statement (id, year_end_id, number, drawn_up_at, prepared_by, prepared_at)"
                    + " values (gen_random_uuid(), '%s', 7, now(), 'x', now())"})
    void whatIsConfirmedAndBookedStaysSo(String statement) {
        UUID yearEnd = drawnUp();
        journey.prepare(yearEnd, finance);
        journey.confirm(yearEnd, head);

        assertThatThrownBy(() -> jdbc.sql(statement.formatted(yearEnd)).update()).isNotNull();
        assertThatThrownBy(() -> statements.book(yearEnd)).as("a second time").hasMessageContaining("is confirmed");
        assertThat(ledger.find(fund.id()).orElseThrow().balance().returned()).isEqualTo(10_000_00);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_270_401})
    void afterALongHistoryAtRandomItReconcilesToThePenny(long seed) {
        Random random = new Random(seed);
        Fund next = journey.fund(year.next(), FundKind.CHILDREN, "Children", 5_000_00);
        List<Fund> funds = new ArrayList<>(List.of(fund, journey.fund(year, FundKind.CENTRAL, "Central", 2_000_00)));
        IntStream.range(0, 3).forEach(n -> funds.add(journey.fund(year, FundKind.POOLED, "Pool " + n, 1_000_01 + n)));
        List<UUID> requests = new ArrayList<>();
        for (int step = 0; step < 250; step++) {
            happen(random, funds.get(random.nextInt(funds.size())), next, requests);
        }

        UUID yearEnd = drawnUp();
        Statement statement = statements.open(yearEnd).orElseThrow();
        assertThat(statement.lines()).hasSize(funds.size()).allSatisfy(line -> {
            List<Entry> entries = ledger.entries(line.fundId(), 0, Integer.MAX_VALUE);
            long[] sums = new long[EntryKind.values().length];
            entries.forEach(entry -> sums[entry.kind().ordinal()] += entry.pence());
            assertThat(List.of(line.allocated(), line.paid(), line.refunded(), line.released(), line.returned())).isEqualTo(List.of(
                    sums[EntryKind.ALLOCATE.ordinal()], sums[EntryKind.PAY.ordinal()], sums[EntryKind.REFUND.ordinal()],
                    sums[EntryKind.RELEASE.ordinal()], sums[EntryKind.RETURN.ordinal()]));
            assertThat(line.toReturn()).isEqualTo(line.allocated() - line.paid() + line.refunded() - line.returned());
        });
        journey.prepare(yearEnd, finance);
        journey.confirm(yearEnd, head);

        assertThat(funds).allSatisfy(one -> assertThat(ledger.find(one.id()).orElseThrow().balance()).satisfies(balance -> {
            assertThat(balance.available()).isZero();
            assertThat(balance.committed()).isZero();
            assertThat(balance.returned()).isEqualTo(balance.allocated() - balance.paid());
        }));
        assertThat(yearEnds.cameBack(yearEnds.get(yearEnd))).isZero();
    }

    /** One thing, if it is possible. */
    private void happen(Random random, Fund where, Fund next, List<UUID> requests) {
        long pence = 1 + random.nextInt(90_00);
        UUID request = requests.isEmpty() ? null : requests.get(random.nextInt(requests.size()));
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                if (ledger.find(where.id()).orElseThrow().balance().available() >= pence) {
                    requests.add(journey.approved(child, null, "test", where, pence, next, 1 + random.nextInt(20)));
                }
            }
            case 2 -> ledger.allocate(where.id(), pence, "More", "test");
            case 3 -> ledger.returnToDfe(where.id(), pence, "Asked back", "test");
            case 4 -> reverse(random, where);
            case 5 -> {
                if (request != null && ledger.of(request).committed() > 0) {
                    journey.pay(request, bare.run());
                }
            }
            default -> {
                if (request != null && ledger.of(request).paid() > 0) {
                    journey.refund(request, 1 + random.nextLong(ledger.of(request).paid()));
                }
            }
        }
    }

    /** Of what people may take back: what was allocated, or returned by mistake. */
    private void reverse(Random random, Fund where) {
        List<Entry> entries = ledger.entries(where.id(), 0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == EntryKind.ALLOCATE || entry.kind() == EntryKind.RETURN).toList();
        ledger.reverse(entries.get(random.nextInt(entries.size())).id(), "A mistake", "test");
    }

    private UUID drawnUp() {
        UUID yearEnd = journey.closeYear(year);
        journey.drawUp(yearEnd);
        return yearEnd;
    }
}
