package org.virtualschool.funding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantRates;
import org.virtualschool.funding.ledger.Pounds;

/** The form by which the rate of a grant is entered, as it was filled in. */
record RateForm(String grant, String year, String amount, String source, boolean verified) {

    /** More than any grant pays for a child, in pence: what is above is a slip of the hand. */
    private static final long MOST = 10_000_00;
    /** More than any grant pays for an hour, in pence. */
    private static final long MOST_AN_HOUR = 100_00;
    private static final int LONGEST_SOURCE = 300;

    static final RateForm BLANK = new RateForm("", "", "", "", false);

    static RateForm of(MultiValueMap<String, String> sent) {
        return new RateForm(text(sent, "grant"), text(sent, "year"), text(sent, "amount"), text(sent, "source"), "yes".equals(text(sent, "verified")));
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).map(String::strip).orElse("");
    }

    /**
     * What is wrong with it; empty if nothing is.
     *
     * @param open the years a rate can be entered for
     */
    List<Fault> faults(List<String> open) {
        List<Fault> faults = new ArrayList<>();
        if (Grant.parse(grant).filter(GrantRates.RATED::contains).isEmpty()) {
            faults.add(new Fault("grant", "Choose the grant."));
        }
        if (!open.contains(year)) {
            faults.add(new Fault("year", "Choose the financial year."));
        }
        if (!reading().isAmount()) {
            faults.add(new Fault("amount", reading().fault()));
        }
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            faults.add(new Fault("source", source.isEmpty() ? "Enter where the rate comes from." : "The source must have at most 300 characters."));
        }
        if (WishFields.isOdd(source)) {
            faults.add(new Fault("source", WishFields.ODD));
        }
        return faults;
    }

    Pounds.Reading reading() {
        return Pounds.read(amount, Grant.EARLY_YEARS_PUPIL_PREMIUM.code().equals(grant) ? MOST_AN_HOUR : MOST);
    }

    /** Only if it has no {@link #faults}. */
    FinancialYear financialYear() {
        return FinancialYear.ofCode(year);
    }
}
