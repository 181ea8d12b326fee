package org.virtualschool.pep.cycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the coordinator asks for when launching a term, as it was written.
 *
 * @param academicYear      such as "2026/27"
 * @param term              autumn, spring or summer, in any letter case
 * @param cutOff            until when the PEPs of the term must be signed off, such as "2026-12-11"
 * @param yearGroupCutOffs  another day for a year group, such as "11": "2026-10-30"
 * @param closeNotCompleted references of children whose open review of an earlier term is to be closed as not completed
 */
public record CycleRequest(String academicYear, String term, String cutOff, Map<String, String> yearGroupCutOffs,
                           List<String> closeNotCompleted) {

    /** What was left out is empty, not null. */
    public CycleRequest {
        yearGroupCutOffs = Optional.ofNullable(yearGroupCutOffs).orElse(Map.of());
        closeNotCompleted = Optional.ofNullable(closeNotCompleted).orElse(List.of());
    }

    /** The same request with other reviews to close. */
    public CycleRequest closing(List<String> references) {
        return new CycleRequest(academicYear, term, cutOff, yearGroupCutOffs, references);
    }
}
