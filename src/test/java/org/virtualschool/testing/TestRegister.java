package org.virtualschool.testing;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolDetails;
import org.virtualschool.register.SchoolStatus;
import org.virtualschool.register.Schools;

/**
 * Puts children, schools and staff on record for tests, through the register's own services, with numbers that no other
 * test uses: all tests share one database.
 */
@TestComponent
@Transactional
public class TestRegister {

    /** First day at school and in care of every child made here. */
    public static final LocalDate SINCE = LocalDate.of(2025, 9, 1);

    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 1000) * 100);
    private static final LocalDate YEAR_NINE_IN_2026 = LocalDate.of(2013, 3, 14);

    private final Children children;
    private final Schools schools;
    private final JdbcClient jdbc;

    TestRegister(Children children, Schools schools, JdbcClient jdbc) {
        this.children = children;
        this.schools = schools;
        this.jdbc = jdbc;
    }

    /** A number no other caller got. */
    public static int number() {
        return NUMBER.incrementAndGet();
    }

    /** An open secondary school with a URN of its own. */
    public School school(String name) {
        return school(name, SchoolStatus.OPEN);
    }

    /** A secondary school that has been closed. */
    public School closedSchool(String name) {
        return school(name, SchoolStatus.CLOSED);
    }

    private School school(String name, SchoolStatus status) {
        return schools.add(new SchoolDetails("7%06d".formatted(number()), null, name, "Secondary", "Community school", "999",
                "Sampleshire", status, null, null, 11, 16, "Sampleton", "ZZ1 1ZZ", null, null, null, null));
    }

    /** The setting without URN that is on record under this name, in any letter case. */
    public School settingCalled(String name) {
        return schools.settings(0, Integer.MAX_VALUE).stream().filter(setting -> setting.name().equalsIgnoreCase(name)).findFirst().orElseThrow();
    }

    /** A looked-after girl called Ada Byron in Year 9, on roll at the school, of the social worker and the adviser; each may be null. */
    public Child child(School school, String socialWorker, String adviser) {
        return child("Ada", "Byron", school, socialWorker, adviser);
    }

    /** A looked-after child in Year 9 of this name; school, social worker and adviser may be null. */
    public Child child(String forename, String surname, School school, String socialWorker, String adviser) {
        Child child = unnamedChild(school, socialWorker, adviser);
        children.update(child.id(), new ChildDetails(forename, surname, null, null, "F", null, null, null, "9", null));
        return child;
    }

    /** A looked-after child of this age and year group; school, social worker and adviser may be null. */
    public Child child(LocalDate born, String yearGroup, School school, String socialWorker, String adviser) {
        Child child = numbered(born, school, socialWorker, adviser);
        children.update(child.id(), new ChildDetails("Ada", "Byron", null, null, "F", null, null, null, yearGroup, null));
        return child;
    }

    /** A looked-after child known only by number; school, social worker and adviser may be null. */
    public Child unnamedChild(School school, String socialWorker, String adviser) {
        return numbered(YEAR_NINE_IN_2026, school, socialWorker, adviser);
    }

    private Child numbered(LocalDate born, School school, String socialWorker, String adviser) {
        Child child = children.add("T%07d".formatted(number()), born, CareStatus.LOOKED_AFTER);
        if (school != null) {
            children.enrol(child.id(), school.key(), SINCE);
        }
        children.assign(child.id(), CareRole.SOCIAL_WORKER, socialWorker);
        children.assign(child.id(), CareRole.ADVISER, adviser);
        return child;
    }

    /** A child with a social worker who is not looked after. */
    public Child childNotInCare(String forename, String surname) {
        Child child = child(forename, surname, null, null, null);
        children.update(child.id(), new ChildDetails(null, null, null, null, null, null, CareStatus.WITH_SOCIAL_WORKER, null, null, null));
        return child;
    }

    /** Marks the child's address as protected. */
    public void protectAddress(UUID childId) {
        children.update(childId, new ChildDetails(null, null, null, null, null, null, null, null, null, true));
    }

    /** Excludes a worker from a child. */
    public void exclude(UUID childId, String userId) {
        jdbc.sql("insert into casework.excluded_worker (child_id, user_id, reason) values (?, ?, 'test')")
                .params(childId, userId).update();
    }

    /** A member of staff on record, without a login, of a team (made if missing; null for none) and of the schools. */
    public String staff(String role, String teamCode, School... atSchools) {
        String userId = role + "-" + number() + "@test.example";
        if (teamCode != null) {
            jdbc.sql("insert into casework.team (code, name) values (?, ?) on conflict do nothing").params(teamCode, teamCode).update();
        }
        jdbc.sql("insert into casework.staff (user_id, person_id, name, email, team_code) values (?, ?, ?, ?, ?)")
                .params(userId, UUID.randomUUID(), "Test " + role, userId, teamCode).update();
        for (School school : atSchools) {
            jdbc.sql("insert into casework.staff_school (user_id, school_key) values (?, ?)").params(userId, school.key()).update();
        }
        return userId;
    }
}
