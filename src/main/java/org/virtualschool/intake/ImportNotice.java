package org.virtualschool.intake;

import java.util.List;

/** Something the imports page counts below the files and links to: what still has to be loaded, or what loading needs to know. */
public interface ImportNotice {

    /** The name in the address of the list: lower case letters and hyphens. */
    String key();

    /** Heading of the notice. */
    String heading();

    /** What it means and what to do, in plain English. */
    String explanation();

    /** Heads of the table's columns. */
    List<String> columns();

    /** How many rows there are; the notice is left out if there are none. */
    long count();

    /**
     * Rows of one page of the table, in a lasting order.
     *
     * @param page from 0
     * @param size rows on a full page
     */
    List<List<String>> rows(int page, int size);
}
