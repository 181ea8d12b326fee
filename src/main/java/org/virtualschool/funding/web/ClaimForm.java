package org.virtualschool.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.virtualschool.funding.claim.ClaimPeriod;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * The page by which hours are claimed, as it was filled in. Every text is empty where nothing was written.
 *
 * @param pence the amount that was shown, in pence
 */
record ClaimForm(DayFields start, DayFields end, String hours, String pence) {

    private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?");
    private static final Pattern PENCE = Pattern.compile("\\d{1,9}");

    static ClaimForm of(MultiValueMap<String, String> sent) {
        return new ClaimForm(DayFields.of(sent, "startsOn"), DayFields.of(sent, "endsOn"), DayFields.text(sent, "hours"),
                DayFields.text(sent, "pence"));
    }

    /**
     * What is claimed.
     *
     * @throws FieldFaultsException naming every field that is missing or no date or number
     */
    Claimed claimed() {
        FieldFaults faults = new FieldFaults();
        LocalDate from = start.date("startsOn", "Enter the first day, like 1 9 2026.", faults);
        LocalDate to = end.date("endsOn", "Enter the last day, like 18 12 2026.", faults);
        boolean number = HOURS.matcher(hours).matches();
        faults.rejectIf(!number, "hours", "Enter the hours, like 120 or 97.5, with two decimals at most.")
                .rejectIf(number && new BigDecimal(hours).signum() == 0, "hours", "Enter more than no hours.").throwIfAny();
        return new Claimed(new ClaimPeriod(from, to), new BigDecimal(hours));
    }

    /** The amount that was shown; less than any amount where none was. */
    long shownPence() {
        return PENCE.matcher(pence).matches() ? Long.parseLong(pence) : -1;
    }

    /** The days and the hours provided in them. */
    record Claimed(ClaimPeriod period, BigDecimal hours) {
    }
}
