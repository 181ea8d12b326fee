package org.virtualschool.funding.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.ClaimJourney;
import org.virtualschool.testing.FundingJourney;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.PaymentJourney;
import org.virtualschool.testing.PepCase;
import org.virtualschool.testing.PepJourney;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.workflow.FieldFaultsException;

/** Claims by the hour: what they come to, what they are refused for, and that no child ever has more hours than the grant pays for. */
@CaseworkTest
class EarlyYearsClaimsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 8, 1);
    private static final int AT_ONCE = 16;

    @Autowired
    private ClaimJourney journey;
    @Autowired
    private EarlyYearsClaims claims;
    @Autowired
    private FundingRequests requests;
    @Autowired
    private PepJourney peps;
    @Autowired
    private PaymentJourney persons;
    @Autowired
    private TestLogins logins;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private PepCase child;

    @BeforeEach
    void aChildInEarlyYears() {
        child = journey.child();
        journey.fund(FundingJourney.YEAR);
    }

    @Test
    void hoursTimesRateAreApprovedAtOnceAndCountAgainstTheYear() {
        long before = journey.committed(FundingJourney.YEAR);

        FundingRecord claim = claim(FROM, FROM.plusDays(60), "97.55");

        assertThat(claim.status()).isEqualTo(FundingStatus.COMMITTED);
        assertThat(claim.grant()).isEqualTo(Grant.EARLY_YEARS_PUPIL_PREMIUM);
        assertThat(claim.schoolKey()).isEqualTo(child.school().key());
        assertThat(claim.wish().amountPence()).as("97.55 hours at 1.15, no part of a penny").isEqualTo(112_18);
        assertThat(requests.find(claim.id()).decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.part()).isEqualTo(DecisionPart.POLICY);
            assertThat(decision.verdict().reason()).isEqualTo("Within the hours of the grant");
        });
        assertThat(journey.committed(FundingJourney.YEAR) - before).isEqualTo(112_18);
        assertThat(claims.outlook(child.child(), FundingJourney.YEAR).left()).isEqualByComparingTo("472.45");
        assertThat(claims.outlook(child.child(), FundingJourney.YEAR.next()).left()).isEqualByComparingTo("570");
    }

    @Test
    void whatIsClaimedInManyPartsNeverComesToMoreThanTheHoursDo() {
        long pence = IntStream.range(0, 8).mapToLong(week -> claim(FROM.plusWeeks(week), FROM.plusWeeks(week).plusDays(6), "0.87").wish().amountPence())
                .sum();

        assertThat(pence).isLessThanOrEqualTo(new BigDecimal("6.96").multiply(BigDecimal.valueOf(115)).longValue());
    }

    @Test
    void aRateThatIsNotVerifiedIsForAnAdviserWhoCannotHaveTheHoursChanged() {
        rate(1_15, false, null);
        FundingRecord claim = claim(FROM, FROM.plusDays(60), "100");
        assertThat(claim.status()).isEqualTo(FundingStatus.WITH_APPROVER);
        peps.complete(claim.id(), "userTask_decideFundingRequest", child.otherAdviser(),
                Map.of("fundingOutcome", "ask", "decisionQuestion", "Are these the hours of the headcount?"));

        assertThatThrownBy(() -> answer(claim, "200")).hasMessageContaining("This is claimed by the hour");
        answer(claim, "115");
        assertThat(requests.find(claim.id()).status()).isEqualTo(FundingStatus.WITH_APPROVER);
        assertThat(claims.outlook(child.child(), FundingJourney.YEAR).left()).isEqualByComparingTo("470");

        peps.complete(claim.id(), "userTask_decideFundingRequest", child.otherAdviser(),
                Map.of("fundingOutcome", "decline", "decisionReason", "The headcount says otherwise."));
        assertThat(claims.outlook(child.child(), FundingJourney.YEAR).left()).as("what was declined was not claimed").isEqualByComparingTo("570");
        assertThat(claim(FROM, FROM.plusDays(60), "90").status()).isEqualTo(FundingStatus.WITH_APPROVER);
    }

    @Test
    void whoEnteredTheRateByWhateverAccountDoesNotApproveTheirClaimByIt() {
        String sameManager = logins.of(Role.MANAGER);
        persons.onePerson(child.teacher(), sameManager);
        rate(1_15, true, sameManager);
        assertThat(claim(FROM, FROM.plusDays(60), "100").status()).isEqualTo(FundingStatus.WITH_APPROVER);

        rate(1_15, true, logins.of(Role.MANAGER));
        assertThat(claim(FROM.plusDays(61), FROM.plusDays(80), "100").status()).isEqualTo(FundingStatus.COMMITTED);
    }

    @Test
    void aClaimComesToNoMoreThanARequestMay() {
        rate(90_00, true, null);

        assertRefused(FROM, FROM.plusDays(60), "112", "One request can ask for £10,000.00 at most.");
        assertThat(journey.claims(child)).isZero();
    }

    @Test
    void hoursAreClaimedWhenTheyHaveBeenProvided() {
        LocalDate today = PepJourney.MEETING;

        assertRefused(FROM, today.plusDays(1), "10", "Hours are claimed when they have been provided. Claim up to today, and again for what follows.");
        assertThat(claim(FROM, today, "10").status()).isEqualTo(FundingStatus.COMMITTED);
    }

    /** The rate of the year of the tests until the test is over. */
    private void rate(long pence, boolean verified, String by) {
        jdbc.sql("insert into casework.grant_rate (grant_code, financial_year, amount_pence, unit, source, verified, entered_at, entered_by)"
                        + " select 'eypp', '2026/27', ?, 'hour', 'A letter for tests', ?, greatest(max(entered_at), '2100-01-01') + interval '1 second', ?"
                        + " from casework.grant_rate").params(pence, verified, by).update();
    }

    @AfterEach
    void theRateIsAsBefore() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from casework.grant_rate where entered_at > '2100-01-01'").update();
        });
    }

    private void answer(FundingRecord claim, String amount) {
        peps.complete(claim.id(), "userTask_answerQuestion", child.teacher(), Map.of("fundingAnswer", "They are those of the register.",
                "requestedAmount", amount, "provisionStartsOn", FROM.toString(), "provisionEndsOn", FROM.plusDays(60).toString()));
    }

    @Test
    void moreThanIsLeftIsRefusedWithWhatIsLeft() {
        claim(FROM, FROM.plusDays(60), "560.5");

        assertRefused(FROM.plusDays(61), FROM.plusDays(80), "10", "Only 9.5 hours are left in 2026/27: 560.5 of 570 have been claimed.");
        claim(FROM.plusDays(61), FROM.plusDays(80), "9.5");
        assertRefused(FROM.plusDays(81), FROM.plusDays(90), "0.5", "No hours are left in 2026/27: all 570 have been claimed.");
    }

    @Test
    void otherThingsThatAreWrongAreSaid() {
        claim(FROM, FROM.plusDays(60), "100");

        assertRefused(FROM.plusDays(60), FROM.plusDays(90), "10", "Days from 1 August 2026 to 30 September 2026 have been claimed already.");
        assertRefused(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 4, 1), "10", "The days cross 31 March.");
        Instant before = clock.instant();
        clock.setTo(LocalDate.of(2027, 5, 3));
        assertRefused(LocalDate.of(2027, 4, 1), LocalDate.of(2027, 4, 30), "10", "There is no rate for 2027/28 yet.");
        clock.setTo(before);
        assertRefused(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), "10", "The financial year 2025/26 is closed.");
        assertRefused(FROM.plusDays(70), FROM.plusDays(69), "10", "The last day cannot be before the first.");
        assertRefused(FROM.plusDays(70), FROM.plusDays(70), "24.01", "There are not so many hours between these days.");
        jdbc.sql("update casework.school_place set started_on = '2026-11-16' where child_id = ?").param(child.child().id()).update();
        assertRefused(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 18), "10", "The child is on this roll since 16 November 2026.");
        assertThat(journey.claims(child)).isEqualTo(1);

        child = peps.newCaseBorn(LocalDate.of(2022, 10, 10), "N2");
        assertRefused(LocalDate.of(2027, 9, 6), LocalDate.of(2027, 9, 10), "10", "The child is not in early years then.");
        assertRefused(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 9, 10), "10", "The child is in Reception by then.");
        child = peps.newCaseOnNoRoll();
        assertRefused(FROM, FROM, "10", "The child is on no roll.");
    }

    @Test
    void anotherAmountThanWasShownIsNotClaimed() {
        assertThatThrownBy(() -> claims.claim(child.child(), new ClaimPeriod(FROM, FROM.plusDays(9)), BigDecimal.TEN, 1_00, child.teacher()))
                .isInstanceOf(FieldFaultsException.class).hasMessageContaining("Look at the amount again.");
        assertThat(journey.claims(child)).isZero();
    }

    @Test
    void ofManyAtOnceOnlySoManyAreTakenAsTheHoursAllow() {
        long before = journey.committed(FundingJourney.YEAR);

        long taken = atOnce(number -> {
            try {
                peps.as(child.teacher(), () -> claim(FROM.plusDays(number * 5L), FROM.plusDays(number * 5L + 4), "60"));
                return true;
            } catch (FieldFaultsException e) {
                assertThat(e).hasMessageContaining("hours are left in 2026/27");
                return false;
            }
        });

        assertThat(taken).isEqualTo(9);
        assertThat(claims.outlook(child.child(), FundingJourney.YEAR).left()).isEqualByComparingTo("30");
        assertThat(journey.committed(FundingJourney.YEAR) - before).isEqualTo(9 * 69_00);
    }

    @Test
    void theDatabaseItselfKeepsHoursAndDaysWhoeverWrites() {
        long taken = atOnce(number -> written(FROM.plusDays(number * 5L), FROM.plusDays(number * 5L + 4), "60", "early_years_claim_hours"));
        assertThat(taken).isEqualTo(9);

        PepCase other = journey.child();
        child = other;
        assertThat(atOnce(number -> written(FROM, FROM.plusDays(number), "1", "early_years_claim_days"))).isEqualTo(1);

        UUID request = jdbc.sql("select request_id from casework.early_years_claim where child_id = ?").param(other.child().id()).query(UUID.class).single();
        assertThatThrownBy(() -> jdbc.sql("update casework.early_years_claim set hours = 2 where request_id = ?").param(request).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update casework.funding_request set amount_pence = 99999 where id = ?").param(request).update())
                .hasMessageContaining("is a claim by the hour");
        jdbc.sql("update casework.funding_request set status = 'DECLINED' where id = ?").param(request).update();
        assertThatThrownBy(() -> jdbc.sql("update casework.funding_request set status = 'REQUESTED' where id = ?").param(request).update())
                .hasMessageContaining("is a claim by the hour");
        assertThatThrownBy(() -> write(LocalDate.of(2027, 3, 31), LocalDate.of(2027, 4, 1), "1")).hasMessageContaining("early_years_claim_one_year");
    }

    private boolean written(LocalDate from, LocalDate to, String hours, String otherwise) {
        try {
            write(from, to, hours);
            return true;
        } catch (DataAccessException e) {
            assertThat(e.getMessage() + e.getRootCause()).contains(otherwise.equals("early_years_claim_days") ? "claimed already" : "more hours than are left");
            return false;
        }
    }

    private void write(LocalDate from, LocalDate to, String hours) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into casework.funding_request (id, child_id, grant_code, need, provision, outcome, starts_on, ends_on, amount_pence,
                            status, requested_by, requested_at)
                        values (?, ?, 'eypp', 'x', 'x', 'x', ?, ?, 1, 'REQUESTED', 'test', now())""")
                .params(id, child.child().id(), from, to).update();
        jdbc.sql("""
                        insert into casework.early_years_claim (request_id, child_id, starts_on, ends_on, hours, rate_pence, rate_verified)
                        values (?, ?, ?, ?, ?, 115, true)""")
                .params(id, child.child().id(), from, to, new BigDecimal(hours)).update();
    }

    private static long atOnce(IntPredicate attempt) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Boolean>> attempts = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> attempt.test(number), threads)).toList();
            return attempts.stream().filter(CompletableFuture::join).count();
        } finally {
            threads.shutdown();
        }
    }

    private FundingRecord claim(LocalDate from, LocalDate to, String hours) {
        ClaimPeriod period = new ClaimPeriod(from, to);
        BigDecimal number = new BigDecimal(hours);
        long pence = number.multiply(BigDecimal.valueOf(115)).longValue();
        return claims.claim(child.child(), period, number, pence, child.teacher());
    }

    private void assertRefused(LocalDate from, LocalDate to, String hours, String reason) {
        assertThatThrownBy(() -> claim(from, to, hours)).isInstanceOf(FieldFaultsException.class).hasMessageContaining(reason);
        assertThatThrownBy(() -> claims.preview(child.child(), new ClaimPeriod(from, to), new BigDecimal(hours))).hasMessageContaining(reason);
    }
}
