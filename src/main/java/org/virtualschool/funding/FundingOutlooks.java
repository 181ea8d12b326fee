package org.virtualschool.funding;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingOutlook.ChildYear;

/** What a decision would mean for the money, for those who decide. */
@Service
@Transactional(readOnly = true)
public class FundingOutlooks {

    private final FundingRequestRepository requests;
    private final Commitments commitments;
    private final JdbcClient jdbc;

    FundingOutlooks(FundingRequestRepository requests, Commitments commitments, JdbcClient jdbc) {
        this.requests = requests;
        this.commitments = commitments;
        this.jdbc = jdbc;
    }

    /** As things are now, if so much of it were approved. */
    public FundingOutlook of(UUID requestId, long pence) {
        FundingRequest request = requests.findById(requestId).orElseThrow();
        Set<FinancialYear> years = YearShares.of(request.wish()).keySet();
        Commitments.Funds funds = commitments.funds(years);
        Map<String, ChildYear> had = spent(request);
        return new FundingOutlook(pence, years.stream().map(year -> had.getOrDefault(year.code(), new ChildYear(year, 0, 0))).toList(),
                funds.after(request, pence), funds.missing(request));
    }

    private Map<String, ChildYear> spent(FundingRequest request) {
        return jdbc.sql("""
                        select f.financial_year, sum(b.committed) as committed, sum(b.paid) as paid
                        from casework.funding_request r
                        join casework.request_balance b on b.request_id = r.id
                        join casework.fund f on f.id = b.fund_id
                        where r.child_id = :child and r.grant_code = :grant group by f.financial_year""")
                .param("child", request.childId()).param("grant", request.grant().code())
                .query((row, number) -> new ChildYear(FinancialYear.ofCode(row.getString("financial_year")), row.getLong("committed"),
                        row.getLong("paid")))
                .list().stream().collect(Collectors.toMap(year -> year.year().code(), year -> year));
    }
}
