package org.virtualschool.register;

import java.util.List;
import java.util.Locale;

/**
 * A school's name without the words that say what kind of school it is: "Oakfield Primary School" is "Oakfield". A name that
 * has nothing else stays as it is.
 */
public final class ShortName {

    private static final List<String> KINDS = List.of("school", "primary", "junior", "infant", "infants", "infants'", "nursery",
            "secondary", "middle", "high", "first", "upper", "lower", "academy", "college", "community", "foundation", "special",
            "grammar", "comprehensive", "pre-school", "preschool", "day", "sixth", "form", "centre", "and", "&", "the",
            "voluntary", "aided", "controlled", "va", "vc", "cofe", "ce", "c.e.", "rc", "catholic", "roman", "church", "of",
            "england", "studio", "free", "technical", "pupil", "referral", "unit");

    private ShortName() {
    }

    /** The short name; null for null. */
    public static String of(String name) {
        if (name == null) {
            return null;
        }
        String withoutPlace = name.split("[,(]", 2)[0].strip();
        List<String> words = List.of(withoutPlace.split("\\s+"));
        int end = words.size();
        while (end > 0 && KINDS.contains(words.get(end - 1).toLowerCase(Locale.ROOT))) {
            end--;
        }
        int start = end > 1 && words.get(0).equalsIgnoreCase("the") ? 1 : 0;
        return end <= start ? withoutPlace : String.join(" ", words.subList(start, end));
    }
}
