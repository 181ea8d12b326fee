package org.virtualschool.pep;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and money as people in England write them. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    private Words() {
    }

    /** Such as "20 March 2026". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Such as "Friday 20 March 2026". */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** Such as "£1,120.00". */
    public static String pounds(long pence) {
        return "£" + String.format(Locale.UK, "%,.2f", BigDecimal.valueOf(pence, 2));
    }
}
