package org.virtualschool.pep.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A term that was launched.
 *
 * @param academicYear     such as "2026/27"
 * @param term             AUTUMN, SPRING or SUMMER
 * @param cutOff           until when the PEPs of the term must be signed off
 * @param yearGroupCutOffs another day for a year group, by age
 * @param launchedBy       user id of the coordinator
 */
public record Cycle(UUID id, String academicYear, String term, LocalDate cutOff, Map<String, LocalDate> yearGroupCutOffs,
                    Instant launchedAt, String launchedBy) {

    /** As people read it: "Autumn term 2026/27". */
    public String title() {
        String title = titleWithinSentence();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /** As people read it within a sentence: "autumn term 2026/27". */
    public String titleWithinSentence() {
        return CycleWords.title(academicYear, term);
    }
}
