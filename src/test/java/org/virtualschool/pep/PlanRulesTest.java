package org.virtualschool.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.virtualschool.pep.TargetKind.ACADEMIC;
import static org.virtualschool.pep.TargetKind.OTHER;
import static org.virtualschool.pep.TargetKind.SEMH;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

class PlanRulesTest {

    private static final LocalDate INITIATED = LocalDate.of(2026, 11, 4);
    private static final LocalDate HELD = LocalDate.of(2026, 11, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int WEEKS = 26;
    private static final SchoolTerm SPRING = spring(true);

    @Test
    void aMeetingIsPlannedForTodayOrLater() {
        assertThat(faults(faults -> PlanRules.checkPlannedMeeting(TODAY, TODAY, faults))).isEmpty();
        assertThat(faults(faults -> PlanRules.checkPlannedMeeting(TODAY.minusDays(1), TODAY, faults)))
                .containsExactly("meetingPlannedOn: The meeting cannot be planned for a day that has passed. Enter today or a later day.");
    }

    @Test
    void aMeetingIsHeldBetweenInitiationAndToday() {
        assertThat(heldOn(INITIATED)).isEmpty();
        assertThat(heldOn(TODAY)).isEmpty();
        assertThat(heldOn(TODAY.plusDays(1)))
                .containsExactly("meetingHeldOn: The meeting cannot be in the future. Record it once it was held.");
        assertThat(heldOn(INITIATED.minusDays(1)))
                .containsExactly("meetingHeldOn: The meeting cannot be before the PEP was initiated on 4 November 2026.");
    }

    @Test
    void targetsAreDueFromTodayToTheLongestTimeAfterTheMeeting() {
        LocalDate latest = HELD.plusWeeks(WEEKS);

        assertThat(targets(TODAY, TODAY, latest)).isEmpty();
        assertThat(targets(TODAY.minusDays(1), TODAY, TODAY))
                .containsExactly("target1ByWhen: This day has passed. Enter the day by which the target is to be reached.");
        assertThat(targets(TODAY, TODAY, latest.plusDays(1))).containsExactly(
                "target3ByWhen: This is too far ahead: a target must be due within 26 weeks of the meeting, by 21 May 2027.");
    }

    @Test
    void aTargetIsNotDueBeforeTheMeetingEvenIfItsDayLiesAhead() {
        LocalDate meetingTomorrow = TODAY.plusDays(1);

        assertThat(faults(faults -> PlanRules.checkTargets(plans(TODAY, meetingTomorrow, meetingTomorrow), meetingTomorrow,
                TODAY, WEEKS, faults)))
                .containsExactly("target1ByWhen: A target cannot be due before the meeting on 25 November 2026.");
    }

    @Test
    void twoTargetsAreAcademicAndOneIsSocialEmotionalAndMentalHealth() {
        assertThat(kinds(ACADEMIC, ACADEMIC, SEMH)).isEmpty();
        assertThat(kinds(SEMH, ACADEMIC, OTHER, ACADEMIC)).isEmpty();
        assertThat(kinds(ACADEMIC, ACADEMIC, OTHER)).containsExactly(
                "target3Kind: At least one target must be for social, emotional and mental health; this plan has none.");
        assertThat(kinds(ACADEMIC, SEMH, OTHER))
                .containsExactly("target1Kind: At least two targets must be academic; this plan has only one.");
        assertThat(kinds(SEMH, SEMH, OTHER, OTHER))
                .containsExactly("target1Kind: At least two targets must be academic; this plan has none.");
    }

    @Test
    void aPlanHasThreeOrFourTargets() {
        assertThatThrownBy(() -> kinds(ACADEMIC, SEMH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kinds(ACADEMIC, ACADEMIC, ACADEMIC, SEMH, SEMH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTargetCostsWholePenniesAndNotLessThanNothing() {
        assertThat(plan(ACADEMIC, TODAY, 0).premiumPence()).isZero();
        assertThatThrownBy(() -> plan(ACADEMIC, TODAY, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNextPepIsAfterTheMeetingAndNotAfterTheNextTermsCutOff() {
        assertThat(nextPep(TODAY, SPRING)).isEmpty();
        assertThat(nextPep(SPRING.endsOn(), SPRING)).isEmpty();
        assertThat(nextPep(HELD, SPRING)).containsExactly("nextPepOn: The next PEP must be after this meeting.");
        assertThat(nextPep(HELD.plusDays(1), SPRING))
                .containsExactly("nextPepOn: This day has passed. Enter the day of the next PEP.");
        assertThat(nextPep(SPRING.endsOn().plusDays(1), SPRING)).containsExactly(
                "nextPepOn: The next PEP must be on or before 25 March 2027, the last day of the spring term 2026/27.");
    }

    @Test
    void whereTheNextTermIsNotLoadedTheMissingDatesAreNamedAndNothingIsGuessed() {
        assertThat(nextPep(TODAY.plusWeeks(8), spring(false))).containsExactly("nextPepOn: The dates of the spring term 2026/27"
                + " are not loaded, so this date cannot be checked. Ask the virtual school's coordinator to load the term dates,"
                + " then complete this task.");
    }

    @Test
    void whatWasDoneLiesNotAheadAndWhatIsPlannedHasNotPassed() {
        assertThat(faults(faults -> PlanRules.checkDone(TODAY, TODAY, "voiceOn", faults))).isEmpty();
        assertThat(faults(faults -> PlanRules.checkDone(null, TODAY, "voiceOn", faults))).isEmpty();
        assertThat(faults(faults -> PlanRules.checkDone(TODAY.plusDays(1), TODAY, "voiceOn", faults)))
                .containsExactly("voiceOn: This day is in the future.");
        assertThat(faults(faults -> PlanRules.checkAhead(TODAY, TODAY, "ehcpReviewOn", faults))).isEmpty();
        assertThat(faults(faults -> PlanRules.checkAhead(TODAY.minusDays(1), TODAY, "ehcpReviewOn", faults)))
                .containsExactly("ehcpReviewOn: This day has passed.");
    }

    private static List<String> heldOn(LocalDate day) {
        return faults(faults -> PlanRules.checkMeetingHeld(day, INITIATED, TODAY, faults));
    }

    private static List<String> targets(LocalDate first, LocalDate second, LocalDate third) {
        return faults(faults -> PlanRules.checkTargets(plans(first, second, third), HELD, TODAY, WEEKS, faults));
    }

    private static List<TargetPlan> plans(LocalDate first, LocalDate second, LocalDate third) {
        return List.of(plan(ACADEMIC, first, 0), plan(ACADEMIC, second, 0), plan(SEMH, third, 0));
    }

    private static List<String> kinds(TargetKind... kinds) {
        return faults(faults -> PlanRules.checkTargets(Stream.of(kinds).map(kind -> plan(kind, TODAY, 0)).toList(), HELD, TODAY,
                WEEKS, faults));
    }

    private static TargetPlan plan(TargetKind kind, LocalDate byWhen, long pence) {
        return new TargetPlan(kind, "area", "baseline", "goal", "how", "who", byWhen, "evidence", pence, null);
    }

    private static List<String> nextPep(LocalDate day, SchoolTerm nextTerm) {
        return faults(faults -> PlanRules.checkNextPep(day, HELD, TODAY, nextTerm, faults));
    }

    private static SchoolTerm spring(boolean loaded) {
        return new SchoolTerm("2026/27", TermName.SPRING, LocalDate.of(2027, 1, 4), LocalDate.of(2027, 3, 25), null, null, loaded);
    }

    private static List<String> faults(Consumer<FieldFaults> check) {
        FieldFaults faults = new FieldFaults();
        check.accept(faults);
        FieldFaultsException thrown = catchThrowableOfType(FieldFaultsException.class, faults::throwIfAny);
        return thrown == null ? List.of() : thrown.faults().stream().map(PlanRulesTest::inWords).toList();
    }

    private static String inWords(FieldFault fault) {
        return fault.field() + ": " + fault.message();
    }
}
