package org.virtualschool.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of a file. Its cells are asked for by the column's name; what does not fit is noted against the row with the
 * reason, and the reading method answers null, so that a person is told every fault of a row at once.
 */
public final class CsvRow {

    private static final char REPLACEMENT = '\uFFFD';

    private final long line;
    private final CsvHeader header;
    private final List<String> cells;
    private final List<ImportNote> notes = new ArrayList<>();
    private Outcome outcome;
    private boolean lastOffer;

    CsvRow(long line, CsvHeader header, List<String> cells) {
        this.line = line;
        this.header = header;
        this.cells = cells;
    }

    /** Line of the file on which the row starts, the header being line 1. */
    public long line() {
        return line;
    }

    /** Whether the file has the column at all: an absent column changes nothing, an empty cell may. */
    public boolean has(String column) {
        return header.position(column) >= 0;
    }

    /** The cell without outer spaces, whatever it holds; null if it is empty or the file has no such column. */
    public String value(String column) {
        int position = column == null ? -1 : header.position(column);
        if (position < 0 || position >= cells.size()) {
            return null;
        }
        String value = cells.get(position).strip();
        return value.isEmpty() ? null : value;
    }

    /** The cell without outer spaces; null if it is empty or the file has no such column. Rejects the row if it is too long. */
    public String text(String column, int longest) {
        String value = value(column);
        if (value != null && value.length() > longest) {
            reject(column, "is longer than " + longest + " characters");
            return null;
        }
        return value;
    }

    /** As {@link #text}, and an empty cell rejects the row. */
    public String requiredText(String column, int longest) {
        if (value(column) == null) {
            reject(column, "is empty");
            return null;
        }
        return text(column, longest);
    }

    /** The date, written in one of the styles; null if empty. Rejects the row if it is no date. */
    public LocalDate date(String column, DateStyle... styles) {
        String value = value(column);
        if (value == null) {
            return null;
        }
        Optional<LocalDate> date = Arrays.stream(styles).map(style -> style.parse(value)).flatMap(Optional::stream).findFirst();
        if (date.isEmpty()) {
            reject(column, "is not a date like "
                    + Arrays.stream(styles).map(DateStyle::example).collect(Collectors.joining(" or ")));
        }
        return date.orElse(null);
    }

    /** As {@link #date}, and an empty cell rejects the row. */
    public LocalDate requiredDate(String column, DateStyle... styles) {
        if (value(column) == null) {
            reject(column, "is empty");
            return null;
        }
        return date(column, styles);
    }

    /** The whole number from {@code least} to {@code most}; null if empty. Rejects the row if it is none. */
    public Integer wholeNumber(String column, int least, int most) {
        String value = value(column);
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        reject(column, "is not a whole number from " + least + " to " + most);
        return null;
    }

    /** Yes or no, in the words yes, no, y, n, true, false, 1, 0; null if empty. Rejects the row if it is neither. */
    public Boolean yesNo(String column) {
        String value = value(column);
        if (value == null) {
            return null;
        }
        switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1":
                return true;
            case "no", "n", "false", "0":
                return false;
            default:
                reject(column, "is neither yes nor no");
                return null;
        }
    }

    /** Refuses the row for what stands in a column. May be called several times: every fault is listed. */
    public void reject(String column, String reason) {
        notes.add(new ImportNote(line, column, value(column), reason, ImportNote.Severity.REJECTED));
        outcome = Outcome.REJECTED;
    }

    /** Notes a warning: the row goes in, without what the column says. */
    public void warn(String column, String reason) {
        notes.add(new ImportNote(line, column, value(column), reason, ImportNote.Severity.WARNING));
    }

    /**
     * Refuses the row only if it still does not fit when all other rows of the file have been taken: for rows that may depend
     * on a later one. It is offered once more at the end.
     */
    public void rejectUnlessLaterRowsHelp(String column, String reason) {
        if (lastOffer || rejected()) {
            reject(column, reason);
        } else {
            outcome = Outcome.PUT_OFF;
            notes.clear();
        }
    }

    /** Whether the row has been refused so far. */
    public boolean rejected() {
        return outcome == Outcome.REJECTED;
    }

    /** The row made something new. */
    public void created() {
        settle(Outcome.CREATED);
    }

    /** The row changed something on record. */
    public void updated() {
        settle(Outcome.UPDATED);
    }

    /** Everything the row says is on record already. */
    public void unchanged() {
        settle(Outcome.UNCHANGED);
    }

    /** {@link #updated()} or {@link #unchanged()}. */
    public void updatedIf(boolean changed) {
        settle(changed ? Outcome.UPDATED : Outcome.UNCHANGED);
    }

    private void settle(Outcome decided) {
        if (outcome != null) {
            throw new IllegalStateException("The row has its outcome already: " + outcome);
        }
        outcome = decided;
    }

    Outcome outcome() {
        return outcome;
    }

    List<ImportNote> notes() {
        return notes;
    }

    boolean warned() {
        return outcome != Outcome.REJECTED && notes.stream().anyMatch(note -> note.severity() == ImportNote.Severity.WARNING);
    }

    /** Forgets what was decided, to be offered anew. */
    CsvRow again(boolean last) {
        outcome = null;
        lastOffer = last;
        notes.clear();
        return this;
    }

    /** The outcome, which an import owes for every row. */
    Outcome settled() {
        if (outcome == null) {
            throw new IllegalStateException("The import left a row without an outcome");
        }
        return outcome;
    }

    /** Rejects a row that has not the header's cells, and cells that cannot be read as text. */
    void checkShape() {
        if (cells.size() < header.width()) {
            reject(null, "has " + cells.size() + " cells, but the heading line has " + header.width());
        } else if (cells.subList(header.width(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            reject(null, "has " + cells.size() + " cells, but the heading line has " + header.width()
                    + ": is there a comma inside a cell without quotation marks?");
        }
        for (String column : header.columns()) {
            String value = value(column);
            if (value != null && value.chars().anyMatch(CsvRow::unreadable)) {
                reject(column, "holds a line break or a character that cannot be read");
            }
        }
    }

    private static boolean unreadable(int character) {
        return character == REPLACEMENT || Character.isISOControl(character);
    }

    enum Outcome { CREATED, UPDATED, UNCHANGED, REJECTED, PUT_OFF }
}
