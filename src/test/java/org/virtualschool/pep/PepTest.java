package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;

class PepTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final Signature TEACHER = signature("teacher");
    private static final Signature WORKER = signature("worker");
    private static final Signature ADVISER = signature("adviser");
    private static final Signature HEAD = signature("head");
    private static final int EVERY_TENTH = 10;

    private final Pep pep = requested(UUID.randomUUID(), TermName.AUTUMN);
    private final AtomicLong sampleNumbers = new AtomicLong();

    @Test
    void goesItsStraightWay() {
        assertThat(pep.status()).isEqualTo(PepStatus.INITIATING);
        initiate();
        assertThat(pep.status()).isEqualTo(PepStatus.PREPARING);
        prepare();
        assertThat(pep.status()).isEqualTo(PepStatus.MEETING_DUE);
        meet();
        assertThat(pep.status()).isEqualTo(PepStatus.CONFIRMING);
        pep.confirm("as agreed", WORKER);
        assertThat(pep.status()).isEqualTo(PepStatus.IN_QA);
        judge(2);
        rate(Rating.GREEN);
        assertThat(pep.status()).isEqualTo(PepStatus.FOR_SIGN_OFF);
        pep.signOff(false, HEAD);
        pep.lock();
        assertThat(pep.status()).isEqualTo(PepStatus.SIGNED_OFF);
        assertThat(pep.record().signedOffBy()).isEqualTo("head");
    }

    @Test
    void waitsForTheMeetingUntilSchoolSocialWorkerAndChildAreDone() {
        initiate();
        pep.writePreparedSection(RecordSection.VOICE, Map.of("childTookPart", "no"), TEACHER);
        pep.writePreparedSection(RecordSection.CARE, Map.of("careArrangements", "settled"), WORKER);
        assertThat(pep.status()).isEqualTo(PepStatus.PREPARING);
        writeSchoolSections();
        assertThat(pep.status()).isEqualTo(PepStatus.MEETING_DUE);
    }

    @Test
    void refusesEveryStepOutOfTurn() {
        assertThatIllegalStateException().isThrownBy(this::meet);
        assertThatIllegalStateException().isThrownBy(() -> pep.confirm(null, WORKER));
        assertThatIllegalStateException().isThrownBy(() -> judge(2));
        assertThatIllegalStateException().isThrownBy(() -> pep.signOff(false, HEAD));
        assertThatIllegalStateException().isThrownBy(pep::lock);
        initiate();
        assertThatIllegalStateException().isThrownBy(this::initiate);
    }

    @Test
    void aSignedPepTakesNothingAnyMore() {
        toQualityAssurance();
        judge(3);
        rate(Rating.GREEN);
        pep.signOff(false, HEAD);
        pep.lock();

        assertThatIllegalStateException().isThrownBy(() -> pep.confirm(null, WORKER));
        assertThatIllegalStateException().isThrownBy(() -> pep.reworkCareSection(Map.of(), "changed", WORKER));
        assertThatIllegalStateException().isThrownBy(() -> pep.reviewPreviousTargets(pep, Map.of())).withMessageContaining("locked");
        assertThatIllegalStateException().isThrownBy(pep::lock);
    }

    @Test
    void isNotLockedBeforeItIsSignedNorSignedByItsRater() {
        toQualityAssurance();
        judge(3);
        rate(Rating.GREEN);

        assertThatIllegalStateException().isThrownBy(pep::lock).withMessageContaining("not signed");
        assertThatIllegalStateException().isThrownBy(() -> pep.signOff(true, ADVISER)).withMessageContaining("rated it");
    }

    @Test
    void tellsTheRatingTableWhatItNeeds() {
        toQualityAssurance();
        Map<QualitySection, SectionScore> scores = scores(3);
        scores.put(QualitySection.CARE, new SectionScore(1, "more"));
        scores.put(QualitySection.VOICE, new SectionScore(1, "more"));

        assertThat(pep.judge(new QualityJudgement(scores, "well done"), ADVISER)).isEqualTo(new RatingFacts(1, 2, true, true, true));
    }

    @Test
    void aScoreIsZeroToThreeAndEverySectionHasOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SectionScore(4, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new SectionScore(-1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityJudgement(Map.of(QualitySection.CARE, new SectionScore(2, null)), "well done"));
    }

    @Test
    void whatAFirstPepDoesNotHaveCountsNeitherAgainstItNorForIt() {
        toQualityAssurance();
        Map<QualitySection, SectionScore> scores = scores(3);
        scores.put(QualitySection.PREVIOUS_TARGETS, new SectionScore(0, "there are none"));

        assertThat(pep.judge(new QualityJudgement(scores, "well done").ofFirstPep(), ADVISER))
                .isEqualTo(new RatingFacts(3, 0, true, true, true));
        assertThat(pep.record().lastRound().orElseThrow().scores()).hasSize(7).doesNotContainKey(QualitySection.PREVIOUS_TARGETS);
    }

    @Test
    void redGoesBackToTheOwnersOfWhatFailed() {
        toQualityAssurance();
        judge(2, QualitySection.CARE);
        assertThat(rate(Rating.RED)).isEqualTo(new RatingOutcome(1, false, true, false, true, true));
        assertThat(pep.status()).isEqualTo(PepStatus.RETURNED);

        pep.reworkCareSection(Map.of("careArrangements", "rewritten"), "said more", WORKER);

        assertThat(pep.status()).isEqualTo(PepStatus.IN_QA);
        assertThat(pep.record().answers(RecordSection.CARE)).containsEntry("careArrangements", "rewritten");
    }

    @Test
    void staysReturnedUntilBothOwnersHaveReworked() {
        toQualityAssurance();
        judge(2, QualitySection.CARE, QualitySection.ATTENDANCE);
        assertThat(rate(Rating.RED)).isEqualTo(new RatingOutcome(1, true, true, false, true, true));

        pep.reworkCareSection(Map.of("careArrangements", "rewritten"), "said more", WORKER);
        assertThat(pep.status()).isEqualTo(PepStatus.RETURNED);
        pep.reworkSchoolSections(rework(Map.of(RecordSection.ATTENDANCE, Map.of("attendancePercent", "96"))), TEACHER);

        assertThat(pep.status()).isEqualTo(PepStatus.IN_QA);
        assertThat(pep.record().lastRound().orElseThrow().changesBySchool()).isEqualTo("changed");
    }

    @Test
    void reworkChangesOnlyWhatFailed() {
        toQualityAssurance();
        PepRecord before = pep.record();
        judge(2, QualitySection.ATTENDANCE);
        rate(Rating.RED);

        pep.reworkSchoolSections(rework(Map.of(RecordSection.ATTENDANCE, Map.of("attendancePercent", "96"))), TEACHER);

        assertThat(pep.record().answers(RecordSection.ATTENDANCE)).isEqualTo(Map.of("attendancePercent", "96"));
        assertThat(pep.record().sections().get(RecordSection.EDUCATION)).isEqualTo(before.sections().get(RecordSection.EDUCATION));
        assertThat(pep.record().attainment()).isEqualTo(before.attainment());
        assertThat(pep.record().targets()).isEqualTo(before.targets());
    }

    @Test
    void reworkedTargetsReplaceTheOldOnesAndAFourthMayComeAndGo() {
        toQualityAssurance();
        judge(2, QualitySection.NEW_TARGETS);
        rate(Rating.RED);
        pep.reworkSchoolSections(new SchoolRework(Map.of(), Optional.empty(), Optional.of(plan(4, "better")), "changed"), TEACHER);
        assertThat(pep.record().targets()).extracting(target -> target.plan().goal()).containsOnly("better").hasSize(4);

        judge(2, QualitySection.NEW_TARGETS);
        rate(Rating.RED);
        pep.decideSecondRed(SecondRedDecision.REWORK, "once more", HEAD);
        pep.reworkSchoolSections(new SchoolRework(Map.of(), Optional.empty(), Optional.of(plan(3, "best")), "changed"), TEACHER);
        assertThat(pep.record().targets()).extracting(PepRecord.Target::position).containsExactly(1, 2, 3);
    }

    @Test
    void theSecondRedGoesToTheHead() {
        redTwice();
        assertThat(pep.status()).isEqualTo(PepStatus.FOR_DECISION);

        pep.decideSecondRed(SecondRedDecision.ACCEPT, "good enough for now", HEAD);

        assertThat(pep.status()).isEqualTo(PepStatus.FOR_SIGN_OFF);
        assertThat(pep.record().lastRound().orElseThrow().decidedBy()).isEqualTo("head");
    }

    @Test
    void afterAnotherReworkTheThirdRedGoesToTheHeadAgain() {
        redTwice();
        pep.decideSecondRed(SecondRedDecision.REWORK, "once more", HEAD);
        assertThat(pep.status()).isEqualTo(PepStatus.RETURNED);
        pep.reworkCareSection(Map.of(), "changed", WORKER);
        judge(2, QualitySection.CARE);

        assertThat(rate(Rating.RED).redCount()).isEqualTo(3);
        assertThat(pep.status()).isEqualTo(PepStatus.FOR_DECISION);
    }

    @Test
    void signOffMayReturnItToTheAdviser() {
        toQualityAssurance();
        judge(2);
        rate(Rating.AMBER);

        pep.returnToAdviser("target 3 cannot be measured", HEAD);

        assertThat(pep.status()).isEqualTo(PepStatus.IN_QA);
        assertThat(pep.record().lastRound().orElseThrow().returnReason()).isEqualTo("target 3 cannot be measured");
    }

    @Test
    void drawsItsSampleNumberOnceWhenItFirstReachesSignOff() {
        sampleNumbers.set(9);
        toQualityAssurance();
        judge(2, QualitySection.CARE);
        assertThat(rate(Rating.RED).sampled()).isFalse();
        assertThat(sampleNumbers).hasValue(9);
        pep.reworkCareSection(Map.of(), "changed", WORKER);
        judge(3);
        assertThat(rate(Rating.GREEN).sampled()).as("the tenth").isTrue();
        pep.returnToAdviser("look again", HEAD);
        judge(3);
        assertThat(rate(Rating.GREEN).sampled()).as("still the tenth").isTrue();
        assertThat(sampleNumbers).hasValue(10);
    }

    @Test
    void theEleventhIsNotSampled() {
        sampleNumbers.set(10);
        toQualityAssurance();
        judge(3);
        assertThat(rate(Rating.GREEN).sampled()).isFalse();
    }

    @Test
    void saysWhatBecameOfTheTargetsBefore() {
        toQualityAssurance();
        Pep next = requested(pep.childId(), TermName.SPRING);

        next.reviewPreviousTargets(pep, Map.of(2, new TargetReview(TargetOutcome.PART_MET, "in books", null)));

        assertThat(pep.record().targets()).extracting(target -> target.review() == null ? null : target.review().outcome())
                .containsExactly(null, TargetOutcome.PART_MET, null);
        assertThat(pep.record().targets().get(1).reviewedIn()).isEqualTo(next.id());
    }

    private void redTwice() {
        toQualityAssurance();
        judge(2, QualitySection.CARE);
        rate(Rating.RED);
        pep.reworkCareSection(Map.of(), "changed", WORKER);
        judge(2, QualitySection.CARE);
        rate(Rating.RED);
    }

    private void toQualityAssurance() {
        initiate();
        prepare();
        meet();
        pep.confirm(null, WORKER);
    }

    private void initiate() {
        pep.initiate(Map.of("careDetailsCorrect", "yes"), TODAY.plusDays(10), WORKER);
    }

    private void prepare() {
        writeSchoolSections();
        pep.writePreparedSection(RecordSection.CARE, Map.of("careArrangements", "settled"), WORKER);
        pep.writePreparedSection(RecordSection.VOICE, Map.of("childTookPart", "yes"), TEACHER);
    }

    private void writeSchoolSections() {
        Map<RecordSection, Map<String, Object>> answers = new EnumMap<>(RecordSection.class);
        RecordSection.OF_SCHOOL.forEach(section -> answers.put(section, Map.of()));
        pep.writeSchoolSections(answers, List.of(new SubjectAttainment(1, "English: reading", Progress.ON_TRACK, "3", "4", "5", null)),
                TEACHER);
    }

    private void meet() {
        pep.holdMeeting(Map.of("meetingPlace", "school"), TODAY, plan(3, "goal"), TEACHER);
    }

    private static NewPlan plan(int targets, String goal) {
        TargetPlan target = new TargetPlan(TargetKind.ACADEMIC, "area", "baseline", goal, "how", "who", TODAY, "evidence", 0, null);
        return new NewPlan(Collections.nCopies(targets, target), TODAY.plusWeeks(12));
    }

    private static SchoolRework rework(Map<RecordSection, Map<String, Object>> sections) {
        return new SchoolRework(sections, Optional.empty(), Optional.empty(), "changed");
    }

    private void judge(int score, QualitySection... failing) {
        Map<QualitySection, SectionScore> scores = scores(score);
        for (QualitySection section : failing) {
            scores.put(section, new SectionScore(0, "missing"));
        }
        pep.judge(new QualityJudgement(scores, "feedback"), ADVISER);
    }

    private static Map<QualitySection, SectionScore> scores(int score) {
        Map<QualitySection, SectionScore> scores = new EnumMap<>(QualitySection.class);
        for (QualitySection section : QualitySection.values()) {
            scores.put(section, new SectionScore(score, null));
        }
        return scores;
    }

    private static Pep requested(UUID childId, TermName term) {
        LocalDate today = LocalDate.of(2026, 11, 3);
        return Pep.requested(childId, 100001L, PepKind.REVIEW, PepSetting.STATUTORY,
                new SchoolTerm("2026/27", term, today, today.plusDays(30), null, null, true),
                new DueDate(today, today.plusDays(20), "by hand"), signature("coordinator"));
    }

    private RatingOutcome rate(Rating rating) {
        pep.rate(rating, sampleNumbers::incrementAndGet, EVERY_TENTH);
        return new RatingOutcome(pep.redCount(), pep.needsReworkBy(SectionOwner.SCHOOL), pep.needsReworkBy(SectionOwner.CARE),
                pep.sampled(), true, true);
    }

    private static Signature signature(String userId) {
        return new Signature(userId, Instant.parse("2026-11-03T10:00:00Z"), TODAY);
    }
}
