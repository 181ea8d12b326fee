package org.virtualschool.funding.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.security.KeptApart;

/** What the funds of a year will have given by its end. */
@Service
@Transactional(readOnly = true)
public class FundForecasts {

    private final WaitingMoney waiting;
    private final CoreAmounts core;

    FundForecasts(WaitingMoney waiting, CoreAmounts core) {
        this.waiting = waiting;
        this.core = core;
    }

    /** @param funds all of one year. @return by id of the fund */
    public Map<UUID, Forecast> of(FinancialYear year, Collection<Fund> funds) {
        List<WaitingMoney.Waiting> asked = waiting.of(year);
        long toCome = funds.stream().anyMatch(FundForecasts::givesCoreAmounts)
                ? core.of(year, KeptApart.NOBODY).stream().mapToLong(CoreAmounts.Share::toCome).sum() : 0;
        return funds.stream().collect(Collectors.toMap(Fund::id, fund -> new Forecast(fund.balance().committed(), fund.balance().paid(),
                isCharged(fund, funds) ? asked.stream().filter(one -> one.grant() == fund.grant() && one.pooled() == (fund.kind() == FundKind.POOLED))
                        .mapToLong(WaitingMoney.Waiting::pence).sum() : 0,
                givesCoreAmounts(fund) ? toCome : 0)));
    }

    private static boolean givesCoreAmounts(Fund fund) {
        return fund.grant() == Grant.PUPIL_PREMIUM_PLUS && fund.kind() == FundKind.CHILDREN;
    }

    /** Of several pools the one that holds most is charged, as when a request is approved; nothing that is kept centrally is asked for. */
    private static boolean isCharged(Fund fund, Collection<Fund> all) {
        return fund.kind() != FundKind.CENTRAL && all.stream().filter(other -> other.grant() == fund.grant() && other.kind() == fund.kind())
                .max(Comparator.comparingLong(other -> other.balance().available())).filter(fund::equals).isPresent();
    }
}
