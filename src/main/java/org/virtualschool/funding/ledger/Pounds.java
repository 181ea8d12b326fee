package org.virtualschool.funding.ledger;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.virtualschool.calendar.Words;

/** Amounts of money as people write them. */
public final class Pounds {

    private static final Pattern WRITTEN = Pattern.compile("£?\\s*(\\d{1,12}|\\d{1,3}(,\\d{3}){1,3})(\\.\\d+)?");
    private static final Pattern BELOW_NOTHING = Pattern.compile("(£\\s*)?[-\u2212](\\s*£)?\\s*[\\d.,]*\\d[\\d.,]*");
    private static final int PENCE_DIGITS = 2;

    private Pounds() {
    }

    /**
     * Reads an amount such as {@code 1250}, {@code 1,250.50} or {@code £1,250.50}; no part of a penny, and more than nothing.
     *
     * @param text what was written; null for nothing
     * @param most the largest amount to take, in pence
     */
    public static Reading read(String text, long most) {
        String written = text == null ? "" : text.strip();
        if (written.isEmpty()) {
            return Reading.fault("Enter an amount.");
        }
        if (BELOW_NOTHING.matcher(written).matches()) {
            return Reading.fault("The amount must be more than £0.00.");
        }
        if (!WRITTEN.matcher(written).matches()) {
            return Reading.fault("The amount must be in pounds, such as 1250 or 1,250.50.");
        }
        BigDecimal pounds = new BigDecimal(written.replaceAll("[£,\\s]", ""));
        if (pounds.stripTrailingZeros().scale() > PENCE_DIGITS) {
            return Reading.fault("The amount must not have parts of a penny, such as 12.505.");
        }
        BigDecimal pence = pounds.movePointRight(PENCE_DIGITS);
        if (pence.signum() == 0) {
            return Reading.fault("The amount must be more than £0.00.");
        }
        if (pence.compareTo(BigDecimal.valueOf(most)) > 0) {
            return Reading.fault("The amount must be at most " + Words.pounds(most) + ".");
        }
        return new Reading(pence.longValueExact(), null);
    }

    /**
     * What was read.
     *
     * @param pence the amount; 0 where it could not be read
     * @param fault why not, as a sentence; null where it could
     */
    public record Reading(long pence, String fault) {

        private static Reading fault(String words) {
            return new Reading(0, words);
        }

        /** Whether it is an amount. */
        public boolean isAmount() {
            return fault == null;
        }
    }
}
