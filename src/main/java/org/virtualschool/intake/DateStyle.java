package org.virtualschool.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** How a file writes dates. Read strictly: 31/02/2024 is no date. */
public enum DateStyle {

    /** 31/12/2024, as in the SSDA903 return and in spreadsheets set to English (United Kingdom). */
    SLASHES("dd/MM/uuuu", "31/12/2024"),
    /** 31-12-2024, as in the GIAS extract. */
    HYPHENS("dd-MM-uuuu", "31-12-2024"),
    /** 2024-12-31. */
    ISO("uuuu-MM-dd", "2024-12-31");

    private static final int EARLIEST_YEAR = 1400;
    private static final int LATEST_YEAR = 2200;

    private final DateTimeFormatter format;
    private final String example;

    DateStyle(String pattern, String example) {
        this.format = DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
        this.example = example;
    }

    /** The date written in this style; empty if the text is none. For cells that hold several. */
    public Optional<LocalDate> parse(String text) {
        try {
            LocalDate date = LocalDate.parse(text, format);
            return date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR ? Optional.empty() : Optional.of(date);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String example() {
        return example;
    }
}
