package org.virtualschool.register;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.DateStyle;

/** Cells about a child that more than one file has. */
public final class ChildCells {

    private static final int LONGEST_UPN = 20;
    private static final int OLDEST = 26;

    private ChildCells() {
    }

    /** The date of birth; null if empty. Rejects the row if it is no date, lies in the future or more than 26 years back. */
    public static LocalDate dateOfBirth(CsvRow row, String column, LocalDate today, DateStyle... styles) {
        LocalDate date = row.date(column, styles);
        if (date != null && date.isAfter(today)) {
            row.reject(column, "is in the future");
        } else if (date != null && date.isBefore(today.minusYears(OLDEST))) {
            row.reject(column, "is more than " + OLDEST + " years ago");
        }
        return date;
    }

    /** The UPN; null if empty, if a code says why there is none, or, with a warning, if it is wrong. */
    public static Upn upn(CsvRow row, String column) {
        String text = row.text(column, LONGEST_UPN);
        if (text == null || Upn.isReasonForNone(text)) {
            return null;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        Optional<String> fault = Upn.fault(upper);
        fault.ifPresent(reason -> row.warn(column, "the UPN " + reason + "; the child is kept without it"));
        return fault.isPresent() ? null : new Upn(upper);
    }
}
