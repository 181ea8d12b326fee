package org.virtualschool.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found, in {@code target/bench}: a table, and what it rests on in files beside it. */
final class Report {

    private static final Logger LOG = LoggerFactory.getLogger(Report.class);
    private static final Path FOLDER = Path.of("target", "bench");

    private final String file;
    private final String head;
    private final String beside;
    private final List<String> ratios = new ArrayList<>();
    private final List<String> costs = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param file   the name of the file with the table
     * @param head   how large the run is
     * @param beside what ours is compared with, in a word
     */
    Report(String file, String head, String beside) {
        this.file = file;
        this.head = head;
        this.beside = beside;
    }

    CodeProfile profile(String name) {
        return new CodeProfile(FOLDER, name);
    }

    void add(Comparison comparison) {
        ratios.add(comparison.row());
        write();
        LOG.info("{}", comparison.row());
    }

    void add(String name, CodeProfile profile, Statements statements) {
        details(name, statements.summary());
        details(name + "-profile", profile.summary());
    }

    void cost(String... rows) {
        costs.addAll(List.of(rows));
        write();
    }

    void details(String name, List<String> lines) {
        CodeProfile.write(FOLDER.resolve(name + ".txt"), lines);
    }

    private void write() {
        List<String> lines = new ArrayList<>(List.of(head, "",
                "| What | Ours ÷ %s | lowest–highest | ours, ms | %s, ms |".formatted(beside, beside), "|---|---|---|---|---|"));
        lines.addAll(ratios);
        lines.addAll(List.of("", "| For each | statements | ms in PostgreSQL | ms of processor in the JVM |", "|---|---|---|---|"));
        lines.addAll(costs);
        CodeProfile.write(FOLDER.resolve(file), lines);
    }
}
