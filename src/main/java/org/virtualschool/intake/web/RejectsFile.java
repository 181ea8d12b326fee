package org.virtualschool.intake.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.intake.FormulaSafe;
import org.virtualschool.intake.ImportNote;
import org.virtualschool.intake.ImportRuns;

/** The rows that a run refused or warned of, as a CSV file that a spreadsheet opens safely. */
@Controller
@CoordinatorOnly
class RejectsFile {

    private static final String PATH = "/api/register/runs/%s/rejects.csv";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ImportRuns runs;
    private final AuditTrail audit;

    RejectsFile(ImportRuns runs, AuditTrail audit) {
        this.runs = runs;
        this.audit = audit;
    }

    static String linkOf(UUID run) {
        return PATH.formatted(run);
    }

    @GetMapping("/api/register/runs/{run}/rejects.csv")
    void rejects(@PathVariable UUID run, HttpServletResponse response) throws IOException {
        String name = runs.find(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).name();
        audit.done("import.rejects.read", null, name);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(name.replace('/', '-') + "-rejects.csv").build().toString());
        Writer text = response.getWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("line", "column", "value", "reason", "severity");
        runs.forEachNote(run, note -> write(csv, note));
        csv.flush();
    }

    private static void write(CsvWriter csv, ImportNote note) {
        csv.writeRecord(Long.toString(note.line()), FormulaSafe.cell(note.column()), FormulaSafe.cell(note.value()),
                FormulaSafe.cell(note.reason()), note.severity().name().toLowerCase(Locale.ROOT));
    }
}
