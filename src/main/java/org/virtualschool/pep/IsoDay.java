package org.virtualschool.pep;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Days as programs write them. */
public final class IsoDay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private IsoDay() {
    }

    /** The day written as 2026-11-03; empty for null and for what is no real date. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(day -> LocalDate.parse(day, DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
