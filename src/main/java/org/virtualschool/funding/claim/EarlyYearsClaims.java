package org.virtualschool.funding.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.HoursClaim;
import org.virtualschool.funding.Wish;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantRate;
import org.virtualschool.funding.ledger.GrantRates;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.register.SchoolPlace;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * Claiming early years pupil premium: hours times the rate of their financial year, as long as the child has hours left in it. A claim is a
 * request for premium and goes the way of all others. Asks no access rule: callers do.
 */
@Service
@Transactional
public class EarlyYearsClaims implements PolicyReader {

    /** Policy: the hours that can be claimed for a child in a financial year. */
    private static final String HOURS = "funding.earlyYearsHours";
    private static final int HOURS_OF_A_DAY = 24;
    private static final String STARTS_ON = "startsOn";
    private static final String ENDS_ON = "endsOn";
    private static final String HOURS_FIELD = "hours";

    private final ClaimRows rows;
    private final FundingRequests requests;
    private final GrantRates rates;
    private final Children children;
    private final Policies policies;
    private final CivilTime civilTime;

    EarlyYearsClaims(ClaimRows rows, FundingRequests requests, GrantRates rates, Children children, Policies policies, CivilTime civilTime) {
        this.rows = rows;
        this.requests = requests;
        this.rates = rates;
        this.children = children;
        this.policies = policies;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(HOURS, FinancialYear.of(on).firstDay());
    }

    /** What can be claimed for the child in the year. */
    @Transactional(readOnly = true)
    public ClaimOutlook outlook(Child child, FinancialYear year) {
        return new ClaimOutlook(year, rates.rate(Grant.EARLY_YEARS_PUPIL_PREMIUM, year),
                BigDecimal.valueOf(policies.wholeNumber(HOURS, year.firstDay())), rows.claimed(child.id(), year));
    }

    /**
     * What a claim would come to, by the same rules as the claim itself.
     *
     * @throws FieldFaultsException naming what is wrong
     */
    @Transactional(readOnly = true)
    public ClaimPreview preview(Child child, ClaimPeriod period, BigDecimal hours) {
        return check(child, period, hours);
    }

    /**
     * Claims the hours, and passes the claim on at once.
     *
     * @param shownPence the amount that was shown before; the claim is refused if it comes to another by now
     * @param actor      user id of who claims
     * @return the request as it stands after that
     * @throws FieldFaultsException naming what is wrong; nothing is stored
     */
    public FundingRecord claim(Child child, ClaimPeriod period, BigDecimal hours, long shownPence, String actor) {
        rows.hold(child.id());
        ClaimPreview preview = check(child, period, hours);
        new FieldFaults().rejectIf(preview.pence() != shownPence, HOURS_FIELD,
                "The rate has changed since you looked. Look at the amount again.").throwIfAny();
        HoursClaim claim = new HoursClaim(hours, preview.rate().pence(), preview.rate().verified(), preview.rate().enteredBy());
        Wish wish = new Wish(null, "Funded hours of early years provision",
                "%s hours at %s an hour".formatted(claim.hoursInWords(), Words.pounds(claim.ratePence())), "What the PEP sets out", period.from(),
                period.to(), preview.pence());
        return requests.makeByTheHour(child.id(), wish, actor, requestId -> rows.add(requestId, child.id(), wish, claim));
    }

    private ClaimPreview check(Child child, ClaimPeriod period, BigDecimal hours) {
        checkPeriod(child, period);
        ClaimOutlook outlook = outlook(child, period.year());
        FieldFaults faults = new FieldFaults();
        Optional<GrantRate> rate = outlook.rate();
        faults.rejectIf(rate.isEmpty(), STARTS_ON, "There is no rate for %s yet. Claim again when it is known.".formatted(period.year().code()));
        rows.overlapping(child.id(), period.from(), period.to()).ifPresent(days -> faults.reject(STARTS_ON,
                "Days from %s to %s have been claimed already.".formatted(Words.day(days.from()), Words.day(days.to()))));
        if (hours.compareTo(outlook.left()) > 0) {
            faults.reject(HOURS_FIELD, outlook.left().signum() == 0
                    ? "No hours are left in %s: all %s have been claimed.".formatted(period.year().code(), HoursClaim.inWords(outlook.most()))
                    : "Only %s hours are left in %s: %s of %s have been claimed.".formatted(HoursClaim.inWords(outlook.left()), period.year().code(),
                            HoursClaim.inWords(outlook.claimed()), HoursClaim.inWords(outlook.most())));
        }
        faults.rejectIf(hours.compareTo(BigDecimal.valueOf(period.days() * HOURS_OF_A_DAY)) > 0, HOURS_FIELD,
                "There are not so many hours between these days.");
        faults.throwIfAny();
        ClaimPreview preview = new ClaimPreview(period, rate.orElseThrow(), hours, outlook.left().subtract(hours));
        faults.rejectIf(preview.pence() == 0, HOURS_FIELD, "These hours come to less than a penny.");
        requests.checkMost(preview.pence(), HOURS_FIELD, faults);
        faults.throwIfAny();
        return preview;
    }

    private void checkPeriod(Child child, ClaimPeriod period) {
        FieldFaults faults = new FieldFaults();
        FinancialYear year = period.year();
        Optional<LocalDate> onRollSince = children.schoolPlaces(child.id()).stream().filter(place -> place.endedOn() == null).findFirst()
                .map(SchoolPlace::startedOn);
        faults.rejectIf(period.to().isBefore(period.from()), ENDS_ON, "The last day cannot be before the first.")
                .rejectIf(period.to().isAfter(year.lastDay()), ENDS_ON, ("The days cross 31 March. Claim up to then, and from 1 April on once more:"
                        + " each financial year has a rate and hours of its own."))
                .rejectIf(period.to().isAfter(civilTime.today()), ENDS_ON,
                        "Hours are claimed when they have been provided. Claim up to today, and again for what follows.")
                .rejectIf(year.lastDay().isBefore(civilTime.today()), STARTS_ON,
                        "The financial year %s is closed. What lies in it had to be claimed by %s.".formatted(year.code(), Words.day(year.lastDay())))
                .rejectIf(onRollSince.isEmpty(), STARTS_ON, "The child is on no roll. A setting claims for the children on its roll.")
                .rejectIf(!isInEarlyYears(child, period.from()), STARTS_ON, "The child is not in early years then.")
                .rejectIf(isInEarlyYears(child, period.from()) && !isInEarlyYears(child, period.to()), ENDS_ON,
                        "The child is in Reception by then. Claim for the days before.");
        onRollSince.filter(since -> period.from().isBefore(since)).ifPresent(since -> faults.reject(STARTS_ON,
                "The child is on this roll since %s. Claim from then on.".formatted(Words.day(since))));
        faults.throwIfAny();
    }

    private boolean isInEarlyYears(Child child, LocalDate on) {
        return requests.grantFor(child, on) == Grant.EARLY_YEARS_PUPIL_PREMIUM;
    }
}
