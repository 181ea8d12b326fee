package org.virtualschool.funding.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.funding.ledger.FundingPolicies;
import org.virtualschool.security.KeptApart;

/**
 * The core amounts of a financial year, by the policy: for each term that begins in it, one for every looked-after child of school age who
 * is on a roll on its first day; for a term to come, on a roll today. Of school age is who was 4 to 15 on the 31 August before the term.
 */
@Component
class CoreAmounts {

    private static final int YOUNGEST = 4;
    private static final int OLDEST = 15;
    private static final String SHARES = """
            select p.school_key, %s as kept, count(*) * :core as allocated,
                sum(case when :toCome then greatest(:core - coalesce(asked.pence, 0), 0) else 0 end) as to_come
            from casework.school_place p join casework.child c on c.id = p.child_id
            left join lateral (select sum(coalesce(r.approved_pence, r.amount_pence)) as pence from casework.funding_request r
                where r.child_id = c.id and r.grant_code = 'pp-plus' and not r.pooled and r.starts_on between :from and :until
                  and r.status not in ('NOT_ELIGIBLE', 'DECLINED', 'CLOSED')) asked on true
            where p.started_on <= :day and (p.ended_on is null or p.ended_on >= :day) and c.date_of_birth between :bornFrom and :bornUntil
              and (exists (select 1 from casework.care_period k
                       where k.child_id = c.id and k.started_on <= :day and (k.ended_on is null or k.ended_on >= :day))
                   or c.care_status = 'LOOKED_AFTER' and not exists (select 1 from casework.care_period k where k.child_id = c.id))
            group by 1, 2""";

    private final Terms terms;
    private final FundingPolicies policies;
    private final CivilTime civilTime;
    private final JdbcClient jdbc;

    CoreAmounts(Terms terms, FundingPolicies policies, CivilTime civilTime, JdbcClient jdbc) {
        this.terms = terms;
        this.policies = policies;
        this.civilTime = civilTime;
        this.jdbc = jdbc;
    }

    /** By term and school, those apart who are kept apart. */
    List<Share> of(FinancialYear year, KeptApart kept) {
        return termsOf(year).stream().flatMap(term -> shares(term, kept).stream()).toList();
    }

    private List<Share> shares(Term term, KeptApart kept) {
        LocalDate today = civilTime.today();
        LocalDate birthdays = LocalDate.of(Integer.parseInt(term.dates().academicYear().substring(0, 4)), 8, 31);
        boolean toCome = term.dates().startsOn().isAfter(today);
        return jdbc.sql(SHARES.formatted(kept.sql())).params(kept.parameters())
                .param("core", policies.coreAmount(term.dates().startsOn())).param("toCome", toCome)
                .param("from", term.since()).param("until", term.dates().endsOn()).param("day", toCome ? today : term.dates().startsOn())
                .param("bornFrom", birthdays.minusYears(OLDEST + 1L).plusDays(1)).param("bornUntil", birthdays.minusYears(YOUNGEST))
                .query((row, number) -> new Share(row.getLong("school_key"), row.getBoolean("kept"), row.getLong("allocated"),
                        row.getLong("to_come"))).list();
    }

    /** The authority's terms that begin in the year. */
    private List<Term> termsOf(FinancialYear year) {
        List<Term> found = new ArrayList<>();
        SchoolTerm before = terms.next(null, year.previous().firstDay());
        SchoolTerm term = terms.next(null, before.endsOn());
        while (!term.startsOn().isAfter(year.lastDay())) {
            if (!term.startsOn().isBefore(year.firstDay())) {
                found.add(new Term(term, before.endsOn().plusDays(1)));
            }
            before = term;
            term = terms.next(null, term.endsOn());
        }
        return found;
    }

    /** @param since first day on which what starts counts for this term: that of the holidays before */
    private record Term(SchoolTerm dates, LocalDate since) {
    }

    /**
     * The core amounts of a term and school, in pence.
     *
     * @param kept   of the children who are kept apart
     * @param toCome what of it nobody has asked for yet; 0 once the term has begun
     */
    record Share(long schoolKey, boolean kept, long allocated, long toCome) {
    }
}
