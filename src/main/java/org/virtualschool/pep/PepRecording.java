package org.virtualschool.pep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Terms;
import org.virtualschool.people.StaffService;
import org.virtualschool.policy.Policies;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormAnswers;

/**
 * The steps by which a PEP is written, one for each task of its review. Each takes who does it as {@code actor}, refuses
 * what the rules forbid with a {@link FieldFaultsException}, and fails with an {@link IllegalStateException} when the PEP
 * is not at that step.
 */
@Service
@Transactional
public class PepRecording {

    static final String SAMPLE_EVERY = "pep.signOff.sampleEvery";
    static final String LONGEST_WEEKS = "pep.target.longestWeeks";
    private static final String RATED_BY_YOU = "You rated this PEP. Somebody else has to sign it off.";

    private final PepRepository peps;
    private final PepPeople people;
    private final StaffService staff;
    private final Policies policies;
    private final Terms terms;
    private final CivilTime civilTime;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PepRecording(PepRepository peps, PepPeople people, StaffService staff, Policies policies,
                 Terms terms, CivilTime civilTime, Clock clock, ApplicationEventPublisher events) {
        this.peps = peps;
        this.people = people;
        this.staff = staff;
        this.policies = policies;
        this.terms = terms;
        this.civilTime = civilTime;
        this.clock = clock;
        this.events = events;
    }

    /** The social worker has checked the care details, invited people and planned the meeting. */
    public void initiate(UUID pepId, FormAnswers answers, String actor) {
        Signature by = sign(actor);
        LocalDate plannedOn = answers.date("meetingPlannedOn");
        FieldFaults faults = new FieldFaults();
        PlanRules.checkPlannedMeeting(plannedOn, by.today(), faults);
        faults.throwIfAny();
        pep(pepId).initiate(SectionAnswers.of(RecordSection.INITIATION, answers), plannedOn, by);
    }

    /**
     * The school has written its sections.
     *
     * @param levels          attainment by subject
     * @param previousTargets what became of the targets of the PEP before, by position; empty if there is none
     */
    public void writeSchoolSections(UUID pepId, FormAnswers answers, List<SubjectAttainment> levels,
                                    Map<Integer, TargetReview> previousTargets, String actor) {
        Signature by = sign(actor);
        checkDays(answers, by);
        Pep pep = pep(pepId);
        Map<RecordSection, Map<String, Object>> sections = new EnumMap<>(RecordSection.class);
        RecordSection.OF_SCHOOL.forEach(section -> sections.put(section, SectionAnswers.of(section, answers)));
        pep.writeSchoolSections(sections, levels, by);
        reviewPreviousTargets(pep, previousTargets);
    }

    /** The social worker has written the care section. */
    public void writeCareSection(UUID pepId, FormAnswers answers, String actor) {
        pep(pepId).writePreparedSection(RecordSection.CARE, SectionAnswers.of(RecordSection.CARE, answers), sign(actor));
    }

    /** The child has been heard, or chose not to take part. */
    public void recordVoice(UUID pepId, FormAnswers answers, String actor) {
        Signature by = sign(actor);
        checkDays(answers, by);
        pep(pepId).writePreparedSection(RecordSection.VOICE, SectionAnswers.of(RecordSection.VOICE, answers), by);
    }

    /** The meeting was held and made its plan. */
    public void holdMeeting(UUID pepId, FormAnswers answers, NewPlan plan, String actor) {
        Signature by = sign(actor);
        Pep pep = pep(pepId);
        LocalDate heldOn = answers.date("meetingHeldOn");
        FieldFaults faults = new FieldFaults();
        PlanRules.checkMeetingHeld(heldOn, pep.initiatedOn(), by.today(), faults);
        checkPlan(pep, plan, heldOn, by, faults);
        faults.throwIfAny();
        pep.holdMeeting(SectionAnswers.of(RecordSection.MEETING, answers), heldOn, plan, by);
    }

    /** The social worker confirms that this is the plan. */
    public void confirm(UUID pepId, String note, String actor) {
        pep(pepId).confirm(note, sign(actor));
    }

    /** The social worker finds that this is not the plan that was agreed; the meeting is recorded again. */
    public void dispute(UUID pepId, String reason) {
        pep(pepId).dispute(reason);
    }

    /** An adviser has judged the sections; the facts are what the rating table decides on. */
    public RatingFacts judge(UUID pepId, QualityJudgement judgement, String actor) {
        Pep pep = pep(pepId);
        return pep.judge(previousOf(pep).isPresent() ? judgement : judgement.ofFirstPep(), sign(actor));
    }

    /** The rating table has spoken. */
    public RatingOutcome rate(UUID pepId, Rating rating) {
        int sampleEvery = policies.wholeNumber(SAMPLE_EVERY, civilTime.today());
        Pep pep = pep(pepId);
        pep.rate(rating, peps::nextSampleNumber, sampleEvery);
        return new RatingOutcome(pep.redCount(), pep.needsReworkBy(SectionOwner.SCHOOL), pep.needsReworkBy(SectionOwner.CARE),
                pep.sampled(), anyBut(pep, people.headsOfVirtualSchool()), anyBut(pep, people.advisers()));
    }

    /** Whether one of them did not give the last rating. */
    private boolean anyBut(Pep pep, Set<String> userIds) {
        return userIds.stream().anyMatch(userId -> !isLastRater(pep, userId));
    }

