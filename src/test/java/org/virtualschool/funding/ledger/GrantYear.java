package org.virtualschool.funding.ledger;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.register.CareHistory;
import org.virtualschool.register.CareStatus;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestRegister;

/**
 * A financial year in which no other test's children are of an age to count: all tests share one database. Far ahead, but within what
 * fits into a number of nanoseconds.
 */
public final class GrantYear {

    /** What pupil premium plus pays a child, in pence. */
    public static final long RATE = 263_000;

    private static final AtomicInteger NEXT = new AtomicInteger(2145);

    private final Children children;
    private final CareHistory care;
    private final int startsIn;

    private GrantYear(Children children, CareHistory care, int startsIn) {
        this.children = children;
        this.care = care;
        this.startsIn = startsIn;
    }

    /** A year with a rate; the clock stands in its November. */
    public static GrantYear begin(Children children, CareHistory care, JdbcClient jdbc, MutableClock clock) {
        jdbc.sql("delete from casework.care_period where child_id in (select id from casework.child where social_care_id like 'G%')").update();
        jdbc.sql("update casework.child set care_status = 'WITH_SOCIAL_WORKER' where social_care_id like 'G%'").update();
        GrantYear year = new GrantYear(children, care, NEXT.getAndAdd(2));
        jdbc.sql("insert into casework.grant_rate values ('pp-plus', ?, ?, 'child', 'A rate for tests', false)")
                .params(year.year().code(), RATE).update();
        clock.setTo(LocalDate.of(year.startsIn, 11, 3));
        return year;
    }

    public FinancialYear year() {
        return new FinancialYear(startsIn);
    }

    /** A day of the year whose children are counted, such as "04-01" for 1 April before the financial year or "+03-31" for the last one. */
    public LocalDate day(String written) {
        boolean following = written.startsWith("+");
        return LocalDate.parse((following ? startsIn : startsIn - 1) + "-" + written.replace("+", ""));
    }

    /** A child in Year 5 or so in care since before the year that counts. */
    public Child child() {
        return child(LocalDate.of(startsIn - 11, 3, 14), LocalDate.of(startsIn - 3, 6, 1), null);
    }

    /** A child in care from one day to another, which is null while it lasts. */
    public Child child(LocalDate born, LocalDate from, LocalDate until) {
        Child child = children.add("G%07d".formatted(TestRegister.number()), born, CareStatus.LOOKED_AFTER);
        if (from != null) {
            care.take(child.id(), from, until, until == null ? null : "E4A");
        }
        return child;
    }
}
