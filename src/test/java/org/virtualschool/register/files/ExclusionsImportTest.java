package org.virtualschool.register.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.people.Role;
import org.virtualschool.register.Child;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Who is kept away from a child, by file, from the moment it is loaded until the last day it gives. */
@CaseworkTest
class ExclusionsImportTest {

    private static final String HEADINGS = "social_care_id,user_id,reason,ends";

    @Autowired
    private TestImports imports;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private AccessRule rule;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private Child child;
    private String adviser;

    @BeforeEach
    void anAdviserWhoSeesAll() {
        clock.setTo(LocalDate.of(2026, 11, 21));
        child = register.child(null, null, null);
        adviser = logins.of(Role.VIRTUAL_SCHOOL_ADVISER);
    }

    @Test
    void whoIsExcludedSeesTheChildNoMoreUntilTheLastDayHasPassed() {
        assertThat(mayRead()).isTrue();

        assertThat(load(row("relative", "")).created()).isEqualTo(1);
        assertThat(mayRead()).isFalse();
        assertThat(load(row("relative", "")).unchanged()).isEqualTo(1);

        assertThat(load(row("relative", "30/11/2026")).updated()).isEqualTo(1);
        clock.setTo(LocalDate.of(2026, 11, 30));
        assertThat(mayRead()).as("on the last day").isFalse();
        clock.setTo(LocalDate.of(2026, 12, 1));
        assertThat(mayRead()).as("the day after").isTrue();
        assertThat(load(row("relative", "30/11/2026")).unchanged()).isEqualTo(1);
    }

    @Test
    void settingAndEndingIsAuditedWithoutTheReason() {
        load(row("a reason nobody shall read", ""));
        load(row("a reason nobody shall read", "30/11/2026"));

        assertThat(jdbc.sql("select action || ' ' || subject from casework.audit_event where child_id = ? order by id")
                .param(child.id()).query(String.class).list())
                .containsExactly("exclusion.set " + adviser, "exclusion.end " + adviser + " on 2026-11-30");
        assertThat(jdbc.sql("select count(*) from casework.timeline_entry where child_id = ?").param(child.id())
                .query(Long.class).single()).as("shown to everybody who sees the child").isZero();
    }

    @Test
    void theUserNameIsFoundInAnyLetterCase() {
        load(child.socialCareId() + "," + adviser.toUpperCase() + ",relative,");

        assertThat(mayRead()).isFalse();
    }

    @Test
    void whoIsNotOnRecordCannotBeExcluded() {
        ImportSummary run = load("unheard-of,nobody,relative,", child.socialCareId() + "," + adviser + ",,",
                child.socialCareId() + "," + logins.of(Role.MANAGER) + ",relative,20/11/2026");

        assertThat(imports.notes(run)).containsExactlyInAnyOrder(
                "2 social_care_id: is not on record: load the child first",
                "2 user_id: is no user name on record: load the staff file first",
                "3 reason: is empty",
                "4 ends: is over already, and no such exclusion is on record");
    }

    @Test
    void nobodyWorksForAChildTheyMayNotSee() {
        Child theirs = register.child(null, null, adviser);
        ImportSummary run = load(theirs.socialCareId() + "," + adviser + ",relative,", row("relative", ""));
        assertThat(imports.notes(run)).containsExactly(
                "!2 user_id: has this child's case: name somebody else in the children file");

        ImportSummary assigning = imports.load("children", "social_care_id,adviser", child.socialCareId() + "," + adviser);
        assertThat(imports.notes(assigning)).containsExactly("2 adviser: is excluded from this child");
    }

    private boolean mayRead() {
        return rule.mayRead(new Viewer(adviser, Set.of(Role.VIRTUAL_SCHOOL_ADVISER), Set.of(), Set.of()), child.id());
    }

    private String row(String reason, String ends) {
        return String.join(",", List.of(child.socialCareId(), adviser, reason, ends));
    }

    private ImportSummary load(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADINGS;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return imports.load("exclusions", lines);
    }
}
