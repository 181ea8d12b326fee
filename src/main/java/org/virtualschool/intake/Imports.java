package org.virtualschool.intake;

import static org.virtualschool.intake.ImportRefusedException.Kind.NO_SUCH_IMPORT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.virtualschool.audit.AuditTrail;

/** Runs imports: every file, whether by the page, the API or the demo's start, goes this way. */
@Service
public class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final List<CsvImport> imports;
    private final ImportRuns runs;
    private final PlatformTransactionManager transactions;
    private final IntakeProperties limits;
    private final AuditTrail audit;
    private final RunLock lock;

    Imports(ObjectProvider<CsvImport> imports, ImportRuns runs, PlatformTransactionManager transactions, IntakeProperties limits,
            AuditTrail audit, RunLock lock) {
        this.imports = imports.stream().sorted(Comparator.comparingInt(each -> each.guide().order())).toList();
        this.runs = runs;
        this.transactions = transactions;
        this.limits = limits;
        this.audit = audit;
        this.lock = lock;
    }

    /** Every import, in the order in which a new authority loads its files. */
    public List<CsvImport> all() {
        return imports;
    }

    /** The import of this name; empty if there is none. */
    public Optional<CsvImport> byName(String name) {
        return imports.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * Refuses a file by its announced size, before any of it is read.
     *
     * @throws ImportRefusedException if it is over the limit
     */
    public void refuseIfLarger(long bytes) {
        if (bytes > limits.maxFileSize().toBytes()) {
            throw SpooledFile.tooLarge(limits.maxFileSize());
        }
    }

    /**
     * Takes a file. Rows go in by batches, each in its own transaction; a bad row never stops a good one.
     *
     * @param name      the import
     * @param content   the file, read to its end; UTF-8 or Windows-1252
     * @param fileName  as the sender calls it; null if unknown
     * @param startedBy user id
     * @throws ImportRefusedException if the file as a whole cannot be taken, or one of the same kind is just being taken; nothing is
     *                                stored then but the refusal
     */
    public ImportSummary run(String name, InputStream content, String fileName, String startedBy) {
        CsvImport csvImport = byName(name)
                .orElseThrow(() -> new ImportRefusedException(NO_SUCH_IMPORT, "There is no import of that name."));
        try (RunLock.Held held = lock.hold(name)) {
            return run(csvImport, content, runs.start(name, fileName, startedBy));
        }
    }

    private ImportSummary run(CsvImport csvImport, InputStream content, UUID run) {
        String name = csvImport.name();
        try (SpooledFile spooled = SpooledFile.of(content, limits.maxFileSize())) {
            CsvFile file = new CsvFile(spooled, csvImport.guide().columns(), limits.maxRows());
            new ImportBatches(csvImport, run, runs, transactions).takeAll(file);
            ImportSummary summary = runs.finish(run);
            audit.done("import.run", null, name);
            return summary;
        } catch (ImportRefusedException e) {
            runs.refuse(run, e.getMessage());
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            LOG.error("Import {} was cut short, run {}: {}", name, run, new Fault(e));
            runs.cutShort(run, "Cut short by a fault of the system. Send the file again: what is in already is left as it is.");
            throw e;
        }
    }
}
