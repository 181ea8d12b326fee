package org.virtualschool.pep.cycle;

import java.util.Locale;
import org.virtualschool.calendar.SchoolTerm;

/** Terms as people read them within a sentence. */
public final class CycleWords {

    private CycleWords() {
    }

    /** Such as "autumn term 2026/27". */
    public static String title(SchoolTerm term) {
        return title(term.academicYear(), term.name().name());
    }

    /** Such as "autumn term 2026/27", of a term called AUTUMN, SPRING or SUMMER. */
    public static String title(String academicYear, String term) {
        return term.toLowerCase(Locale.UK) + " term " + academicYear;
    }
}
