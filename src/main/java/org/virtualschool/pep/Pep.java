package org.virtualschool.pep;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.virtualschool.calendar.SchoolTerm;

/**
 * A personal education plan from the request to the signature. What is done to it is refused unless its status allows it,
 * so the order of the steps holds whoever calls; a closed PEP takes nothing any more.
 */
@Entity
@Table(name = "pep")
class Pep {

    @Id
    private UUID id;
    private UUID childId;
    private Long schoolKey;
    @Enumerated(EnumType.STRING)
    private PepKind kind;
    @Enumerated(EnumType.STRING)
    private PepSetting setting;
    @Enumerated(EnumType.STRING)
    private PepStatus status;
    private DueDate due;
    private String academicYear;
    private String term;
    private Instant requestedAt;
    private String requestedBy;
    private LocalDate initiatedOn;
    private LocalDate meetingPlannedOn;
    private LocalDate meetingHeldOn;
    private LocalDate nextPepOn;
    private Instant confirmedAt;
    private String confirmedBy;
    private String confirmNote;
    private String planDisputeReason;
    @Enumerated(EnumType.STRING)
    private Rating rating;
    private int redCount;
    private Sample sample = Sample.NOT_DRAWN;
    private Instant signedOffAt;
    private String signedOffBy;
    private Cancellation cancellation;
    @Version
    private Long version;

    @OneToMany(mappedBy = "pep", cascade = CascadeType.ALL)
    @MapKey(name = "name")
    private Map<RecordSection, PepSection> sections = new EnumMap<>(RecordSection.class);

    @ElementCollection
    @CollectionTable(name = "pep_attainment", joinColumns = @JoinColumn(name = "pep_id"))
    @OrderBy("position")
    private List<SubjectAttainment> attainment = new ArrayList<>();

