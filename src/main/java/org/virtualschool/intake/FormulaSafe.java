package org.virtualschool.intake;

/** Makes cells of a CSV that we hand out harmless in a spreadsheet, which would run them as formulas. */
public final class FormulaSafe {

    /** Some programs read the full-width signs as the others, and a bar as the beginning of a command. */
    private static final String DANGEROUS = "=+-@|\uFF1D\uFF0B\uFF0D\uFF20\t\r";

    private FormulaSafe() {
    }

    /** The cell, with an apostrophe before it if a spreadsheet would take it for a formula; empty for null. */
    public static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String start = value.stripLeading();
        boolean dangerous = DANGEROUS.indexOf(value.charAt(0)) >= 0 || !start.isEmpty() && DANGEROUS.indexOf(start.charAt(0)) >= 0;
        return dangerous ? "'" + value : value;
    }
}
