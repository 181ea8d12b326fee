package org.virtualschool.funding.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.security.CurrentViewer;

/**
 * What each school has of a grant in a financial year. Whoever must not know where a protected child goes to school sees those children
 * put together, at no school: a sum could tell them.
 */
@Service
@Transactional(readOnly = true)
public class SchoolReport {

    private static final long NO_ROLL = 0;
    private static final long KEPT = -1;
    private static final Forecast NOTHING = new Forecast(0, 0, 0, 0);

    private final WaitingMoney waiting;
    private final CoreAmounts core;
    private final JdbcClient jdbc;
    private final CurrentViewer currentViewer;

    SchoolReport(WaitingMoney waiting, CoreAmounts core, JdbcClient jdbc, CurrentViewer currentViewer) {
        this.waiting = waiting;
        this.core = core;
        this.jdbc = jdbc;
        this.currentViewer = currentViewer;
    }

    /** Every school that has or will have something, in no order. */
    public List<SchoolSpending> of(FinancialYear year, Grant grant) {
        boolean mayKnow = RoleTrait.NEEDS_SCHOOL_OF_PROTECTED.isOfAny(currentViewer.get().roles());
        Map<Long, SchoolSpending> found = new HashMap<>();
        jdbc.sql("""
                        select r.school_key, c.address_protected, sum(b.committed) as committed, sum(b.paid) as paid
                        from casework.request_balance b join casework.fund f on f.id = b.fund_id
                        join casework.funding_request r on r.id = b.request_id join casework.child c on c.id = r.child_id
                        where f.financial_year = :year and f.grant_code = :grant and (b.committed > 0 or b.paid > 0)
                        group by r.school_key, c.address_protected""")
                .param("year", year.code()).param("grant", grant.code())
                .query(row -> {
                    add(found, key(row.getObject("school_key", Long.class), row.getBoolean("address_protected"), mayKnow), 0,
                            new Forecast(row.getLong("committed"), row.getLong("paid"), 0, 0));
                });
        waiting.of(year).stream().filter(one -> one.grant() == grant).forEach(one ->
                add(found, key(one.schoolKey(), one.isProtected(), mayKnow), 0, new Forecast(0, 0, one.pence(), 0)));
        if (grant == Grant.PUPIL_PREMIUM_PLUS) {
            core.of(year).forEach(one -> add(found, key(one.schoolKey(), one.isProtected(), mayKnow), one.allocated(),
                    new Forecast(0, 0, 0, one.toCome())));
        }
        return named(found);
    }

    private static long key(Long school, boolean isProtected, boolean mayKnow) {
        if (isProtected && !mayKnow) {
            return KEPT;
        }
        return school == null ? NO_ROLL : school;
    }

    private static void add(Map<Long, SchoolSpending> found, long key, long allocated, Forecast forecast) {
        found.merge(key, new SchoolSpending("", allocated, forecast), SchoolSpending::plus);
    }

    private List<SchoolSpending> named(Map<Long, SchoolSpending> found) {
        Map<Long, String> names = found.isEmpty() ? Map.of()
                : jdbc.sql("select school_key, name from casework.school where school_key in (:keys)").param("keys", found.keySet())
                .query((row, number) -> Map.entry(row.getLong("school_key"), row.getString("name"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return found.entrySet().stream().map(one -> new SchoolSpending(name(one.getKey(), names), one.getValue().allocated(), one.getValue().forecast()))
                .toList();
    }

    private static String name(long key, Map<Long, String> names) {
        if (key == KEPT) {
            return SchoolSpending.KEPT;
        }
        return key == NO_ROLL ? SchoolSpending.NO_ROLL : names.get(key);
    }

    /** The sum of all, called so. */
    public static SchoolSpending total(String name, List<SchoolSpending> all) {
        return all.stream().reduce(new SchoolSpending(name, 0, NOTHING), SchoolSpending::plus);
    }
}
