package org.virtualschool.intake;

import java.util.List;

/** Something the imports page shows below the files: what still has to be loaded, or what loading needs to know. */
public interface ImportNotice {

    /** Heading of the notice. */
    String heading();

    /** What it means and what to do, in plain English. */
    String explanation();

    /** Heads of the table's columns. */
    List<String> columns();

    /** Rows of the table; the notice is left out if there are none. */
    List<List<String>> rows();
}
