package org.virtualschool.funding.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.KeptApart;

/**
 * What was spent on which child for what. Finance sees references, kinds of use and money; those who read every record see names as
 * well, and what is done if they read that in the records. Whoever must not know where a protected child goes to school sees those
 * children as one sum: the amount of a payment names its school. Whoever is excluded from a child has it in that sum.
 */
@Service
@Transactional(readOnly = true)
public class ChildReport {

    /** How the list can be sorted. */
    public static final Set<String> ORDERS = Set.of("child", "school", "use", "start", "committed", "paid");

    private static final Map<String, String> COLUMNS = Map.of("child", "c.reference, r.starts_on, r.id", "school", "s.name nulls last, c.reference, r.id",
            "use", "r.grant_code, r.premium_use nulls last, c.reference, r.id", "start", "r.starts_on, c.reference, r.id",
            "committed", "committed desc, c.reference, r.id", "paid", "paid desc, c.reference, r.id");
    private static final String FROM = " from casework.request_balance b join casework.fund f on f.id = b.fund_id"
            + " join casework.funding_request r on r.id = b.request_id join casework.child c on c.id = r.child_id"
            + " left join casework.school s on s.school_key = r.school_key left join casework.early_years_claim k on k.request_id = r.id"
            + " where f.financial_year = :year and (b.committed > 0 or b.paid > 0)";

    private final JdbcClient jdbc;
    private final CurrentViewer currentViewer;
    private final AccessRule access;

    ChildReport(JdbcClient jdbc, CurrentViewer currentViewer, AccessRule access) {
        this.jdbc = jdbc;
        this.currentViewer = currentViewer;
        this.access = access;
    }

    /** Whether the person logged in reads names: those who read every record. */
    public boolean withNames() {
        return RoleTrait.READS_EVERY_RECORD.isOfAny(currentViewer.get().roles());
    }

    /** Whether the person logged in reads what is done with the money: who reads that in every record, by one and the same role. */
    public boolean withNarrative() {
        return currentViewer.get().roles().stream().map(Set::of)
                .anyMatch(role -> RoleTrait.READS_EVERY_RECORD.isOfAny(role) && RoleTrait.NEEDS_ALL_OF_PEPS.isOfAny(role));
    }

    /**
     * Some of the list, in its order.
     *
     * @param from from 0
     */
    public List<ChildSpending> find(ChildQuery query, int from, int most) {
        Condition condition = condition(query);
        boolean names = withNames();
        boolean narrative = withNarrative();
        return jdbc.sql("select c.reference, c.forename, c.surname, c.preferred_name, s.name as school, r.grant_code, r.pooled, r.premium_use, k.hours,"
                        + " r.provision, r.starts_on, r.ends_on, sum(b.committed) as committed, sum(b.paid) as paid" + FROM + condition.sql()
                        + " group by r.id, c.id, s.school_key, k.request_id order by " + COLUMNS.getOrDefault(query.sort(), COLUMNS.get("child"))
                        + " limit :most offset :from")
                .params(condition.parameters()).param("most", most).param("from", from)
                .query((row, number) -> spending(row, names, narrative)).list();
    }

    /** The sums of the whole list. */
    public Sums sums(ChildQuery query) {
        Condition condition = condition(query);
        return sums(FROM + condition.sql(), condition.parameters());
    }

    /** What is kept from the reader, summed up; empty where nothing is, or the question is about one school or child. */
    public Optional<Sums> kept(ChildQuery query) {
        if (query.isNarrow()) {
            return Optional.empty();
        }
        KeptApart kept = access.keptApart();
        Map<String, Object> parameters = new HashMap<>(kept.parameters());
        parameters.put("year", query.year().code());
        String grant = query.grant() == null ? "" : " and r.grant_code = :grant";
        if (query.grant() != null) {
            parameters.put("grant", query.grant().code());
        }
        return Optional.of(sums(FROM + grant + " and " + kept.sql(), parameters)).filter(sums -> sums.rows() > 0);
    }

    /** The schools of the children in the year's list, to choose from, by name. */
    public List<School> schools(FinancialYear year) {
        Condition condition = condition(new ChildQuery(year, null, null, "", "child"));
        return jdbc.sql("select distinct s.school_key, s.name" + FROM + condition.sql() + " and s.school_key is not null order by s.name, s.school_key")
                .params(condition.parameters()).query((row, number) -> new School(row.getLong("school_key"), row.getString("name"))).list();
    }

    private Sums sums(String from, Map<String, Object> parameters) {
        return jdbc.sql("select count(distinct r.id) as rows, count(distinct c.id) as children, coalesce(sum(b.committed), 0) as committed,"
                        + " coalesce(sum(b.paid), 0) as paid" + from).params(parameters)
                .query((row, number) -> new Sums(row.getLong("rows"), row.getLong("children"), row.getLong("committed"), row.getLong("paid"))).single();
    }

    private Condition condition(ChildQuery query) {
        List<String> sql = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(Map.of("year", query.year().code()));
        if (query.grant() != null) {
            sql.add("r.grant_code = :grant");
            parameters.put("grant", query.grant().code());
        }
        if (query.schoolKey() != null) {
            sql.add("r.school_key = :school");
            parameters.put("school", query.schoolKey());
        }
        if (!query.reference().isEmpty()) {
            sql.add("strpos(lower(c.reference), lower(:reference)) > 0");
            parameters.put("reference", query.reference());
        }
        KeptApart kept = access.keptApart();
        sql.add("not " + kept.sql());
        parameters.putAll(kept.parameters());
        return new Condition(" and " + String.join(" and ", sql), parameters);
    }

    private static ChildSpending spending(ResultSet row, boolean names, boolean narrative) throws SQLException {
        String use = row.getString("premium_use");
        return new ChildSpending(row.getString("reference"), names ? name(row) : null, row.getString("school"),
                Grant.ofCode(row.getString("grant_code")), row.getBoolean("pooled"), use == null ? null : PremiumUse.valueOf(use),
                row.getBigDecimal("hours"), narrative && row.getBigDecimal("hours") == null ? row.getString("provision") : null,
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class), row.getLong("committed"), row.getLong("paid"));
    }

    /** Preferred name first; null while the child is known only by number. */
    private static String name(ResultSet row) throws SQLException {
        String forename = row.getString("forename");
        String surname = row.getString("surname");
        if (forename == null || surname == null) {
            return null;
        }
        String preferred = row.getString("preferred_name");
        return (preferred == null ? forename : preferred) + " " + surname;
    }

    private record Condition(String sql, Map<String, Object> parameters) {
    }

    /** Sums of a list, in pence. */
    public record Sums(long rows, long children, long committed, long paid) {
    }

    /** A school to choose. */
    public record School(long key, String name) {
    }
}
