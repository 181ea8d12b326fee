package org.virtualschool.pep.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.virtualschool.pep.CancelReason;
import org.virtualschool.pep.PepHistory;
import org.virtualschool.pep.PepKind;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepReviews;
import org.virtualschool.pep.PepSetting;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.calendar.Words;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.EngineJobs;
import org.virtualschool.testing.FutureYear;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestRegister;
import org.virtualschool.workflow.PartOfWhole;

/** A term launched: every eligible child exactly once, whatever comes between. */
@CaseworkTest
class PepCyclesTest {

    private static final Logger LOG = LoggerFactory.getLogger(PepCyclesTest.class);
    private static final String LAUNCH = "pep.launch";
    private static final String COORDINATOR = "coordinator-of-terms";

    @Autowired
    private PepCycles cycles;
    @Autowired
    private LaunchReview task;
    @Autowired
    private PepHistory history;
    @Autowired
    private PepReviews reviews;
    @Autowired
    private FutureYear years;
    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;
    @Autowired
    private EngineJobs jobs;
    @Autowired
    private MutableClock clock;
    @Autowired
    private JdbcClient jdbc;

    private int year;
    private School school;

    @BeforeEach
    void aYear() {
        year = years.begin();
        school = register.school("Oakfield School");
    }

    @Test
    void everyEligibleChildGetsOneReviewDueByTheCutOff() {
        Child nine = years.child(year, "Nine", school);
        Child eleven = years.child(year, "Eleven", 11, school, null);
        Child onNoRoll = years.child(year, "Noroll", null);

        UUID cycle = launch(request(Map.of("11", years.launchDay(year).plusDays(14).toString())));
        jobs.runBackground(LAUNCH);

        PepRecord review = only(nine);
        assertThat(review.kind()).isEqualTo(PepKind.REVIEW);
        assertThat(review.due().eventOn()).isEqualTo(years.launchDay(year));
        assertThat(review.requestedBy()).isEqualTo(COORDINATOR);
        assertThat(review.due().dueReckoned()).isEqualTo("cut-off of the autumn term %s: %s".formatted(FutureYear.title(year), Words.day(years.cutOff(year))));
        assertThat(only(eleven).due().dueReckoned()).isEqualTo("cut-off of the autumn term %s for Year 11: %s"
                .formatted(FutureYear.title(year), Words.day(years.launchDay(year).plusDays(14))));
        assertThat(only(onNoRoll).setting()).isEqualTo(PepSetting.NOT_ON_ROLL);
        assertThat(history.openSteps(review.id())).singleElement().satisfies(step -> assertThat(step.task()).isEqualTo("Initiate the PEP"));
        CycleProgress progress = progress(cycle);
        assertThat(progress.started()).isEqualTo(3);
        assertThat(progress.finished()).isTrue();
    }

    @Test
    void theDryRunSaysWhoIsLeftOutAndWhyAndChangesNothing() {
        Child eligible = years.child(year, "Eligible", school);
        Child unnamed = years.unnamed(year, 9, school);
        Child toddler = years.child(year, "Toddler", -1, null, null);
        Child nursery = years.child(year, "Nursery", -1, school, null);
        Child grown = years.child(year, "Grown", 14, school, null);
        Child last = years.child(year, "Last", 13, school, null);
        Child open = years.child(year, "Open", school);
        insertPep(open, FutureYear.title(year), "AUTUMN", "INITIATING");
        Child signed = years.child(year, "Signed", school);
        insertPep(signed, FutureYear.title(year), "AUTUMN", "SIGNED_OFF");
        Child earlier = years.child(year, "Earlier", school);
        insertPep(earlier, FutureYear.title(year - 1), "SUMMER", "IN_QA");
        Child hidden = years.child(year, "Hidden", school);
        register.protectAddress(hidden.id());
        Child unseen = years.child(year, "Unseen", school);
        register.exclude(unseen.id(), COORDINATOR);

        CycleOutlook outlook = asCoordinator(() -> cycles.dryRun(request(Map.of())));

        assertThat(outlook.starts()).extracting(CycleOutlook.Line::reference).containsExactlyInAnyOrder(eligible.reference(),
                nursery.reference(), last.reference(), hidden.reference());
        assertThat(outlook.counts().starts()).isEqualTo(5);
        assertThat(outlook.notShown()).isEqualTo(1);
        assertThat(reasonOf(outlook, unnamed)).contains("Known only by number");
        assertThat(reasonOf(outlook, toddler)).contains("no early years setting");
        assertThat(reasonOf(outlook, grown)).isEqualTo("Past Year 13");
        assertThat(reasonOf(outlook, open)).contains("open review of this term");
        assertThat(reasonOf(outlook, signed)).contains("signed PEP of this term");
        assertThat(outlook.stillOpen()).singleElement().satisfies(line -> {
            assertThat(line.reference()).isEqualTo(earlier.reference());
            assertThat(line.reason()).isEqualTo("Summer term " + FutureYear.title(year - 1) + ": In quality assurance");
            assertThat(line.closes()).isFalse();
        });
        assertThat(outlook.starts()).filteredOn(line -> line.reference().equals(hidden.reference())).singleElement()
                .extracting(CycleOutlook.Line::school).isEqualTo("Protected");
        assertThat(history.of(eligible.id())).isEmpty();
        assertThat(jobs.waiting(LAUNCH)).isZero();
    }

