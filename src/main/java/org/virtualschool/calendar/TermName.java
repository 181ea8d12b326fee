package org.virtualschool.calendar;

/** The three terms of an academic year, in their order. */
public enum TermName {

    AUTUMN("Autumn"), SPRING("Spring"), SUMMER("Summer");

    private final String title;

    TermName(String title) {
        this.title = title;
    }

    /** As people write it: "Autumn". */
    public String title() {
        return title;
    }
}
