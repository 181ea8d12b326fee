package org.virtualschool.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.ImportColumn;
import org.virtualschool.intake.ImportNotice;
import org.virtualschool.intake.ImportRefusedException;
import org.virtualschool.intake.ImportRun;
import org.virtualschool.intake.ImportRuns;
import org.virtualschool.intake.Imports;

/** The coordinator's pages: every import with its form and last result, and what a run found wrong. */
@Controller
@CoordinatorOnly
class ImportPages {

    private static final int NOTES_SHOWN = 100;

    private final Imports imports;
    private final ImportRuns runs;
    private final List<ImportNotice> notices;
    private final AuditTrail audit;

    ImportPages(Imports imports, ImportRuns runs, List<ImportNotice> notices, AuditTrail audit) {
        this.imports = imports;
        this.runs = runs;
        this.notices = notices;
        this.audit = audit;
    }

    @GetMapping("/imports")
    String overview(Model model) {
        model.addAttribute("imports", imports.all().stream().map(this::view).toList());
        model.addAttribute("notices", notices.stream().map(NoticeView::of).filter(notice -> notice.count() > 0).toList());
        return "intake/imports";
    }

    @PostMapping("/imports/{*name}")
    String upload(@PathVariable String name, @RequestParam(required = false) MultipartFile file, Principal principal, Model model,
            HttpServletResponse response) throws IOException {
        CsvImport csvImport = find(name);
        if (file == null || file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty()) {
            return refused(csvImport, HttpStatus.BAD_REQUEST, "Choose a file", model, response);
        }
        try (InputStream content = file.getInputStream()) {
            return "redirect:/imports/runs/"
                    + imports.run(csvImport.name(), content, file.getOriginalFilename(), principal.getName()).runId();
        } catch (ImportRefusedException e) {
            return refused(csvImport, RefusalStatus.of(e), e.getMessage(), model, response);
        }
    }

    private String refused(CsvImport csvImport, HttpStatus status, String message, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("faults", List.of(new FileFault(ImportView.fieldOf(csvImport.name()), message)));
        return overview(model);
    }

    @GetMapping("/imports/runs/{id}")
    String run(@PathVariable UUID id, Model model) {
        ImportRun run = runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.done("import.rejects.read", null, run.name());
        model.addAttribute("run", RunView.of(run));
        model.addAttribute("importTitle", imports.byName(run.name()).map(each -> each.guide().title()).orElse(run.name()));
        model.addAttribute("notes", runs.notes(id, NOTES_SHOWN));
        return "intake/run";
    }

    /** The list behind a notice. */
    @GetMapping("/imports/lists/{key}")
    String list(@PathVariable String key, @RequestParam(name = "page", defaultValue = "1") int wanted, Model model) {
        ImportNotice notice = notices.stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        NoticePage page = NoticePage.of(notice, wanted);
        audit.done("import.list.read", null, "%s, page %d".formatted(key, page.number()));
        model.addAttribute("page", page);
        model.addAttribute("path", "/imports/lists/" + key + "?");
        return "intake/list";
    }

    /** An empty file with the right headings. */
    @GetMapping("/imports/templates/{*name}")
    ResponseEntity<String> template(@PathVariable String name) {
        CsvImport csvImport = find(name);
        String headings = csvImport.guide().columns().stream().map(ImportColumn::name).collect(Collectors.joining(",")) + "\r\n";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(csvImport.name().replace('/', '-') + ".csv").build().toString())
                .body(headings);
    }

    private CsvImport find(String path) {
        return imports.byName(path.substring(1)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ImportView view(CsvImport csvImport) {
        return ImportView.of(csvImport, runs.last(csvImport.name()).map(RunView::of).orElse(null));
    }

    /** A notice, counted once. */
    record NoticeView(String key, String heading, String explanation, long count) {

        static NoticeView of(ImportNotice notice) {
            return new NoticeView(notice.key(), notice.heading(), notice.explanation(), notice.count());
        }
    }
}
