package org.virtualschool.funding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.FundingOutlook.FundAfter;
import org.virtualschool.funding.ledger.Charge;
import org.virtualschool.funding.ledger.CommitResult;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;

/** Charges what is approved to the funds of the years it lies in. */
@Component
class Commitments {

    private final Ledger ledger;
    private final CivilTime civilTime;

    Commitments(Ledger ledger, CivilTime civilTime) {
        this.ledger = ledger;
        this.civilTime = civilTime;
    }

    /**
     * Commits the amount, all of it or nothing, in the transaction there is.
     *
     * @return why it cannot be committed, in a sentence that says what is left; empty if it is
     */
    Optional<String> commit(FundingRequest request, long pence, String actor) {
        List<Charge> charges = new ArrayList<>();
        for (Map.Entry<FinancialYear, Long> share : shares(request, pence).entrySet()) {
            Optional<Fund> fund = fundOf(request, share.getKey());
            if (fund.isEmpty()) {
                return Optional.of(("Nothing is allocated for %s in %s. It can be booked under Funding, or the request be shortened to"
                        + " end on 31 March: ask for that.").formatted(request.grant().inWords().toLowerCase(Locale.UK),
                        share.getKey().code()));
            }
            charges.add(new Charge(fund.get().id(), share.getValue()));
        }
        CommitResult result = ledger.commit(request.id(), charges, actor);
        return result.committed() ? Optional.empty() : Optional.of(tooLittle(result));
    }

    /** The open funds of these years as they stand now, to reckon what many requests would leave. */
    Funds funds(Collection<FinancialYear> years) {
        return new Funds(years.stream().flatMap(year -> ledger.funds(year).stream())
                .filter(fund -> fund.isOpenOn(civilTime.today())).toList());
    }

    private static Map<FinancialYear, Long> shares(FundingRequest request, long pence) {
        return YearShares.of(pence, request.wish().startsOn(), request.wish().endsOn());
    }

    private Optional<Fund> fundOf(FundingRequest request, FinancialYear year) {
        return funds(List.of(year)).fundOf(request, year);
    }

    private String tooLittle(CommitResult result) {
        StringBuilder words = new StringBuilder();
        result.tooSmall().forEach(lack -> words.append(!lack.fund().isOpenOn(civilTime.today())
                ? "The year %s is closed. ".formatted(lack.fund().year().code())
                : "The fund for %s has %s left, %s are needed from it. ".formatted(lack.fund().year().code(),
                        Words.pounds(lack.fund().balance().available()), Words.pounds(lack.asked()))));
        return words.toString().strip();
    }

    private static FundKind kindFor(FundingRequest request) {
        return request.pooled() ? FundKind.POOLED : FundKind.CHILDREN;
    }

    /** Open funds as they stood when they were read. */
    record Funds(List<Fund> all) {

        /** What each fund a request is charged to has before and after so much is approved; years without a fund are left out. */
        List<FundAfter> after(FundingRequest request, long pence) {
            return shares(request, pence).entrySet().stream()
                    .flatMap(share -> fundOf(request, share.getKey()).map(fund -> after(fund, share.getValue())).stream()).toList();
        }

        /** The years in which it lies and that have no fund for it. */
        List<FinancialYear> missing(FundingRequest request) {
            return YearShares.of(request.wish()).keySet().stream().filter(year -> fundOf(request, year).isEmpty()).toList();
        }

        /** Of several pools the one that holds most. */
        Optional<Fund> fundOf(FundingRequest request, FinancialYear year) {
            return all.stream().filter(fund -> fund.year().equals(year) && fund.grant() == request.grant()
                    && fund.kind() == kindFor(request)).max(Comparator.comparingLong(fund -> fund.balance().available()));
        }

        private static FundAfter after(Fund fund, long share) {
            long before = fund.balance().available();
            return new FundAfter(fund.grant().inWords() + " " + fund.year().code()
                    + (fund.kind() == FundKind.POOLED ? ", " + fund.name() : ""), before, share, before - share);
        }
    }
}
