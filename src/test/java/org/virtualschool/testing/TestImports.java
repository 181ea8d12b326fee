package org.virtualschool.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.virtualschool.intake.ImportNote;
import org.virtualschool.intake.ImportRuns;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.intake.Imports;

/** Loads files in tests, the way the pages and the API do. */
@TestComponent
public class TestImports {

    private final Imports imports;
    private final ImportRuns runs;

    TestImports(Imports imports, ImportRuns runs) {
        this.imports = imports;
        this.runs = runs;
    }

    /** Loads a file of these lines, the headings first. */
    public ImportSummary load(String name, String... lines) {
        byte[] file = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return imports.run(name, new ByteArrayInputStream(file), "test.csv", "test");
    }

    /** What the run found wrong, as {@code line column: reason}; warnings begin with an exclamation mark. */
    public List<String> notes(ImportSummary run) {
        return runs.notes(run.runId(), Integer.MAX_VALUE).stream().map(TestImports::inWords).toList();
    }

    private static String inWords(ImportNote note) {
        return (note.severity() == ImportNote.Severity.WARNING ? "!" : "") + note.line() + " " + note.column() + ": " + note.reason();
    }
}