    @OneToMany(mappedBy = "pep", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<PepTarget> targets = new ArrayList<>();

    @OneToMany(mappedBy = "pep", cascade = CascadeType.ALL)
    @OrderBy("round")
    private List<QualityRound> rounds = new ArrayList<>();

    protected Pep() {
    }

    /** A PEP asked for, in the term it belongs to; {@code schoolKey} is null for a child on no roll. */
    static Pep requested(UUID childId, Long schoolKey, PepKind kind, PepSetting setting, SchoolTerm term, DueDate due, Signature by) {
        Pep pep = new Pep();
        pep.id = UUID.randomUUID();
        pep.childId = childId;
        pep.schoolKey = schoolKey;
        pep.kind = kind;
        pep.setting = setting;
        pep.academicYear = term.academicYear();
        pep.term = term.name().name();
        pep.due = due;
        pep.requestedAt = by.at();
        pep.requestedBy = by.userId();
        pep.status = PepStatus.INITIATING;
        return pep;
    }

    void initiate(Map<String, Object> answers, LocalDate plannedOn, Signature by) {
        require(PepStatus.INITIATING);
        write(RecordSection.INITIATION, answers, by);
        meetingPlannedOn = plannedOn;
        initiatedOn = by.today();
        status = PepStatus.PREPARING;
    }

    void writeSchoolSections(Map<RecordSection, Map<String, Object>> answers, List<SubjectAttainment> levels, Signature by) {
        require(PepStatus.PREPARING);
        RecordSection.OF_SCHOOL.forEach(section -> write(section, answers.get(section), by));
        replaceAttainment(levels);
        becomeReadyForMeeting();
    }

    void writePreparedSection(RecordSection section, Map<String, Object> answers, Signature by) {
        require(PepStatus.PREPARING);
        write(section, answers, by);
        becomeReadyForMeeting();
    }

    void holdMeeting(Map<String, Object> answers, LocalDate heldOn, NewPlan plan, Signature by) {
        require(PepStatus.MEETING_DUE);
        write(RecordSection.MEETING, answers, by);
        meetingHeldOn = heldOn;
        replan(plan);
        status = PepStatus.CONFIRMING;
    }

    void confirm(String note, Signature by) {
        require(PepStatus.CONFIRMING);
        planDisputeReason = null;
        confirmNote = note;
        confirmedAt = by.at();
        confirmedBy = by.userId();
        status = PepStatus.IN_QA;
    }

    /** What was recorded of the meeting is not what was agreed: it is recorded again. */
    void dispute(String reason) {
        require(PepStatus.CONFIRMING);
        planDisputeReason = reason;
        status = PepStatus.MEETING_DUE;
    }

    RatingFacts judge(QualityJudgement judgement, Signature by) {
        require(PepStatus.IN_QA);
        RatingFacts facts = new RatingFacts(judgement.lowestScore(), judgement.onesCount(), voiceRecorded(),
                targets.stream().anyMatch(target -> target.plan().smart()), nextPepOn != null);
        rounds.add(new QualityRound(this, rounds.size() + 1, judgement, facts, by));
        return facts;
    }

    /**
     * Takes the rating of the last judgement.
     *
     * @param sampleNumbers gives the PEP its number the first time it reaches sign-off
     * @param sampleEvery   every how many of them the head of the virtual school signs off
     */
    void rate(Rating given, LongSupplier sampleNumbers, int sampleEvery) {
        require(PepStatus.IN_QA);
        lastRound().rate(given);
        rating = given;
        if (given == Rating.RED) {
            redCount++;
            status = redCount > 1 ? PepStatus.FOR_DECISION : PepStatus.RETURNED;
        } else {
            // The head of the virtual school signs all others anyway.
            if (!sample.drawn() && kind != PepKind.INITIAL && given == Rating.GREEN) {
                sample = Sample.draw(sampleNumbers, sampleEvery);
            }
            status = PepStatus.FOR_SIGN_OFF;
        }
    }

    /** How often it was rated red. */
    int redCount() {
        return redCount;
    }

    /** Whether it was drawn for sign-off by the head of the virtual school. */
    boolean sampled() {
        return sample.sampled();
    }

    /** Whether the last rating was red and the owner has something to rework. */
    boolean needsReworkBy(SectionOwner owner) {
        return rating == Rating.RED && lastRound().needsReworkBy(owner);
    }

    void decideSecondRed(SecondRedDecision decision, String reason, Signature by) {
        require(PepStatus.FOR_DECISION);
        lastRound().decide(decision, reason, by);
        status = decision == SecondRedDecision.ACCEPT ? PepStatus.FOR_SIGN_OFF : PepStatus.RETURNED;
    }

    void reworkSchoolSections(SchoolRework rework, Signature by) {
        require(PepStatus.RETURNED);
        rework.sections().forEach((section, answers) -> write(section, answers, by));
        rework.attainment().ifPresent(this::replaceAttainment);
        rework.plan().ifPresent(this::replan);
        returnReworked(SectionOwner.SCHOOL, rework.changesMade());
    }

    void reworkCareSection(Map<String, Object> answers, String changesMade, Signature by) {
        require(PepStatus.RETURNED);
        write(RecordSection.CARE, answers, by);
        returnReworked(SectionOwner.CARE, changesMade);
    }

    void returnToAdviser(String reason, Signature by) {
        require(PepStatus.FOR_SIGN_OFF);
        lastRound().returnToAdviser(reason, by);
        status = PepStatus.IN_QA;
    }

    /** The signature; whoever rated the PEP last cannot give it. {@link #lock()} closes the PEP. */
    void signOff(boolean byItsRater, Signature by) {
        require(PepStatus.FOR_SIGN_OFF);
        if (byItsRater) {
            throw new IllegalStateException("PEP " + id + " cannot be signed off by the one who rated it");
        }
        signedOffAt = by.at();
        signedOffBy = by.userId();
    }

    /** Closes the signed PEP for good. */
    void lock() {
        require(PepStatus.FOR_SIGN_OFF);
        if (signedOffBy == null) {
            throw new IllegalStateException("PEP " + id + " is not signed");
        }
        status = PepStatus.SIGNED_OFF;
    }

    /** Ends the review without a signature. */
    void cancel(CancelReason reason, Signature by) {
        requireOpen();
        cancellation = new Cancellation(by.at(), by.userId(), reason);
        status = PepStatus.CANCELLED;
    }

    /** Takes over the care section of a review that ended when the child changed school, with who wrote it and when. */
    void keepCareSection(Pep former) {
        require(PepStatus.INITIATING);
        PepSection care = former.sections.get(RecordSection.CARE);
        if (care != null) {
            sections.put(RecordSection.CARE, care.copyFor(this));
        }
    }

    /** Says what became of the targets of the PEP before, in its own words by position. */
    void reviewPreviousTargets(Pep previous, Map<Integer, TargetReview> reviews) {
        requireOpen();
        previous.targets.forEach(target -> {
            TargetReview review = reviews.get(target.position());
            if (review != null) {
                target.review(review, id);
            }
        });
    }

    /** Whether the child's views, or why the child chose to give none, are on record. */
    boolean voiceRecorded() {
        return sections.containsKey(RecordSection.VOICE);
    }

    private void becomeReadyForMeeting() {
        if (sections.keySet().containsAll(RecordSection.needsBeforeMeeting())) {
            status = PepStatus.MEETING_DUE;
        }
    }

    private void returnReworked(SectionOwner owner, String changesMade) {
        lastRound().reworked(owner, changesMade);
        if (lastRound().reworkDone()) {
            status = PepStatus.IN_QA;
        }
    }

    private void write(RecordSection section, Map<String, Object> answers, Signature by) {
        PepSection written = sections.get(section);
        if (written == null) {
            sections.put(section, new PepSection(this, section, answers, by));
        } else {
            written.rewrite(answers, by);
        }
    }

    private void replaceAttainment(List<SubjectAttainment> levels) {
        attainment.clear();
        attainment.addAll(levels);
    }

    /** Kept rows are changed in place: a target's position is unique, and rows are inserted before others are deleted. */
    private void replan(NewPlan plan) {
        nextPepOn = plan.nextPepOn();
        for (int i = 0; i < plan.targets().size(); i++) {
            if (i < targets.size()) {
                targets.get(i).replan(plan.targets().get(i));
            } else {
                targets.add(new PepTarget(this, i + 1, plan.targets().get(i)));
            }
        }
        targets.subList(plan.targets().size(), targets.size()).clear();
    }

    private void require(PepStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("PEP " + id + " is " + status + ", not " + expected);
        }
    }

