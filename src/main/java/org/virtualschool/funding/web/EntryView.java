package org.virtualschool.funding.web;

import java.util.function.UnaryOperator;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Entry;

/**
 * A line of the ledger as its page shows it.
 *
 * @param when     day and time in Europe/London
 * @param takeBack number of the entry if somebody may take it back; null otherwise
 */
record EntryView(long number, String when, String what, String amount, String reason, String who, boolean reversed, Long takeBack) {

    private static final String NOT_SHOWN = "Not shown to finance";

    /**
     * @param names         from user ids
     * @param withNarrative whether reasons about requests are shown
     * @param mayTakeBack   whether the reader may take back what was put into the fund
     */
    static EntryView of(Entry entry, UnaryOperator<String> names, boolean withNarrative, boolean mayTakeBack) {
        String what = entry.reverses() == null ? entry.kind().inWords() : "Entry " + entry.reverses() + " taken back";
        return new EntryView(entry.id(), Words.moment(entry.enteredAt()), what, Words.pounds(entry.pence()),
                entry.requestId() == null || withNarrative ? entry.reason() : NOT_SHOWN, names.apply(entry.enteredBy()), entry.reversed(),
                mayTakeBack && entry.isStandingAllocation() ? entry.id() : null);
    }
}
