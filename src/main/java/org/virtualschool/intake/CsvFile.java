package org.virtualschool.intake;

import static org.virtualschool.intake.ImportRefusedException.Kind.TOO_LARGE;
import static org.virtualschool.intake.ImportRefusedException.Kind.UNREADABLE;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows of a spooled file, read one after the other and never all at once. */
final class CsvFile {

    private static final int LONGEST_CELL = 1 << 20;

    private final SpooledFile file;
    private final CsvHeader header;

    /**
     * Reads the file through once, storing nothing.
     *
     * @throws ImportRefusedException if it has no rows, too many, not the columns, or cannot be read as CSV to its end
     */
    CsvFile(SpooledFile file, List<ImportColumn> columns, int mostRows) {
        this.file = file;
        this.header = read(records -> {
            if (!records.hasNext()) {
                throw new ImportRefusedException(UNREADABLE, "The file is empty.");
            }
            CsvHeader found = new CsvHeader(records.next().getFields(), columns);
            long rows = 0;
            while (records.hasNext()) {
                rows += blank(records.next()) ? 0 : 1;
            }
            if (rows == 0) {
                throw new ImportRefusedException(UNREADABLE, "The file has column headings but no rows.");
            }
            if (rows > mostRows) {
                throw new ImportRefusedException(TOO_LARGE, "The file has more than " + mostRows + " rows. Split it.");
            }
            return found;
        });
    }

    /** Hands over every row that is not blank. */
    void forEach(Consumer<CsvRow> taker) {
        read(records -> {
            records.next();
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                if (!blank(cells)) {
                    taker.accept(new CsvRow(cells.getStartingLineNumber(), header, cells.getFields()));
                }
            }
            return null;
        });
    }

    private static boolean blank(CsvRecord cells) {
        return cells.getFields().stream().allMatch(String::isBlank);
    }

    private <T> T read(Function<Iterator<CsvRecord>, T> reading) {
        LastLine last = new LastLine();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true).allowUnclosedQuote(false).maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(file.text())) {
            return reading.apply(last.watching(reader.iterator()));
        } catch (CsvParseException e) {
            throw new ImportRefusedException(UNREADABLE, "The file cannot be read as CSV after line " + last.line
                    + ". Look for a quotation mark that is opened and not closed, or that stands inside a cell and is not doubled.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers how far reading came. */
    private static final class LastLine {

        private long line;

        Iterator<CsvRecord> watching(Iterator<CsvRecord> records) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return records.hasNext();
                }

                @Override
                public CsvRecord next() {
                    CsvRecord next = records.next();
                    line = next.getStartingLineNumber();
                    return next;
                }
            };
        }
    }
}
