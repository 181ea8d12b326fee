package org.virtualschool.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found, in {@code target/bench}: the table in {@code report.md}, what it rests on in files beside it. */
final class Report {

    private static final Logger LOG = LoggerFactory.getLogger(Report.class);
    private static final Path FOLDER = Path.of("target", "bench");

    private final BenchSizes sizes;
    private final List<String> ratios = new ArrayList<>();
    private final List<String> costs = new ArrayList<>();

    Report(BenchSizes sizes) {
        this.sizes = sizes;
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
        List<String> lines = new ArrayList<>(List.of("%,d reviews, %,d form tasks, %,d children in the large authority, each list read %d times"
                        .formatted(sizes.children(), sizes.completions(), sizes.large(), sizes.calls()), "",
                "| What | Ours ÷ plain | lowest–highest | ours, ms | plain, ms |", "|---|---|---|---|---|"));
        lines.addAll(ratios);
        lines.addAll(List.of("", "| For each | statements | ms in PostgreSQL | ms of processor in the JVM |", "|---|---|---|---|"));
        lines.addAll(costs);
        CodeProfile.write(FOLDER.resolve("report.md"), lines);
    }
}
