package org.virtualschool.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.people.Groups;
import org.virtualschool.people.Role;
import org.virtualschool.security.engine.GroupsAndTenants;

/** Puts the authority of the run on record: rows by the thousand, so past the services, which the run does not measure. */
@TestComponent
@Transactional
class Authority {

    private static final LocalDate IN_CARE_SINCE = LocalDate.of(2025, 9, 1);
    private static final LocalDate MEETING = LocalDate.of(2026, 11, 20);
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final GroupsAndTenants groups;

    Authority(JdbcTemplate jdbc, JdbcClient client, GroupsAndTenants groups) {
        this.jdbc = jdbc;
        this.client = client;
        this.groups = groups;
    }

    /** The terms of 2026/27 and whoever works for the whole authority. */
    void begin() {
        term("AUTUMN", LocalDate.of(2026, 9, 2), LocalDate.of(2026, 12, 18));
        term("SPRING", LocalDate.of(2027, 1, 4), LocalDate.of(2027, 3, 25));
        term("SUMMER", LocalDate.of(2027, 4, 12), LocalDate.of(2027, 7, 21));
        person(Cohort.HEAD, null, Role.VIRTUAL_SCHOOL_HEAD);
        person(Cohort.COORDINATOR, null, Role.VIRTUAL_SCHOOL_COORDINATOR);
        person(Cohort.ADVISER, null, Role.VIRTUAL_SCHOOL_ADVISER);
    }

    /** Schools, teachers and social workers of a part of the authority. */
    void addPart(Cohort cohort, int part) {
        IntStream.range(0, cohort.schoolsOfPart()).map(i -> part * cohort.schoolsOfPart() + i).forEach(school -> {
            long key = cohort.schoolKey(school);
            client.sql("insert into casework.school (school_key, urn, name, phase, status, lowest_age, highest_age) values (?, ?, ?, 'Secondary', 'OPEN', 11, 16)")
                    .params(key, String.valueOf(key), "School " + school).update();
            groups.ensureGroup(Groups.school(key));
            person(cohort.teacher(school), null, Role.DESIGNATED_TEACHER, Groups.school(key));
            client.sql("insert into casework.staff_school (user_id, school_key) values (?, ?)").params(cohort.teacher(school), key).update();
        });
        IntStream.range(0, cohort.workersOfPart()).map(i -> part * cohort.workersOfPart() + i).forEach(worker -> {
            String team = cohort.teamOfWorker(worker);
            client.sql("insert into casework.team (code, name) values (?, ?) on conflict do nothing").params(team, team).update();
            person(cohort.worker(worker), team, Role.SOCIAL_WORKER);
        });
    }

    /** Children of the numbers from the first to before the last, in Year 9, in care and on roll since last year. */
    void addChildren(Cohort cohort, int first, int before) {
        batch("insert into casework.child (id, reference, social_care_id, forename, surname, date_of_birth, sex, care_status, year_group, social_worker)"
                + " values (?, ?, ?, 'Ada', 'Byron', '2013-03-14', 'F', 'LOOKED_AFTER', '9', ?)", first, before, child -> new Object[] {
                        cohort.childId(child), "VS-%06d".formatted(child), "B%07d".formatted(child), cohort.worker(cohort.workerOf(child))});
        batch("insert into casework.care_period (id, child_id, started_on) values (?, ?, ?)", first, before,
                child -> new Object[] {UUID.randomUUID(), cohort.childId(child), IN_CARE_SINCE});
        batch("insert into casework.school_place (id, child_id, school_key, started_on) values (?, ?, ?, ?)", first, before,
                child -> new Object[] {UUID.randomUUID(), cohort.childId(child), cohort.schoolKey(cohort.schoolOf(child)), IN_CARE_SINCE});
    }

    /** The records of reviews that are put where they stand. */
    void addPeps(Cohort cohort, int first, int before) {
        batch("insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by,"
                + " initiated_on, meeting_planned_on, setting, event_on, due_on, due_reckoned)"
                + " values (?, ?, ?, 'REVIEW', ?, '2026/27', 'AUTUMN', '2026-11-03T10:00:00Z', ?, '2026-11-03', ?, 'STATUTORY', '2026-11-03',"
                + " '2026-12-11', 'cut-off of the autumn term: 11 December 2026')", first, before,
                child -> new Object[] {cohort.pepId(child), cohort.childId(child), cohort.schoolKey(cohort.schoolOf(child)),
                        status(cohort.stageOf(child)), Cohort.COORDINATOR, MEETING});
    }

    private static String status(Stage stage) {
        return switch (stage) {
            case BEGUN -> "INITIATING";
            case PREPARING, HALF_PREPARED -> "PREPARING";
            case FOR_SIGN_OFF -> "FOR_SIGN_OFF";
        };
    }

    private void term(String name, LocalDate from, LocalDate to) {
        client.sql("insert into casework.term (id, academic_year, name, starts_on, ends_on) values (?, '2026/27', ?, ?, ?)")
                .params(UUID.randomUUID(), name, from, to).update();
    }

    private void person(String userId, String team, String... memberOf) {
        client.sql("insert into casework.staff (user_id, person_id, name, email, team_code) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(userId, UUID.randomUUID(), "Bench " + userId, userId + "@bench.example", team)).update();
        client.sql("insert into public.act_id_user (id_, rev_, first_, last_) values (?, 1, 'Bench', ?)").params(userId, userId).update();
        for (String group : memberOf) {
            groups.ensureGroup(group);
            client.sql("insert into public.act_id_membership (user_id_, group_id_) values (?, ?)").params(userId, group).update();
        }
    }

    private void batch(String sql, int first, int before, IntFunction<Object[]> row) {
        jdbc.batchUpdate(sql, IntStream.range(first, before).mapToObj(row).toList(), ROWS_AT_ONCE, (statement, values) -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        });
    }
}
