package org.virtualschool.intake;

import java.util.List;

/**
 * One kind of file the coordinator can load. A bean of this type appears on the imports page and answers
 * {@code POST /api/register/{name}}; reading, counting, batches and rejects are the runner's work.
 */
public interface CsvImport {

    /** The name in the address, such as {@code ssda903/header}: lower case letters, digits, hyphens, slashes. */
    String name();

    /** What the page tells people about the file. */
    ImportGuide guide();

    /**
     * The columns that together name a row, all of them in {@link ImportGuide#columns()}. A row that repeats an earlier
     * row's key is refused with the line of the first. Letter case and outer spaces do not count; an empty cell
     * is a value like any other, unless all are empty. Empty: nothing is a duplicate.
     */
    List<String> key();

    /**
     * Takes rows of the file, in file order, in one transaction. Every row must be given its outcome: {@code created()},
     * {@code updated()}, {@code unchanged()} or {@code reject(…)}. A row is checked before anything is written for it. If the
     * database refuses the batch, it is rolled back and every row is offered again alone.
     */
    void take(List<CsvRow> rows);
}