    /**
     * The school has reworked what failed; whatever else the answers hold is left as it stands.
     *
     * @param levels          attainment by subject; used if attainment failed
     * @param previousTargets outcomes by position; used if previous targets failed
     * @param plan            targets and next date; empty unless they failed
     */
    public void reworkSchoolSections(UUID pepId, FormAnswers answers, List<SubjectAttainment> levels,
                                     Map<Integer, TargetReview> previousTargets, Optional<NewPlan> plan, String actor) {
        Signature by = sign(actor);
        checkDays(answers, by);
        Pep pep = pep(pepId);
        Set<QualitySection> failed = pep.failedSections();
        Optional<NewPlan> newPlan = plan.filter(given -> failed.contains(QualitySection.NEW_TARGETS));
        newPlan.ifPresent(given -> {
            FieldFaults faults = new FieldFaults();
            checkPlan(pep, given, pep.meetingHeldOn(), by, faults);
            faults.throwIfAny();
        });
        Map<RecordSection, Map<String, Object>> sections = new EnumMap<>(RecordSection.class);
        failed.stream().filter(section -> section.owner() == SectionOwner.SCHOOL)
                .flatMap(section -> section.judged().stream())
                .forEach(section -> rewrite(section, answers, sections));
        if (failed.contains(QualitySection.PREVIOUS_TARGETS)) {
            reviewPreviousTargets(pep, previousTargets);
        }
        pep.reworkSchoolSections(new SchoolRework(sections,
                Optional.of(levels).filter(given -> failed.contains(QualitySection.ATTAINMENT)), newPlan,
                answers.text("changesMade")), by);
    }

    /** The social worker has reworked the care section. */
    public void reworkCareSection(UUID pepId, FormAnswers answers, String actor) {
        pep(pepId).reworkCareSection(SectionAnswers.of(RecordSection.CARE, answers), answers.text("changesMade"), sign(actor));
    }

    /** The head of the virtual school decides about a PEP that is red again. */
    public void decideSecondRed(UUID pepId, SecondRedDecision decision, String reason, String actor) {
        pep(pepId).decideSecondRed(decision, reason, sign(actor));
    }

    /** Sends the PEP back from sign-off to the adviser. */
    public void returnToAdviser(UUID pepId, String reason, String actor) {
        pep(pepId).returnToAdviser(reason, sign(actor));
    }

    /** Signs the PEP; {@link #lock(UUID)} closes it. */
    public void signOff(UUID pepId, String actor) {
        Pep pep = pep(pepId);
        pep.signOff(isLastRater(pep, actor), sign(actor));
    }

    /** Closes the signed PEP for good. */
    public void lock(UUID pepId) {
        Pep pep = pep(pepId);
        pep.lock();
        events.publishEvent(new PepSignedOff(pepId, pep.childId()));
    }

    /** Why the person may not sign the PEP off; empty if they may. Two accounts of one person count as one. */
    @Transactional(readOnly = true)
    public Optional<String> signOffRefusal(UUID pepId, String userId) {
        return isLastRater(pep(pepId), userId) ? Optional.of(RATED_BY_YOU) : Optional.empty();
    }

    private boolean isLastRater(Pep pep, String userId) {
        return pep.latestRound().map(QualityRound::ratedBy).filter(rater -> staff.samePerson(rater, userId)).isPresent();
    }

    private void checkDays(FormAnswers answers, Signature by) {
        FieldFaults faults = new FieldFaults();
        PlanRules.checkDone(answers.date("voiceOn"), by.today(), "voiceOn", faults);
        PlanRules.checkDone(answers.date("offRollSince"), by.today(), "offRollSince", faults);
        PlanRules.checkAhead(answers.date("placeExpectedOn"), by.today(), "placeExpectedOn", faults);
        PlanRules.checkAhead(answers.date("partTimeEndsOn"), by.today(), "partTimeEndsOn", faults);
        PlanRules.checkAhead(answers.date("ehcpReviewOn"), by.today(), "ehcpReviewOn", faults);
        faults.throwIfAny();
    }

    private void checkPlan(Pep pep, NewPlan plan, LocalDate heldOn, Signature by, FieldFaults faults) {
        int longestWeeks = policies.wholeNumber(LONGEST_WEEKS, heldOn);
        PlanRules.checkTargets(plan.targets(), heldOn, by.today(), longestWeeks, faults);
        PlanRules.checkNextPep(plan.nextPepOn(), heldOn, by.today(), terms.next(pep.schoolKey(), heldOn), faults);
    }

    /** A form that was deployed earlier may not ask for a section yet: then it stays as it stands. */
    private static void rewrite(RecordSection section, FormAnswers answers, Map<RecordSection, Map<String, Object>> sections) {
        Map<String, Object> given = SectionAnswers.of(section, answers);
        if (!given.isEmpty()) {
            sections.put(section, given);
        }
    }

    private void reviewPreviousTargets(Pep pep, Map<Integer, TargetReview> reviews) {
        previousOf(pep).ifPresent(previous -> pep.reviewPreviousTargets(previous, reviews));
    }

    private Optional<Pep> previousOf(Pep pep) {
        return peps.findFirstByChildIdAndStatusOrderBySignedOffAtDesc(pep.childId(), PepStatus.SIGNED_OFF);
    }

    private Signature sign(String actor) {
        if (actor == null) {
            throw new IllegalArgumentException("A PEP is written by somebody");
        }
        Instant now = clock.instant();
        return new Signature(actor, now, civilTime.dayOf(now));
    }

    private Pep pep(UUID id) {
        return peps.findById(id).orElseThrow(() -> new IllegalArgumentException("No PEP " + id));
    }
}
