package org.virtualschool.intake;

import java.util.List;

/**
 * What people are told about a file.
 *
 * @param title   heading on the imports page
 * @param purpose where the file comes from and what it does, a sentence or two in plain English
 * @param columns the columns that are read; others are ignored
 * @param order   place on the page, lowest first: the order in which a new authority loads its files
 */
public record ImportGuide(String title, String purpose, List<ImportColumn> columns, int order) {

    /** Keeps its own copy of the columns. */
    public ImportGuide {
        columns = List.copyOf(columns);
    }
}
