package org.virtualschool.intake;

/**
 * What is wrong with a cell or a row.
 *
 * @param line     line of the file
 * @param column   the column's name; null if the row as a whole is meant
 * @param value    what stands in the cell; null if empty. May be personal data: never logged, kept for a while only
 * @param reason   a phrase or sentence in plain English
 * @param severity whether the row was refused or went in without the value
 */
public record ImportNote(long line, String column, String value, String reason, Severity severity) {

    /** What came of it. */
    public enum Severity { REJECTED, WARNING }
}
