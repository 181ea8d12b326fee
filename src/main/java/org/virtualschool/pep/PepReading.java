package org.virtualschool.pep;

import java.util.Set;

/** How much of what was written in a PEP somebody needs to read. Who they are is decided by whoever shows it. */
public enum PepReading {

    /** Everything: those who care for the child, and those who judge and sign the plan. */
    ALL,
    /** A school: what keeps the child safe and learning there, without what the family said and what social care plans. */
    SCHOOL,
    /** What the school wrote and what was arranged, without care and the child's own words. */
    EDUCATION,
    /** Nothing of what was written. */
    NOTHING;

    private static final Set<String> NOT_FOR_SCHOOLS = Set.of("careDetailsCorrect", "careDetailsCorrection",
            "parentContributed", "parentContribution", "parentNoContributionReason", "changesPlanned", "plannedChanges");
    private static final Set<RecordSection> PERSONAL = Set.of(RecordSection.CARE, RecordSection.VOICE);

    /** Whether the answer to this field is read. */
    public boolean reads(RecordSection section, String key) {
        return switch (this) {
            case ALL -> true;
            case SCHOOL -> !NOT_FOR_SCHOOLS.contains(key);
            case EDUCATION -> !NOT_FOR_SCHOOLS.contains(key) && !PERSONAL.contains(section);
            case NOTHING -> false;
        };
    }

    /** Whether the adviser's score and words about the section are read: they may repeat anything that stands in it. */
    public boolean reads(QualitySection section) {
        return this != NOTHING && section.judged().stream()
                .allMatch(judged -> judged.keys().stream().allMatch(key -> reads(judged, key)));
    }
}
