package org.virtualschool.testing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.CareRole;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.ChildDetails;
import org.virtualschool.register.Children;
import org.virtualschool.register.School;

/**
 * School years for tests that launch a term. A launch concerns every child there is, and all tests share one database: each test gets a
 * year of its own, so far ahead that the children of other tests are past Year 13.
 */
@TestComponent
@Transactional
public class FutureYear {

    private static final AtomicInteger NEXT = new AtomicInteger(2041);
    /** Tests of the calendar load the autumns after these themselves. */
    private static final Set<Integer> TAKEN = Set.of(2079, 2089);
    private static final LocalDate BEFORE_GO_LIVE = LocalDate.of(2026, 8, 3);
    private static final int AGE_IN_RECEPTION = 4;

    private final JdbcClient jdbc;
    private final Children children;
    private final CareHistory care;
    private final MutableClock clock;
    private final WorkingDays workingDays;

    FutureYear(JdbcClient jdbc, Children children, CareHistory care, MutableClock clock, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.children = children;
        this.care = care;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    /** Begins a year with the authority's term dates up to the autumn after it, in the autumn term. @return the calendar year it begins in */
    public int begin() {
        int year = NEXT.getAndUpdate(last -> TAKEN.contains(last + 2) ? last + 4 : last + 2);
        jdbc.sql("update casework.child set care_status = 'WITH_SOCIAL_WORKER' where date_of_birth > '2020-01-01'").update();
        jdbc.sql("delete from casework.care_period where child_id in (select id from casework.child where date_of_birth > '2020-01-01')").update();
        jdbc.sql("delete from public.act_ru_job where handler_cfg_ like 'pep.launch:%'").update();
        load(year, "AUTUMN", LocalDate.of(year, 9, 2), LocalDate.of(year, 12, 19), LocalDate.of(year, 10, 24));
        load(year, "SPRING", LocalDate.of(year + 1, 1, 5), LocalDate.of(year + 1, 3, 20), LocalDate.of(year + 1, 2, 13));
        load(year, "SUMMER", LocalDate.of(year + 1, 4, 14), LocalDate.of(year + 1, 7, 21), LocalDate.of(year + 1, 5, 25));
        load(year + 1, "AUTUMN", LocalDate.of(year + 1, 9, 2), LocalDate.of(year + 1, 12, 19), LocalDate.of(year + 1, 10, 24));
        clock.setTo(launchDay(year));
        return year;
    }

    private void load(int year, String name, LocalDate from, LocalDate to, LocalDate halfTerm) {
        jdbc.sql("insert into casework.term (id, academic_year, name, starts_on, ends_on, half_term_starts_on, half_term_ends_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), title(year), name, from, to, halfTerm, halfTerm.plusDays(7)).update();
    }

    /** Such as 2041/42. */
    public static String title(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    /** The first working day after half term. */
    public LocalDate launchDay(int year) {
        return workingDays.after(LocalDate.of(year, 10, 31), 2);
    }

    /** A bank holiday at Christmas that is no weekend. */
    public LocalDate bankHoliday(int year) {
        return LocalDate.of(year, 12, 25).datesUntil(LocalDate.of(year, 12, 31))
                .filter(day -> workingDays.isBankHoliday(day) && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0).findFirst().orElseThrow();
    }

    /** A working day in the autumn term, five weeks on. */
    public LocalDate cutOff(int year) {
        return workingDays.after(launchDay(year), 25);
    }

    /** A child in Year 9 who has been in care since before this system was used, so that a review comes round. */
    public Child child(int year, String surname, School school) {
        return child(year, surname, 9, school, null);
    }

    /** A child of this year group, 1 to 13 or less for a younger one, in care since before this system was used. */
    public Child child(int year, String surname, int yearGroup, School school, String socialWorker) {
        Child child = unnamed(year, yearGroup, school);
        String taught = yearGroup < 1 ? null : String.valueOf(yearGroup);
        children.update(child.id(), new ChildDetails("Ada", surname, null, null, "F", null, null, null, taught, null));
        children.assign(child.id(), CareRole.SOCIAL_WORKER, socialWorker);
        return child;
    }

    /** A child known only by number. */
    public Child unnamed(int year, int yearGroup, School school) {
        Child child = children.add("F%07d".formatted(TestRegister.number()), LocalDate.of(year - AGE_IN_RECEPTION - yearGroup, 3, 14),
                CareStatus.LOOKED_AFTER);
        if (school != null) {
            children.enrol(child.id(), school.key(), LocalDate.of(year, 9, 2));
        }
        care.take(child.id(), BEFORE_GO_LIVE, null, null);
        return child;
    }
}
