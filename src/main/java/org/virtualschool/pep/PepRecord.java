package org.virtualschool.pep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything on record about a PEP, as it stood when it was read. What has not happened yet is null or empty.
 *
 * @param id               id of the PEP, the business key of its process
 * @param schoolKey        the school whose PEP it is; null for a child on no roll
 * @param setting          what kind of setting it is written for
 * @param due              until when it must be signed off; null for PEPs from before deadlines were kept
 * @param cancelReason     why the review ended without a signature; null if it did not
 * @param academicYear     such as "2026/27"
 * @param term             AUTUMN, SPRING or SUMMER
 * @param meetingPlannedOn planned day of the meeting
 * @param planDisputeReason what the social worker found wrong in the record of the meeting; null unless it is being put right
 * @param sections         what was written, by section
 * @param attainment       levels by subject, in the order of the form
 * @param targets          in their order
 * @param rounds           rounds of quality assurance, the latest last
 */
public record PepRecord(UUID id, UUID childId, Long schoolKey, PepKind kind, PepSetting setting, PepStatus status,
                        DueDate due, CancelReason cancelReason, String academicYear, String term,
                        Instant requestedAt, String requestedBy, LocalDate initiatedOn,
                        LocalDate meetingPlannedOn, LocalDate meetingHeldOn, LocalDate nextPepOn, String planDisputeReason,
                        String confirmedBy,
                        String confirmNote, Rating rating, int redCount, boolean sampled, Instant signedOffAt,
                        String signedOffBy, Map<RecordSection, Section> sections, List<SubjectAttainment> attainment,
                        List<Target> targets, List<Round> rounds) {

    /** The answers of a section by field key; empty if it is not written yet. */
    public Map<String, Object> answers(RecordSection section) {
        return sections.containsKey(section) ? sections.get(section).answers() : Map.of();
    }

    /** The last round of quality assurance; empty before the first. */
    public Optional<Round> lastRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /**
     * A section as it was written last.
     *
     * @param answers by field key: String, Boolean, Integer or List of String; dates and decimals are text
     */
    public record Section(Map<String, Object> answers, String writtenBy, Instant writtenAt) {
    }

    /**
     * A target.
     *
     * @param position   1 to 4
     * @param review     what became of it; null before the next review says so
     * @param reviewedIn the PEP that says so; null before
     */
    public record Target(int position, TargetPlan plan, TargetReview review, UUID reviewedIn) {
    }

    /**
     * A round of quality assurance.
     *
     * @param round           1 for the first
     * @param rating          null until the decision table has spoken
     * @param failed          sections to rework if the rating is red
     * @param changesBySchool what the school changed after a red rating; null before
     * @param changesByCare   what the social worker changed after a red rating; null before
     * @param decision        the head's decision after a second red; null if there was none
     * @param returnReason    why sign-off returned it to the adviser; null if it did not
     */
    public record Round(int round, String ratedBy, Instant ratedAt, Rating rating, String feedback,
                        Map<QualitySection, SectionScore> scores, Set<QualitySection> failed, boolean voiceRecorded,
                        boolean smartTargetsSet, boolean nextReviewDated, String changesBySchool, String changesByCare,
                        SecondRedDecision decision, String decisionReason, String decidedBy, Instant decidedAt,
                        String returnReason, String returnedBy, Instant returnedAt) {
    }
}
