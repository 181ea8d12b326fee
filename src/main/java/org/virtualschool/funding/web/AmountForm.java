package org.virtualschool.funding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Pounds;

/**
 * The form by which an amount is put into a fund, as it was filled in.
 *
 * @param id   tells the booking apart, however often the button is pressed
 * @param pool name of the pool; empty where none is asked for
 */
record AmountForm(String id, String year, String grant, String pool, String amount, String reason) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 300;

    /** An empty form. */
    static AmountForm blank(FinancialYear year) {
        return new AmountForm(UUID.randomUUID().toString(), year.code(), "", "", "", "");
    }

    static AmountForm of(MultiValueMap<String, String> sent) {
        return new AmountForm(text(sent, "id"), text(sent, "year"), text(sent, "grant"), text(sent, "pool"), text(sent, "amount"),
                text(sent, "reason"));
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).map(String::strip).orElse("");
    }

    /** What is wrong with it; empty if nothing is. */
    List<Fault> faults(List<Grant> grants, boolean pooled) {
        List<Fault> faults = new ArrayList<>();
        if (bookingId().isEmpty() || financialYear().isEmpty()) {
            faults.add(new Fault("", "This form is not complete any more. Open it again from the page Funding."));
        }
        if (Grant.parse(grant).filter(grants::contains).isEmpty()) {
            faults.add(new Fault("grant", "Choose the grant."));
        }
        if (pooled && (pool.isEmpty() || pool.length() > LONGEST_NAME)) {
            faults.add(new Fault("pool", pool.isEmpty() ? "Enter a name for the pool." : "The name must have at most 100 characters."));
        }
        if (!reading().isAmount()) {
            faults.add(new Fault("amount", reading().fault()));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add(new Fault("reason", reason.isEmpty() ? "Enter the reason." : "The reason must have at most 300 characters."));
        }
        if (pooled && WishFields.isOdd(pool)) {
            faults.add(new Fault("pool", WishFields.ODD));
        }
        if (WishFields.isOdd(reason)) {
            faults.add(new Fault("reason", WishFields.ODD));
        }
        return faults;
    }

    Pounds.Reading reading() {
        return Pounds.read(amount, Allocations.MOST_BY_HAND);
    }

    Optional<FinancialYear> financialYear() {
        return FinancialYear.parse(year);
    }

    /** The id as sent; empty if it is none. */
    Optional<UUID> bookingId() {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
