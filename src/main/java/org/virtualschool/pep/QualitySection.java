package org.virtualschool.pep;

import java.util.Optional;

/** The eight sections that quality assurance scores. */
public enum QualitySection {

    CARE("Care", "Care", SectionOwner.CARE, RecordSection.CARE),
    VOICE("Voice", "Child's voice", SectionOwner.SCHOOL, RecordSection.VOICE),
    ATTAINMENT("Attainment", "Attainment", SectionOwner.SCHOOL, RecordSection.ATTAINMENT),
    ATTENDANCE("Attendance", "Attendance", SectionOwner.SCHOOL, RecordSection.ATTENDANCE),
    SEN_HEALTH("SenHealth", "Special educational needs and health", SectionOwner.SCHOOL, RecordSection.SEN),
    PREVIOUS_TARGETS("PreviousTargets", "Previous targets", SectionOwner.SCHOOL, null),
    NEW_TARGETS("NewTargets", "New targets and funding", SectionOwner.SCHOOL, null),
    TRANSITION("Transition", "Transition", SectionOwner.SCHOOL, RecordSection.TRANSITION);

    private final String fieldSuffix;
    private final String title;
    private final SectionOwner owner;
    private final RecordSection reworkedIn;

    QualitySection(String fieldSuffix, String title, SectionOwner owner, RecordSection reworkedIn) {
        this.fieldSuffix = fieldSuffix;
        this.title = title;
        this.owner = owner;
        this.reworkedIn = reworkedIn;
    }

    /** How form keys about the section end: "score" + this, "feedback" + this. */
    public String fieldSuffix() {
        return fieldSuffix;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** The section of the record whose answers are rewritten when it fails; empty where targets are. */
    public Optional<RecordSection> reworkedIn() {
        return Optional.ofNullable(reworkedIn);
    }

    /** Who reworks it. */
    public SectionOwner owner() {
        return owner;
    }
}
