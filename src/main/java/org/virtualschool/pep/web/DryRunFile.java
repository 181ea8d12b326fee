package org.virtualschool.pep.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.virtualschool.intake.FormulaSafe;
import org.virtualschool.pep.cycle.CycleOutlook;
import org.virtualschool.pep.cycle.PepCycles;
import org.virtualschool.workflow.FieldFaultsException;

/** The whole dry run as a CSV file that a spreadsheet opens safely. */
@Controller
@PreAuthorize(PepCyclePages.IS_COORDINATOR)
class DryRunFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PepCycles cycles;

    DryRunFile(PepCycles cycles) {
        this.cycles = cycles;
    }

    @PostMapping("/pep-cycles/dry-run.csv")
    void download(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) throws IOException {
        CycleOutlook outlook;
        try {
            outlook = cycles.dryRun(CycleForm.of(sent).request());
        } catch (FieldFaultsException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("dry-run-%s-%s.csv"
                .formatted(outlook.term().academicYear().replace('/', '-'), outlook.term().name().title().toLowerCase(Locale.UK)))
                .build().toString());
        Writer text = response.getWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("reference", "name", "year group", "school", "what", "reason");
        write(csv, "Gets a review", outlook.starts());
        write(csv, "Left out", outlook.leftOut());
        write(csv, "Open review of an earlier term", outlook.stillOpen().stream().filter(line -> !line.closes()).toList());
        csv.flush();
    }

    private static void write(CsvWriter csv, String what, List<CycleOutlook.Line> lines) {
        lines.forEach(line -> csv.writeRecord(line.reference(), FormulaSafe.cell(line.name()), FormulaSafe.cell(line.yearGroup()),
                FormulaSafe.cell(line.school()), line.closes() ? "Gets a review; the open one is closed as not completed" : what,
                FormulaSafe.cell(line.reason())));
    }
}
