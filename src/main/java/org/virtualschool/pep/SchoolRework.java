package org.virtualschool.pep;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a school changed after a red rating: only what failed.
 *
 * @param sections    answers by field key of the sections that are kept so
 * @param attainment  levels; empty unless attainment failed
 * @param plan        targets and next date; empty unless they failed
 * @param changesMade what was changed, in the school's words
 */
record SchoolRework(Map<RecordSection, Map<String, Object>> sections, Optional<List<SubjectAttainment>> attainment,
                    Optional<NewPlan> plan, String changesMade) {
}
