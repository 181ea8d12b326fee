package org.virtualschool.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.virtualschool.intake.CsvRow.Outcome;

/**
 * Takes the rows of one file batch by batch. A batch that fails is rolled back and taken again row by row, so that only the
 * row at fault stays out. A row in whose way somebody else got at the same moment is tried again.
 */
final class ImportBatches {

    private static final Logger LOG = LoggerFactory.getLogger(ImportBatches.class);
    private static final int BATCH = 500;
    private static final int MOST_PUT_OFF = 20_000;
    private static final int MOST_TRIES = 3;

    private final CsvImport csvImport;
    private final UUID run;
    private final ImportRuns runs;
    private final TransactionTemplate transaction;
    private final Map<String, Long> lineOfKey = new HashMap<>();
    private final List<CsvRow> putOff = new ArrayList<>();

    ImportBatches(CsvImport csvImport, UUID run, ImportRuns runs, PlatformTransactionManager transactions) {
        this.csvImport = csvImport;
        this.run = run;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    void takeAll(CsvFile file) {
        List<CsvRow> batch = new ArrayList<>(BATCH);
        file.forEach(row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                takeFirst(batch);
                batch.clear();
            }
        });
        takeFirst(batch);
        takePutOff();
    }

    /** Offers what was put off until nothing more of it fits, so that the same file again would change nothing. */
    private void takePutOff() {
        boolean progress = true;
        while (!putOff.isEmpty()) {
            List<CsvRow> again = List.copyOf(putOff);
            putOff.clear();
            for (int from = 0; from < again.size(); from += BATCH) {
                take(again.subList(from, Math.min(from + BATCH, again.size())), !progress);
            }
            progress = putOff.size() < again.size();
        }
    }

    private void takeFirst(List<CsvRow> rows) {
        rows.forEach(this::check);
        List<CsvRow> refused = rows.stream().filter(CsvRow::rejected).toList();
        if (!refused.isEmpty()) {
            transaction.executeWithoutResult(status -> runs.add(run, refused));
        }
        take(rows.stream().filter(row -> !row.rejected()).toList(), putOff.size() >= MOST_PUT_OFF);
    }

    /** What every file is checked for, whatever it holds. */
    private void check(CsvRow row) {
        row.checkShape();
        List<String> cells = csvImport.key().stream().map(row::value).toList();
        if (cells.stream().anyMatch(Objects::nonNull)) {
            String key = cells.stream().map(cell -> cell == null ? "" : cell.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("\u0000"));
            Long first = lineOfKey.putIfAbsent(key, row.line());
            if (first != null) {
                row.reject(csvImport.key().get(0), "stands in the file already, in line " + first);
            }
        }
    }

    private void take(List<CsvRow> rows, boolean lastOffer) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            offer(rows, lastOffer);
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            rows.forEach(row -> takeAlone(row, lastOffer));
        }
        if (!lastOffer) {
            rows.stream().filter(row -> row.outcome() == Outcome.PUT_OFF).forEach(putOff::add);
        }
    }

    private void takeAlone(CsvRow row, boolean lastOffer) {
        for (int tries = 1; ; tries++) {
            try {
                offer(List.of(row), lastOffer);
                return;
            } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                Fault fault = new Fault(e);
                if (tries == MOST_TRIES || !fault.isMomentary()) {
                    reject(row, lastOffer, fault);
                    return;
                }
            }
        }
    }

    private void reject(CsvRow row, boolean lastOffer, Fault fault) {
        LOG.warn("Import {}, run {}: line {} could not be stored: {}", csvImport.name(), run, row.line(), fault);
        row.again(lastOffer).reject(null, "could not be stored: it contradicts what is on record, or the system is at fault");
        transaction.executeWithoutResult(status -> runs.add(run, List.of(row)));
    }

    private void offer(List<CsvRow> rows, boolean lastOffer) {
        transaction.executeWithoutResult(status -> {
            rows.forEach(row -> row.again(lastOffer));
            csvImport.take(rows);
            runs.add(run, rows.stream().filter(row -> row.settled() != Outcome.PUT_OFF).toList());
        });
    }
}
