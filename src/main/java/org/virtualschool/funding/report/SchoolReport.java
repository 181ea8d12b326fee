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
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.KeptApart;

/**
 * What each school has of a grant in a financial year. Whoever must not know where a protected child goes to school sees those children
 * put together, at no school: a sum could tell them. So are the children one is excluded from.
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
    private final AccessRule access;

    SchoolReport(WaitingMoney waiting, CoreAmounts core, JdbcClient jdbc, AccessRule access) {
        this.waiting = waiting;
        this.core = core;
        this.jdbc = jdbc;
        this.access = access;
    }

    /** Every school that has or will have something, in no order. */
    public List<SchoolSpending> of(FinancialYear year, Grant grant) {
        KeptApart kept = access.keptApart();
        Map<Long, SchoolSpending> found = new HashMap<>();
        jdbc.sql("""
                        select r.school_key, %s as kept, sum(b.committed) as committed, sum(b.paid) as paid
                        from casework.request_balance b join casework.fund f on f.id = b.fund_id
                        join casework.funding_request r on r.id = b.request_id join casework.child c on c.id = r.child_id
                        where f.financial_year = :year and f.grant_code = :grant and (b.committed > 0 or b.paid > 0)
                        group by 1, 2""".formatted(kept.sql()))
                .params(kept.parameters()).param("year", year.code()).param("grant", grant.code())
                .query(row -> {
                    add(found, key(row.getObject("school_key", Long.class), row.getBoolean("kept")), 0,
                            new Forecast(row.getLong("committed"), row.getLong("paid"), 0, 0));
                });
        waiting.of(year).stream().filter(one -> one.grant() == grant).forEach(one ->
                add(found, key(one.schoolKey(), kept.includes(one.childId(), one.isProtected())), 0, new Forecast(0, 0, one.pence(), 0)));
        if (grant == Grant.PUPIL_PREMIUM_PLUS) {
            core.of(year, kept).forEach(one -> add(found, key(one.schoolKey(), one.kept()), one.allocated(),
                    new Forecast(0, 0, 0, one.toCome())));
        }
        return named(found, kept.excluded().isEmpty() ? SchoolSpending.KEPT : SchoolSpending.KEPT_OR_EXCLUDED);
    }

    private static long key(Long school, boolean kept) {
        if (kept) {
            return KEPT;
        }
        return school == null ? NO_ROLL : school;
    }

    private static void add(Map<Long, SchoolSpending> found, long key, long allocated, Forecast forecast) {
        found.merge(key, new SchoolSpending("", allocated, forecast), SchoolSpending::plus);
    }

    private List<SchoolSpending> named(Map<Long, SchoolSpending> found, String kept) {
        Map<Long, String> names = found.isEmpty() ? Map.of()
                : jdbc.sql("select school_key, name from casework.school where school_key in (:keys)").param("keys", found.keySet())
                .query((row, number) -> Map.entry(row.getLong("school_key"), row.getString("name"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return found.entrySet().stream().map(one -> new SchoolSpending(name(one.getKey(), names, kept), one.getValue().allocated(), one.getValue().forecast()))
                .toList();
    }

    private static String name(long key, Map<Long, String> names, String kept) {
        if (key == KEPT) {
            return kept;
        }
        return key == NO_ROLL ? SchoolSpending.NO_ROLL : names.get(key);
    }

    /** The sum of all, called so. */
    public static SchoolSpending total(String name, List<SchoolSpending> all) {
        return all.stream().reduce(new SchoolSpending(name, 0, NOTHING), SchoolSpending::plus);
    }
}
