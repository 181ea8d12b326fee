package org.virtualschool.funding.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.virtualschool.funding.Wish;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Pounds;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * The page by which premium is asked for, as it was filled in. Every text is empty where nothing was written.
 *
 * @param pooled whether it is to be charged to pooled money
 */
record RequestForm(String use, String need, String provision, String outcome, String startDay, String startMonth, String startYear,
        String endDay, String endMonth, String endYear, String amount, boolean pooled) {

    private static final int LONGEST_TEXT = 2000;

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
        PremiumUse what = Arrays.stream(PremiumUse.values()).filter(each -> each.code().equals(use)).findFirst().orElse(null);
        faults.rejectIf(what == null, "use", "Choose what it is for.");
        written(need, "need", "Say what the child needs it for.", faults);
        written(provision, "provision", "Say what will be done, and by whom.", faults);
        written(outcome, "outcome", "Say what will be different, and how you will know.", faults);
        LocalDate from = day(startDay, startMonth, startYear, "startsOn", "Enter the first day, like 27 11 2026.", faults);
        LocalDate to = day(endDay, endMonth, endYear, "endsOn", "Enter the last day, like 12 2 2027.", faults);
        long pence = pence(faults);
        faults.throwIfAny();
        return new Wish(what, need, provision, outcome, from, to, pence);
    }

    private static void written(String text, String field, String message, FieldFaults faults) {
        faults.rejectIf(text.isEmpty(), field, message)
                .rejectIf(text.length() > LONGEST_TEXT, field, "Write %d characters at most.".formatted(LONGEST_TEXT));
    }

    private static LocalDate day(String day, String month, String year, String field, String message, FieldFaults faults) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (NumberFormatException | DateTimeException e) {
            faults.reject(field, message);
            return null;
        }
    }

    private long pence(FieldFaults faults) {
        Pounds.Reading read = Pounds.read(amount, Ledger.MOST);
        faults.rejectIf(!read.isAmount(), "amount", read.fault());
        return read.pence();
    }
}
