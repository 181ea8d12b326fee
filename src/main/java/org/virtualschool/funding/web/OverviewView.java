package org.virtualschool.funding.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantRate;
import org.virtualschool.funding.report.Forecast;

/** The money of a financial year, grant by grant, as its page shows it. */
record OverviewView(String year, List<GrantView> grants) {

    static OverviewView of(FinancialYear year, List<Fund> funds, Map<UUID, Forecast> forecasts, List<GrantRate> rates) {
        return new OverviewView(year.code(), Arrays.stream(Grant.values()).map(grant -> GrantView.of(grant,
                funds.stream().filter(fund -> fund.grant() == grant).toList(),
                forecasts, rates.stream().filter(rate -> rate.grant() == grant).findFirst())).toList());
    }

    /** A fund as people call it: its own name where there may be several. */
    static String nameOf(Fund fund) {
        return fund.kind() == FundKind.POOLED ? FundKind.POOLED.inWords() + ": " + fund.name() : fund.kind().inWords();
    }

    /** The rate in words: "£2,630.00 a child". */
    static String inWords(GrantRate rate) {
        return Words.pounds(rate.pence()) + ("hour".equals(rate.unit()) ? " an hour" : " a " + rate.unit());
    }

    /**
     * One grant.
     *
     * @param rate  null where none is known
     * @param total null where there is one fund or none
     */
    record GrantView(String code, String name, RateView rate, List<Row> rows, Row total) {

        private static GrantView of(Grant grant, List<Fund> funds, Map<UUID, Forecast> forecasts, Optional<GrantRate> rate) {
            Row total = funds.size() < 2 ? null
                    : Row.of(null, "Total", false, funds.stream().map(Fund::balance).reduce(Balance.NOTHING, Balance::plus),
                    funds.stream().mapToLong(fund -> forecasts.get(fund.id()).total()).sum());
            return new GrantView(grant.code(), grant.inWords(), rate.map(RateView::of).orElse(null),
                    funds.stream().map(fund -> Row.of(fund.id(), nameOf(fund), fund.closedOn() != null, fund.balance(),
                            forecasts.get(fund.id()).total())).toList(), total);
        }
    }

    /** A rate with where it comes from. */
    record RateView(String inWords, String source, boolean verified) {

        static RateView of(GrantRate rate) {
            return new RateView(OverviewView.inWords(rate), rate.source(), rate.verified());
        }
    }

    /**
     * A fund.
     *
     * @param id null for a total
     */
    record Row(UUID id, String name, boolean closed, String allocated, String committed, String paid, String returned, String left,
            String forecast) {

        static Row of(UUID id, String name, boolean closed, Balance balance, long forecastPence) {
            return new Row(id, name, closed, Words.pounds(balance.allocated()), Words.pounds(balance.committed()), Words.pounds(balance.paid()),
                    Words.pounds(balance.returned()), Words.pounds(balance.available()), Words.pounds(forecastPence));
        }
    }
}
