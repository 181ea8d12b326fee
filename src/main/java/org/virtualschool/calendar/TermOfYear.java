package org.virtualschool.calendar;

/** One of the three terms of one academic year. */
record TermOfYear(AcademicYear year, TermName name) {

    private static final TermName[] NAMES = TermName.values();

    TermOfYear next() {
        return name == TermName.SUMMER ? new TermOfYear(new AcademicYear(year.firstYear() + 1), TermName.AUTUMN)
                : new TermOfYear(year, NAMES[name.ordinal() + 1]);
    }

    TermOfYear previous() {
        return name == TermName.AUTUMN ? new TermOfYear(new AcademicYear(year.firstYear() - 1), TermName.SUMMER)
                : new TermOfYear(year, NAMES[name.ordinal() - 1]);
    }
}
