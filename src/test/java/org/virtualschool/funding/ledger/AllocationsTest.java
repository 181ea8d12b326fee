package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.virtualschool.funding.ledger.AllocationStage.FINAL;
import static org.virtualschool.funding.ledger.AllocationStage.PROVISIONAL;
import static org.virtualschool.funding.ledger.Grant.EARLY_YEARS_PUPIL_PREMIUM;
import static org.virtualschool.funding.ledger.Grant.PUPIL_PREMIUM_PLUS;
import static org.virtualschool.funding.ledger.GrantYear.RATE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.funding.ledger.AllocationPreview.Split;
import org.virtualschool.register.CareCount;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.testing.BareRequests;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/** How grants get into funds. */
@CaseworkTest
class AllocationsTest {

    private static final String WHO = "head@test.example";

    @Autowired
    private BareRequests bareRequests;
    @Autowired
    private Allocations allocations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Children children;
    @Autowired
    private CareHistory care;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;
    @Autowired
    private TransactionTemplate transactions;

    private GrantYear grantYear;

    @BeforeEach
    void aYear() {
        grantYear = GrantYear.begin(children, care, jdbc, clock);
    }

    /** Ages are at 31 August of the year that counts; days without a sign lie in the calendar year in which it begins. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "16, 09-01, 04-10, 04-10, 1, still 15 on 31 August",
            "16, 08-31, 04-10, -,     0, 16 on 31 August",
            "4,  08-31, 04-10, -,     1, 4 on 31 August",
            "4,  09-01, 04-10, -,     0, still 3 on 31 August",
            "10, 03-14, +03-31, -,    1, came on the last day",
            "10, 03-14, +04-01, -,    0, came the day after",
            "10, 03-14, 01-10, 04-01, 1, left on the first day",
            "10, 03-14, 01-10, 03-31, 0, left the day before",
            "10, 03-14, 05-01, 05-01, 1, one single day",
            "10, 03-14, 01-10, -,     1, all the time",
            "10, 03-14, -,     -,     0, no dates on record"})
    void childrenOfSchoolAgeCountWhoWereInCareForADay(int age, String birthday, String from, String until, long counted, String who) {
        LocalDate born = LocalDate.of(grantYear.year().startsIn() - 1 - age, 1, 1).withMonth(Integer.parseInt(birthday.substring(0, 2)))
                .withDayOfMonth(Integer.parseInt(birthday.substring(3)));
        grantYear.child(born, from == null ? null : grantYear.day(from), until == null ? null : grantYear.day(until));

        AllocationPreview preview = preview();

        assertThat(preview.children().within()).as(who).isEqualTo(counted);
        assertThat(preview.reckoned().total()).isEqualTo(counted * RATE);
    }

    @Test
    void whoHasLeftSinceCountsAndWhoHasJoinedSinceDoesNot() {
        grantYear.child();
        grantYear.child(LocalDate.of(grantYear.year().startsIn() - 11, 3, 14), grantYear.day("05-01"), grantYear.day("+06-01"));
        grantYear.child(LocalDate.of(grantYear.year().startsIn() - 11, 3, 14), grantYear.day("+06-01"), null);
        grantYear.child(LocalDate.of(grantYear.year().startsIn() - 11, 3, 14), null, null);

        assertThat(preview().children()).isEqualTo(new CareCount(2, 1, 1, 1));
    }

    @Test
    void theFinalAllocationBooksWhatTheProvisionalOneLacked() {
        grantYear.child();
        grantYear.child();
        assertThat(preview().reckoned()).as("a fifth is kept centrally").isEqualTo(new Split(420_800, 105_200));
        assertThat(book(PROVISIONAL)).isEmpty();
        assertThat(fund(FundKind.CHILDREN).balance()).isEqualTo(new Balance(420_800, 420_800, 0, 0, 0));
        assertThat(fund(FundKind.CENTRAL).balance().available()).isEqualTo(105_200);
        assertThat(book(PROVISIONAL)).contains(AllocationRefusal.BOOKED_BEFORE);

        grantYear.child();
        assertThat(preview().difference()).isEqualTo(new Split(210_400, 52_600));
        assertThat(book(FINAL)).isEmpty();

        assertThat(fund(FundKind.CHILDREN).balance().allocated()).isEqualTo(631_200);
        assertThat(ledger.entries(fund(FundKind.CENTRAL).id(), 0, 9)).extracting(Entry::pence, Entry::reason).containsExactly(
                tuple(52_600L, "Final allocation: 3 children at £2,630.00, 20% kept centrally"),
                tuple(105_200L, "Provisional allocation: 2 children at £2,630.00, 20% kept centrally"));
        assertThat(book(PROVISIONAL)).contains(AllocationRefusal.FINAL_BOOKED);
        assertThat(book(FINAL)).contains(AllocationRefusal.BOOKED_BEFORE);
    }

    @Test
    void aSmallerFinalAllocationTakesOutOnlyWhatIsLeft() {
        Child gone = grantYear.child();
        grantYear.child();
        book(PROVISIONAL);
        UUID request = bareRequests.id();
        Fund requests = fund(FundKind.CHILDREN);
        transactions.executeWithoutResult(status -> ledger.commit(request, List.of(new Charge(requests.id(), 210_401)), WHO));
        jdbc.sql("delete from casework.care_period where child_id = ?").param(gone.id()).update();

        assertThat(book(FINAL)).contains(AllocationRefusal.TOO_LITTLE);
        assertThat(fund(FundKind.CENTRAL).balance().allocated()).as("nothing by halves").isEqualTo(105_200);
        ledger.release(request, "Withdrawn", WHO);
        assertThat(book(FINAL)).isEmpty();
        assertThat(fund(FundKind.CHILDREN).balance()).isEqualTo(new Balance(210_400, 210_400, 0, 0, 0));
        assertThat(fund(FundKind.CENTRAL).balance().allocated()).isEqualTo(52_600);
    }

    @Test
    void afterAReversalTheAllocationIsBookedAgain() {
        grantYear.child();
        book(FINAL);
        ledger.reverse(ledger.entries(fund(FundKind.CHILDREN).id(), 0, 1).get(0).id(), "The dates of a child were wrong", WHO);
        assertThat(preview().difference()).isEqualTo(new Split(210_400, 0));
        assertThat(book(FINAL)).isEmpty();
        assertThat(fund(FundKind.CHILDREN).balance().allocated()).isEqualTo(210_400);
    }

    @Test
    void whatCannotBeReckonedSaysWhyAndChangesNothing() {
        assertThat(book(PROVISIONAL)).contains(AllocationRefusal.NO_CHILDREN);
        grantYear.child();
        Split agreed = preview().reckoned();
        grantYear.child();
        assertThat(allocations.book(PUPIL_PREMIUM_PLUS, grantYear.year(), PROVISIONAL, agreed, WHO)).contains(AllocationRefusal.CHANGED);
        assertThat(allocations.hindrance(PUPIL_PREMIUM_PLUS, grantYear.year().next())).contains(AllocationRefusal.NO_RATE);
        assertThat(allocations.hindrance(PUPIL_PREMIUM_PLUS, grantYear.year().next().next())).contains(AllocationRefusal.FAR_AHEAD);
        assertThat(allocations.hindrance(PUPIL_PREMIUM_PLUS, grantYear.year().previous())).contains(AllocationRefusal.CLOSED);
        assertThat(allocations.hindrance(EARLY_YEARS_PUPIL_PREMIUM, grantYear.year())).contains(AllocationRefusal.NO_FORMULA);
        assertThatThrownBy(() -> allocations.preview(EARLY_YEARS_PUPIL_PREMIUM, grantYear.year())).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.funds(grantYear.year())).allSatisfy(fund -> assertThat(fund.balance()).isEqualTo(Balance.NOTHING));

        assertThat(book(PROVISIONAL)).isEmpty();
        ledger.close(fund(FundKind.CENTRAL).id(), WHO);
        grantYear.child();
        assertThat(book(FINAL)).contains(AllocationRefusal.CLOSED);
        assertThat(fund(FundKind.CHILDREN).balance().allocated()).isEqualTo(420_800);
    }

    @Test
    void anAmountIsEnteredByHandOnceHoweverOftenTheButtonIsPressed() {
        UUID id = UUID.randomUUID();
        assertThat(enter(id, EARLY_YEARS_PUPIL_PREMIUM)).isEmpty();
        assertThat(enter(id, EARLY_YEARS_PUPIL_PREMIUM)).contains(AllocationRefusal.BOOKED_BEFORE);
        assertThat(enter(UUID.randomUUID(), PUPIL_PREMIUM_PLUS)).contains(AllocationRefusal.RECKONED);
        assertThat(ledger.fundFor(EARLY_YEARS_PUPIL_PREMIUM, grantYear.year(), FundKind.CHILDREN).orElseThrow().balance().allocated()).isEqualTo(12_345);

        clock.setTo(grantYear.year().lastDay().plusDays(1));
        assertThat(enter(UUID.randomUUID(), EARLY_YEARS_PUPIL_PREMIUM)).contains(AllocationRefusal.CLOSED);
    }

    @Test
    void aPoolIsSetAsideFromTheFundForRequests() {
        assertThat(setAside(UUID.randomUUID(), 1)).contains(AllocationRefusal.NO_FUND);
        grantYear.child();
        book(PROVISIONAL);
        UUID id = UUID.randomUUID();

        assertThat(setAside(id, 210_401)).contains(AllocationRefusal.TOO_LITTLE);
        assertThat(ledger.funds(grantYear.year())).as("no empty pool is left behind").extracting(Fund::kind).doesNotContain(FundKind.POOLED);
        assertThat(setAside(id, 50_000)).isEmpty();
        assertThat(setAside(id, 50_000)).contains(AllocationRefusal.BOOKED_BEFORE);

        assertThat(fund(FundKind.POOLED).name()).isEqualTo("Tutors");
        assertThat(fund(FundKind.POOLED).balance().available()).isEqualTo(50_000);
        assertThat(fund(FundKind.CHILDREN).balance().available()).isEqualTo(160_400);
        assertThat(preview().difference()).as("reckoned as before").isEqualTo(new Split(0, 0));
    }

    @Test
    void whatWasBookedTogetherIsTakenBackTogetherAndOnce() {
        grantYear.child();
        book(PROVISIONAL);
        setAside(UUID.randomUUID(), 50_000);
        Entry outOfRequests = ledger.entries(fund(FundKind.CHILDREN).id(), 0, 1).get(0);
        ledger.returnToDfe(fund(FundKind.POOLED).id(), 1, "Moved on", WHO);

        assertThat(allocations.takeBack(outOfRequests.id(), "Not wanted", WHO)).contains(AllocationRefusal.TOO_LITTLE);
        ledger.reverse(ledger.entries(fund(FundKind.POOLED).id(), 0, 1).get(0).id(), "Not returned", WHO);
        assertThat(allocations.takeBack(outOfRequests.id(), "Not wanted", WHO)).isEmpty();
        assertThat(allocations.takeBack(outOfRequests.id(), "Not wanted", WHO)).contains(AllocationRefusal.BOOKED_BEFORE);

        assertThat(fund(FundKind.POOLED).balance()).isEqualTo(Balance.NOTHING);
        assertThat(fund(FundKind.CHILDREN).balance().available()).isEqualTo(210_400);
        ledger.close(fund(FundKind.CENTRAL).id(), WHO);
        long provisional = ledger.entries(fund(FundKind.CHILDREN).id(), 2, 1).get(0).id();
        assertThat(allocations.takeBack(provisional, "Wrong year", WHO)).contains(AllocationRefusal.CLOSED);
    }

    @Test
    void twoWhoBookTheSameAllocationAtOnceBookItOnce() throws Exception {
        grantYear.child();
        Split agreed = preview().reckoned();
        List<CompletableFuture<Optional<AllocationRefusal>>> both = IntStream.range(0, 4).mapToObj(n -> CompletableFuture.supplyAsync(() ->
                allocations.book(PUPIL_PREMIUM_PLUS, grantYear.year(), PROVISIONAL, agreed, WHO))).toList();
        CompletableFuture.allOf(both.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(both).extracting(CompletableFuture::join).containsOnlyOnce(Optional.empty());
        assertThat(fund(FundKind.CHILDREN).balance().allocated()).isEqualTo(agreed.requests());
    }

    private AllocationPreview preview() {
        return allocations.preview(PUPIL_PREMIUM_PLUS, grantYear.year());
    }

    private Optional<AllocationRefusal> book(AllocationStage stage) {
        return allocations.book(PUPIL_PREMIUM_PLUS, grantYear.year(), stage, preview().reckoned(), WHO);
    }

    private Optional<AllocationRefusal> enter(UUID id, Grant grant) {
        return allocations.enter(id, grant, grantYear.year(), 12_345, "Letter of the authority", WHO);
    }

    private Optional<AllocationRefusal> setAside(UUID id, long pence) {
        return allocations.setAside(id, PUPIL_PREMIUM_PLUS, grantYear.year(), "Tutors", pence, "Maths in small groups", WHO);
    }

    private Fund fund(FundKind kind) {
        return ledger.fundFor(PUPIL_PREMIUM_PLUS, grantYear.year(), kind).orElseThrow();
    }
}
