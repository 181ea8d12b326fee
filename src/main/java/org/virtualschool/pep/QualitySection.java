package org.virtualschool.pep;

import java.util.List;

/** The sections that quality assurance scores; {@link #PREVIOUS_TARGETS} only where there is an earlier PEP. */
public enum QualitySection {

    CARE("Care", "Care and health", SectionOwner.CARE, RecordSection.CARE),
    VOICE("Voice", "Child's voice", SectionOwner.SCHOOL, RecordSection.VOICE),
    ATTAINMENT("Attainment", "Learning and attainment", SectionOwner.SCHOOL, RecordSection.EDUCATION, RecordSection.ATTAINMENT),
    ATTENDANCE("Attendance", "Attendance", SectionOwner.SCHOOL, RecordSection.ATTENDANCE),
    SEN_HEALTH("SenHealth", "Special educational needs", SectionOwner.SCHOOL, RecordSection.SEN),
    PREVIOUS_TARGETS("PreviousTargets", "Previous targets", SectionOwner.SCHOOL),
    NEW_TARGETS("NewTargets", "New targets and funding", SectionOwner.SCHOOL),
    TRANSITION("Transition", "Transition", SectionOwner.SCHOOL, RecordSection.TRANSITION);

    private final String fieldSuffix;
    private final String title;
    private final SectionOwner owner;
    private final List<RecordSection> judged;

    QualitySection(String fieldSuffix, String title, SectionOwner owner, RecordSection... judged) {
        this.fieldSuffix = fieldSuffix;
        this.title = title;
        this.owner = owner;
        this.judged = List.of(judged);
    }

    /** How form keys about the section end: "score" + this, "feedback" + this. */
    public String fieldSuffix() {
        return fieldSuffix;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** The sections of the record that are judged, and whose answers are rewritten when it fails; empty where targets are. */
    public List<RecordSection> judged() {
        return judged;
    }

    /** Who reworks it. */
    public SectionOwner owner() {
        return owner;
    }
}
