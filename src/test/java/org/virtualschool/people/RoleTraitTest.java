package org.virtualschool.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each role is let into, role by role: whoever adds a role or a trait decides it here. */
class RoleTraitTest {

    private static final List<String> ALL = Role.ALL;
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("virtual-school-head", "READS_EVERY_RECORD EVERY_TENANT TASKS_BY_TENANT ANSWERS_FOR_ALL_CASEWORK"
                    + " NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED"
                    + " NEEDS_DWELLING_OF_PROTECTED NEEDS_ALL_OF_PEPS"),
            Map.entry("virtual-school-adviser", "READS_EVERY_RECORD EVERY_TENANT TASKS_BY_TENANT ASKS_FOR_PREMIUM CLAIMS_EARLY_YEARS ANSWERS_FOR_ALL_CASEWORK"
                    + " NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED NEEDS_ALL_OF_PEPS"),
            Map.entry("virtual-school-coordinator", "READS_EVERY_RECORD EVERY_TENANT TASKS_BY_TENANT NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED"
                    + " NEEDS_EDUCATION_OF_PEPS"),
            Map.entry("finance-officer", "EVERY_TENANT"),
            Map.entry("designated-teacher", "AT_SCHOOLS WRITES_FOR_SCHOOLS TASKS_BY_TENANT ASKS_FOR_PREMIUM CLAIMS_EARLY_YEARS NEEDS_SCHOOL_OF_PROTECTED NEEDS_PEPS_AT_SCHOOL"),
            Map.entry("headteacher", "AT_SCHOOLS TASKS_BY_TENANT NEEDS_SCHOOL_OF_PROTECTED NEEDS_PEPS_AT_SCHOOL"),
            Map.entry("social-worker", "IN_TEAMS ASKS_FOR_PREMIUM NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED"
                    + " NEEDS_DWELLING_OF_PROTECTED NEEDS_ALL_OF_PEPS"),
            Map.entry("social-work-manager", "IN_TEAMS NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED"
                    + " NEEDS_DWELLING_OF_PROTECTED NEEDS_ALL_OF_PEPS"),
            Map.entry("independent-reviewing-officer", "READS_EVERY_RECORD NEEDS_CARE NEEDS_SCHOOL_OF_PROTECTED"
                    + " NEEDS_DWELLING_OF_PROTECTED NEEDS_ALL_OF_PEPS"),
            Map.entry("admissions-officer", ""),
            Map.entry("attendance-officer", ""),
            Map.entry("director-of-childrens-services", "READS_EVERY_RECORD NEEDS_CARE NEEDS_EDUCATION_OF_PEPS"),
            Map.entry("early-years-provider", "AT_SCHOOLS WRITES_FOR_SCHOOLS TASKS_BY_TENANT ASKS_FOR_PREMIUM CLAIMS_EARLY_YEARS NEEDS_SCHOOL_OF_PROTECTED NEEDS_PEPS_AT_SCHOOL"),
            Map.entry("manager", "READS_EVERY_RECORD EVERY_TENANT"),
            Map.entry("governor", ""),
            Map.entry("system-administrator", "EVERY_TENANT"));

    @ParameterizedTest
    @FieldSource("ALL")
    void theTable(String role) {
        assertThat(traitsOf(role)).isEqualTo(TABLE.get(role));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void noRoleFallsBetweenTheRings(String role) {
        List<String> of = List.of(role);
        if (RoleTrait.ANSWERS_FOR_ALL_CASEWORK.isOfAny(of)) {
            assertThat(RoleTrait.READS_EVERY_RECORD.isOfAny(of)).as("all tasks, all records").isTrue();
        }
        if (RoleTrait.TASKS_BY_TENANT.isOfAny(of)) {
            assertThat(RoleTrait.AT_SCHOOLS.isOfAny(of) ^ RoleTrait.EVERY_TENANT.isOfAny(of)).as("a school's tenant or all").isTrue();
        }
        if (RoleTrait.NEEDS_DWELLING_OF_PROTECTED.isOfAny(of)) {
            assertThat(RoleTrait.NEEDS_CARE.isOfAny(of) && RoleTrait.NEEDS_SCHOOL_OF_PROTECTED.isOfAny(of)).isTrue();
        }
    }

    private static String traitsOf(String role) {
        return Arrays.stream(RoleTrait.values()).filter(trait -> trait.isOfAny(List.of(role))).map(Enum::name)
                .collect(Collectors.joining(" "));
    }
}
