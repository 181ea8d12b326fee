package org.virtualschool.funding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/** What every wish must be like, whatever the authority's tables say of it. */
@Component
class WishRules implements PolicyReader {

    /** Policy: the most that one request may ask for, in pence. */
    private static final String MOST = "funding.mostInOneRequest";
    /** Policy: how many days one request may last. */
    private static final String LONGEST = "funding.longestProvision";

    private final Policies policies;
    private final CivilTime civilTime;

    WishRules(Policies policies, CivilTime civilTime) {
        this.policies = policies;
        this.civilTime = civilTime;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(MOST, on);
        policies.wholeNumber(LONGEST, on);
    }

    /**
     * Refuses what is wrong with amount and days. Days that lie behind are for the authority's table to refuse.
     *
     * @param amountField the field by which the amount was asked
     * @param endField    the field by which the last day was asked
     * @throws FieldFaultsException naming the fields
     */
    void check(Wish wish, String amountField, String endField) {
        FieldFaults faults = new FieldFaults();
        LocalDate today = civilTime.today();
        int longest = policies.wholeNumber(LONGEST, today);
        faults.rejectIf(wish.amountPence() <= 0, amountField, "Enter an amount of more than nothing.")
                .rejectIf(wish.endsOn().isBefore(wish.startsOn()), endField, "The last day cannot be before the first.")
                .rejectIf(ChronoUnit.DAYS.between(wish.startsOn(), wish.endsOn()) > longest, endField,
                        "One request can last %d days at most. Ask again for what follows.".formatted(longest));
        checkMost(wish.amountPence(), amountField, faults);
        faults.throwIfAny();
    }

    /** Notes as a fault of the field if it is more than one request may ask for. */
    void checkMost(long pence, String field, FieldFaults faults) {
        long most = policies.wholeNumber(MOST, civilTime.today());
        faults.rejectIf(pence > most, field, "One request can ask for %s at most.".formatted(Words.pounds(most)));
    }
}