    private void requireOpen() {
        if (!status.open()) {
            throw new IllegalStateException("PEP " + id + " is locked");
        }
    }

    private QualityRound lastRound() {
        return rounds.get(rounds.size() - 1);
    }

    /** What has to be reworked if the last rating is red. */
    Set<QualitySection> failedSections() {
        return lastRound().failedSections();
    }

    Optional<QualityRound> latestRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(lastRound());
    }

    UUID id() {
        return id;
    }

    UUID childId() {
        return childId;
    }

    /** Null for a child on no roll. */
    Long schoolKey() {
        return schoolKey;
    }

    PepKind kind() {
        return kind;
    }

    PepSetting setting() {
        return setting;
    }

    /** Null before the signature. */
    Instant signedOffAt() {
        return signedOffAt;
    }

    Optional<CancelReason> cancelReason() {
        return Optional.ofNullable(cancellation).map(Cancellation::cancelReason);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    PepStatus status() {
        return status;
    }

    LocalDate initiatedOn() {
        return initiatedOn;
    }

    LocalDate meetingHeldOn() {
        return meetingHeldOn;
    }

    /** Null for PEPs from before deadlines were kept. */
    DueDate due() {
        return due;
    }

    /** Everything on record, as it stands now. */
    PepRecord record() {
        Map<RecordSection, PepRecord.Section> written = new EnumMap<>(RecordSection.class);
        sections.forEach((name, section) -> written.put(name, section.record()));
        return new PepRecord(id, childId, schoolKey, kind, setting, status, due,
                cancellation == null ? null : cancellation.cancelReason(), academicYear, term, requestedAt, requestedBy,
                initiatedOn, meetingPlannedOn, meetingHeldOn, nextPepOn, planDisputeReason, confirmedBy,
                confirmNote, rating, redCount, sample.sampled(),
                signedOffAt, signedOffBy, Map.copyOf(written), List.copyOf(attainment),
                targets.stream().map(PepTarget::record).toList(), rounds.stream().map(QualityRound::record).toList());
    }
}
