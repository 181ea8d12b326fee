package org.virtualschool.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unique pupil number: check letter, authority (3 digits), establishment (4), year (2), serial (3). The last character of
 * a temporary number is a letter. It may change, after adoption for one, and is never a key.
 *
 * @param value thirteen characters with the right check letter
 */
public record Upn(String value) {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-HJ-NP-RT-Z]\\d{11}[\\dA-HJ-NP-RT-Z]");
    private static final Pattern REASON_FOR_NONE = Pattern.compile("UN[1-5]");

    /** @throws IllegalArgumentException if the value is no UPN */
    public Upn {
        fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException("A UPN " + fault);
        });
    }

    /** What is wrong with the text as a UPN, a phrase that follows on "the UPN"; empty if nothing is. */
    public static Optional<String> fault(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.of("is not a letter followed by 12 digits");
        }
        return text.charAt(0) == checkLetter(text) ? Optional.empty() : Optional.of("has the wrong check letter");
    }

    /** Whether the text is a code of the SSDA903 return (UN1 to UN5) that says why a child has no UPN. */
    public static boolean isReasonForNone(String text) {
        return REASON_FOR_NONE.matcher(text.toUpperCase(Locale.ROOT)).matches();
    }

    /** Each character after the first counts by its position, letters by their place in the alphabet without I, O and S. */
    private static char checkLetter(String text) {
        int sum = 0;
        for (int position = 2; position <= text.length(); position++) {
            char character = text.charAt(position - 1);
            int worth = Character.isDigit(character) ? character - '0' : LETTERS.indexOf(character);
            sum += position * worth;
        }
        return LETTERS.charAt(sum % LETTERS.length());
    }
}