    @Test
    void anOpenReviewOfAnEarlierTermIsClosedOnlyIfTheCoordinatorTicksIt() {
        UUID before = launch(request(Map.of()));
        Child ticked = years.child(year, "Ticked", school);
        Child left = years.child(year, "Left", school);
        assertThat(launch(request(Map.of()))).isEqualTo(before);
        jobs.runBackground(LAUNCH);
        clock.setTo(LocalDate.of(year + 1, 1, 12));
        LocalDate spring = LocalDate.of(year + 1, 3, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.WEDNESDAY));
        CycleRequest request = new CycleRequest(FutureYear.title(year), "spring", spring.toString(), null, List.of(ticked.reference()));

        launch(request);
        jobs.runBackground(LAUNCH);

        assertThat(history.of(ticked.id())).extracting(PepRecord::status).containsExactly(PepStatus.INITIATING, PepStatus.CANCELLED);
        assertThat(history.of(ticked.id()).get(1).cancelReason()).isEqualTo(CancelReason.NOT_COMPLETED);
        assertThat(history.of(ticked.id()).get(0).term()).isEqualTo("SPRING");
        assertThat(only(left).status()).isEqualTo(PepStatus.INITIATING);

        launch(request.closing(List.of(left.reference())));
        jobs.runBackground(LAUNCH);
        assertThat(history.of(left.id())).extracting(PepRecord::status).containsExactly(PepStatus.INITIATING, PepStatus.CANCELLED);
    }

    @Test
    void twoLaunchesAtOnceAreOne() {
        List<Child> all = many(20);

        List<PepCycles.Launch> launches = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.supplyAsync(() -> asCoordinator(() -> cycles.launch(request(Map.of()), COORDINATOR)))).toList()
                .stream().map(CompletableFuture::join).toList();

        assertThat(launches).extracting(launch -> launch.cycle().id()).containsOnly(launches.get(0).cycle().id());
        assertThat(launches).filteredOn(PepCycles.Launch::isNew).hasSize(1);
        assertThat(jobs.waiting(LAUNCH)).isEqualTo(20);
        jobs.runBackground(LAUNCH);
        assertThat(all).allSatisfy(child -> assertThat(history.of(child.id())).hasSize(1));
    }

    @Test
    void afterACrashTheRestIsStartedAndLaunchingAgainAddsOnlyWhoIsNew() {
        List<Child> all = many(20);
        UUID cycle = launch(request(Map.of()));
        jobs.runBackground(LAUNCH, 8);
        assertThat(progress(cycle).started()).isEqualTo(8);
        assertThat(progress(cycle).waiting()).isEqualTo(12);
        Child late = years.child(year, "Late", school);
        jdbc.sql("delete from public.act_ru_job where id_ in (select id_ from public.act_ru_job where handler_cfg_ like 'pep.launch:%' limit 3)").update();

        assertThat(launch(request(Map.of()))).isEqualTo(cycle);

        assertThat(jobs.waiting(LAUNCH)).isEqualTo(13);
        jobs.runBackground(LAUNCH);
        assertThat(progress(cycle).started()).isEqualTo(21);
        assertThat(all).allSatisfy(child -> assertThat(history.of(child.id())).hasSize(1));
        only(late);
        all.forEach(child -> task.run(new PartOfWhole(cycle, child.id()).subject()));
        assertThat(all).allSatisfy(child -> assertThat(history.of(child.id())).hasSize(1));
    }

    @Test
    void whatChangedWhileAReviewWaitedIsLookedAtAgain() {
        Child leaver = years.child(year, "Leaver", school);
        UUID cycle = launch(request(Map.of()));
        jdbc.sql("delete from casework.care_period where child_id = ?").param(leaver.id()).update();
        children.update(leaver.id(), new ChildDetails(null, null, null, null, null, null, CareStatus.WITH_SOCIAL_WORKER, null, null, null));

        jobs.runBackground(LAUNCH);

        assertThat(history.of(leaver.id())).isEmpty();
        assertThat(progress(cycle).left()).contains(new CycleProgress.Left(leaver.reference(), LeftOut.NOT_LOOKED_AFTER));
    }

    @Test
    void anotherCutOffForALaunchedTermIsAConflict() {
        launch(request(Map.of()));

        assertThatThrownBy(() -> launch(request(Map.of("11", years.launchDay(year).plusDays(14).toString()))))
                .isInstanceOf(CycleConflictException.class).hasMessageContaining("was launched with these cut-offs: " + Words.day(years.cutOff(year)));
    }

    @Test
    void aLaunchInTheSummerIsForTheSchoolsAndForTheYearGroupsOfTheAutumn() {
        Child eleven = years.child(year, "Moves", 11, school, null);
        Child ten = years.child(year, "Ten", 10, school, null);
        Child thirteen = years.child(year, "Leaves", 13, school, null);
        int next = year + 1;
        clock.setTo(LocalDate.of(next, 8, 5));
        LocalDate cutOff = years.cutOff(next);

        launch(new CycleRequest(FutureYear.title(next), "Autumn", cutOff.toString(), Map.of("Y11", cutOff.minusDays(7).toString()), null));
        jobs.runBackground(LAUNCH);

        assertThat(only(eleven).setting()).isEqualTo(PepSetting.POST_16);
        assertThat(only(ten).setting()).isEqualTo(PepSetting.STATUTORY);
        assertThat(only(ten).due().dueReckoned()).contains("for Year 11");
        assertThat(only(ten).term()).isEqualTo("AUTUMN");
        assertThat(history.of(thirteen.id())).isEmpty();
    }

    @Test
    void aReviewThatCannotBeginIsNamedAndTriedAgain() {
        Child stuck = years.child(year, "Stuck", school);
        Child fine = years.child(year, "Fine", school);
        UUID cycle = launch(request(Map.of()));
        refusePepsOf(stuck);
        try {
            for (int tries = 0; tries < 6; tries++) {
                assertThatThrownBy(() -> jobs.runBackground(LAUNCH)).isNotNull();
                clock.advance(Duration.ofHours(7));
            }
            jobs.runBackground(LAUNCH);
        } finally {
            jdbc.sql("drop trigger stuck on casework.pep").update();
        }
        only(fine);
        assertThat(progress(cycle).failures()).containsExactly(new CycleProgress.Failure(stuck.reference(), true,
                "Could not be started and is not tried again by itself."));

        assertThat(asCoordinator(() -> cycles.tryAgain(cycle))).isEqualTo(1);
        jobs.runBackground(LAUNCH);

        only(stuck);
        assertThat(progress(cycle).failures()).isEmpty();
    }

    /** The last thing a job writes is that it is done: when that fails, record and process are there already. */
    @Test
    void aJobThatDiesAtItsLastStepLeavesNothingAndBeginsTheReviewOnceAfterwards() {
        Child stuck = years.child(year, "Stuck", school);
        UUID cycle = launch(request(Map.of()));
        jdbc.sql("create or replace function casework.refuse_done() returns trigger language plpgsql as 'begin raise exception ''died''; end'").update();
        jdbc.sql("create trigger died before update on casework.pep_cycle_child for each row when (new.state = 'STARTED') execute function casework.refuse_done()").update();
        try {
            assertThatThrownBy(() -> jobs.runBackground(LAUNCH)).isNotNull();
        } finally {
            jdbc.sql("drop trigger died on casework.pep_cycle_child").update();
        }
        assertThat(history.of(stuck.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from public.act_ru_variable where name_ = 'childId' and text_ = ?").param(stuck.id().toString())
                .query(Long.class).single()).as("what is left in the engine").isZero();

        clock.advance(Duration.ofHours(1));
        jobs.runBackground(LAUNCH);

        only(stuck);
        assertThat(progress(cycle).started()).isEqualTo(1);
    }

    @Test
    void aReviewThatEndedWithoutASignatureBeginsAgainWhenTheTermIsLaunchedAgain() {
        Child child = years.child(year, "Back", school);
        UUID cycle = launch(request(Map.of()));
        jobs.runBackground(LAUNCH);
        reviews.closeNotCompleted(only(child).id(), COORDINATOR);

        assertThat(launch(request(Map.of()))).isEqualTo(cycle);
        jobs.runBackground(LAUNCH);

        assertThat(history.of(child.id())).extracting(PepRecord::status).containsExactlyInAnyOrder(PepStatus.INITIATING, PepStatus.CANCELLED);
    }

    @Test
    void theSameTermIsLaunchedAgainByTheSameCutOffsAlsoOnceTheyHavePassed() {
        years.child(year, "Early", school);
        UUID cycle = launch(request(Map.of()));
        jobs.runBackground(LAUNCH);
        clock.setTo(years.cutOff(year).plusDays(3));
        Child late = years.child(year, "Late", school);

        assertThat(launch(request(Map.of()))).isEqualTo(cycle);
        jobs.runBackground(LAUNCH);

        only(late);
    }

    @Test
    void theNextTermIsLaunchedWithAWarningWhileTheOneThatIsOnIsNot() {
        LocalDate spring = LocalDate.of(year + 1, 3, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.WEDNESDAY));
        CycleRequest next = new CycleRequest(FutureYear.title(year), "spring", spring.toString(), null, List.of());
        assertThat(asCoordinator(() -> cycles.dryRun(next)).skipped().name().name()).isEqualTo("AUTUMN");

        launch(request(Map.of()));

        assertThat(asCoordinator(() -> cycles.dryRun(next)).skipped()).isNull();
    }

    @Test
    void threeHundredChildren() {
        List<Child> all = many(300);
        long begun = System.nanoTime();
        CycleOutlook outlook = asCoordinator(() -> cycles.dryRun(request(Map.of())));
        long dry = System.nanoTime();
        UUID cycle = launch(request(Map.of()));
        long launched = System.nanoTime();
        jobs.runBackground(LAUNCH);
        long done = System.nanoTime();

        LOG.info("300 children: dry run {} ms, launch {} ms, all reviews begun one after the other {} ms", (dry - begun) / 1_000_000,
                (launched - dry) / 1_000_000, (done - launched) / 1_000_000);
        assertThat(outlook.counts().starts()).isEqualTo(300);
        assertThat(progress(cycle).started()).isEqualTo(300);
        assertThat(jdbc.sql("select count(*) from casework.pep where child_id in (:ids)")
                .param("ids", all.stream().map(Child::id).toList()).query(Long.class).single()).isEqualTo(300);
    }

    private List<Child> many(int number) {
        return IntStream.range(0, number).mapToObj(n -> years.child(year, "Child%03d".formatted(n), school)).toList();
    }

    private void refusePepsOf(Child child) {
        jdbc.sql("create or replace function casework.refuse_stuck() returns trigger language plpgsql as 'begin raise exception ''stuck''; end'").update();
        jdbc.sql("create trigger stuck before insert on casework.pep for each row when (new.child_id = '" + child.id() + "') execute function casework.refuse_stuck()").update();
    }

    private void insertPep(Child child, String academicYear, String term, String status) {
        jdbc.sql("insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by)"
                        + " values (?, ?, ?, 'REVIEW', ?, ?, ?, now(), 'test')")
                .params(UUID.randomUUID(), child.id(), school.key(), status, academicYear, term).update();
    }

    private CycleRequest request(Map<String, String> yearGroups) {
        return new CycleRequest(FutureYear.title(year), "AUTUMN", years.cutOff(year).toString(), yearGroups, null);
    }

    private UUID launch(CycleRequest request) {
        return asCoordinator(() -> cycles.launch(request, COORDINATOR)).cycle().id();
    }

    private CycleProgress progress(UUID cycle) {
        return asCoordinator(() -> cycles.find(cycle)).orElseThrow();
    }

    private PepRecord only(Child child) {
        assertThat(history.of(child.id())).hasSize(1);
        return history.of(child.id()).get(0);
    }

    private static String reasonOf(CycleOutlook outlook, Child child) {
        return outlook.leftOut().stream().filter(line -> line.reference().equals(child.reference())).findFirst().orElseThrow().reason();
    }

    private static <T> T asCoordinator(Supplier<T> work) {
        SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken(COORDINATOR, null,
                AuthorityUtils.createAuthorityList("ROLE_virtual-school-coordinator")));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
