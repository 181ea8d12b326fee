package org.virtualschool.funding.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.virtualschool.funding.Wish;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * The page by which premium is asked for, as it was filled in. Every text is empty where nothing was written.
 *
 * @param pooled whether it is to be charged to pooled money
 */
record RequestForm(String use, String need, String provision, String outcome, String startDay, String startMonth, String startYear,
        String endDay, String endMonth, String endYear, String amount, boolean pooled) {

    static RequestForm of(MultiValueMap<String, String> sent) {
        return new RequestForm(text(sent, "use"), text(sent, "need"), text(sent, "provision"), text(sent, "outcome"),
                text(sent, "startsOn-day"), text(sent, "startsOn-month"), text(sent, "startsOn-year"),
                text(sent, "endsOn-day"), text(sent, "endsOn-month"), text(sent, "endsOn-year"), text(sent, "amount"),
                sent.containsKey("pooled"));
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).map(String::strip).orElse("");
    }

    /**
     * What is asked for.
     *
     * @throws FieldFaultsException naming every field that is missing or no date or amount
     */
    Wish wish() {
        FieldFaults faults = new FieldFaults();
        Wish wish = new Wish(WishFields.use(use, faults), WishFields.text(need, "need", faults), WishFields.text(provision, "provision", faults),
                WishFields.text(outcome, "outcome", faults),
                day(startDay, startMonth, startYear, "startsOn", "Enter the first day, like 27 11 2026.", faults),
                day(endDay, endMonth, endYear, "endsOn", "Enter the last day, like 12 2 2027.", faults), WishFields.pence(amount, faults));
        faults.throwIfAny();
        return wish;
    }

    private static LocalDate day(String day, String month, String year, String field, String message, FieldFaults faults) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (NumberFormatException | DateTimeException e) {
            faults.reject(field, message);
            return null;
        }
    }
}
