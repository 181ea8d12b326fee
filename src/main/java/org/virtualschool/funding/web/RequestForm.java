package org.virtualschool.funding.web;

import org.springframework.util.MultiValueMap;
import org.virtualschool.funding.Wish;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;

/**
 * The page by which premium is asked for, as it was filled in. Every text is empty where nothing was written.
 *
 * @param pooled whether it is to be charged to pooled money
 */
record RequestForm(String use, String need, String provision, String outcome, DayFields start, DayFields end, String amount, boolean pooled) {

    static RequestForm of(MultiValueMap<String, String> sent) {
        return new RequestForm(DayFields.text(sent, "use"), DayFields.text(sent, "need"), DayFields.text(sent, "provision"),
                DayFields.text(sent, "outcome"), DayFields.of(sent, "startsOn"), DayFields.of(sent, "endsOn"), DayFields.text(sent, "amount"),
                sent.containsKey("pooled"));
    }

    /**
     * What is asked for.
     *
     * @throws FieldFaultsException naming every field that is missing or no date or amount
     */
    Wish wish() {
        FieldFaults faults = new FieldFaults();
        Wish wish = new Wish(WishFields.use(use, faults), WishFields.text(need, "need", faults), WishFields.text(provision, "provision", faults),
                WishFields.text(outcome, "outcome", faults), start.date("startsOn", "Enter the first day, like 27 11 2026.", faults),
                end.date("endsOn", "Enter the last day, like 12 2 2027.", faults), WishFields.pence(amount, faults));
        faults.throwIfAny();
        return wish;
    }
}
