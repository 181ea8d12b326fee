package org.virtualschool.funding.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Pounds;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.workflow.FieldFaults;

/** Reads what somebody asks for, field by field, as pages and programs send it. */
final class WishFields {

    private static final int LONGEST_TEXT = 2000;
    private static final Map<String, String> MISSING = Map.of("need", "Say what the child needs it for.",
            "provision", "Say what will be done, and by whom.", "outcome", "Say what will be different, and how you will know.");

    /** What is said of a text that {@link #isOdd}. */
    static final String ODD = "This holds a character that cannot be kept. Type it again.";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private WishFields() {
    }

    /** Whether the text holds a character that cannot be stored, such as one that moves a cursor; new lines and tabs can. */
    static boolean isOdd(String text) {
        return text.codePoints().anyMatch(character -> Character.isISOControl(character) && "\r\n\t".indexOf(character) < 0
                || Character.getType(character) == Character.SURROGATE);
    }

    /** Whether the day lies in years of which people speak here; others are slips of the hand, and not every calendar can hold them. */
    static boolean isConceivable(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** The use of this code; noted as a fault where there is none, and null. */
    static PremiumUse use(String code, FieldFaults faults) {
        PremiumUse use = Arrays.stream(PremiumUse.values()).filter(each -> each.code().equals(code)).findFirst().orElse(null);
        faults.rejectIf(use == null, "use", "Choose what it is for.");
        return use;
    }

    /** What was written in one of the texts, trimmed; noted as a fault where it is missing or too long. */
    static String text(String written, String field, FieldFaults faults) {
        String text = written == null ? "" : written.strip();
        faults.rejectIf(text.isEmpty(), field, MISSING.get(field))
                .rejectIf(isOdd(text), field, ODD)
                .rejectIf(text.length() > LONGEST_TEXT, field, "Write %d characters at most.".formatted(LONGEST_TEXT));
        return text;
    }

    /** The amount in pence; noted as a fault where it is none, and 0. */
    static long pence(String amount, FieldFaults faults) {
        Pounds.Reading read = Pounds.read(amount, Ledger.MOST);
        faults.rejectIf(!read.isAmount(), "amount", read.fault());
        return read.pence();
    }
}
