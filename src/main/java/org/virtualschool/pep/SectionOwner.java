package org.virtualschool.pep;

/** Who answers for a section and reworks it when it fails. */
public enum SectionOwner {
    /** The child's school, through its designated teacher. */
    SCHOOL,
    /** The child's social worker. */
    CARE
}
