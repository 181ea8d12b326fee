package org.virtualschool.funding.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.virtualschool.workflow.FieldFaults;

/** A day as a page asks for it, in three fields; each is empty where nothing was written. */
record DayFields(String day, String month, String year) {

    private static final String NO_SUCH_DAY = "Enter a day that there is.";
    private static final String SHORT_YEAR = "Enter the year with four digits, like 2026.";
    private static final int LEAST_OF_FOUR_DIGITS = 1000;

    /** @param name of the three fields before "-day", "-month" and "-year" */
    static DayFields of(MultiValueMap<String, String> sent, String name) {
        return new DayFields(text(sent, name + "-day"), text(sent, name + "-month"), text(sent, name + "-year"));
    }

    /** What was sent in a field, trimmed; empty where nothing was. */
    static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).map(String::strip).orElse("");
    }

    /** The day; where it is none, null, noted as a fault of the field. */
    LocalDate date(String field, String message, FieldFaults faults) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            faults.rejectIf(!WishFields.isConceivable(date), field, date.getYear() < LEAST_OF_FOUR_DIGITS ? SHORT_YEAR : message);
            return date;
        } catch (NumberFormatException e) {
            faults.reject(field, message);
            return null;
        } catch (DateTimeException e) {
            faults.reject(field, NO_SUCH_DAY);
            return null;
        }
    }
}
