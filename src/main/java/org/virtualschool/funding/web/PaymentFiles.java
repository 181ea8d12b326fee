package org.virtualschool.funding.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.funding.payment.Payment;
import org.virtualschool.funding.payment.PaymentMethod;
import org.virtualschool.funding.payment.PaymentRun;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.RunStatus;
import org.virtualschool.intake.FormulaSafe;
import org.virtualschool.security.AccessRule;

/**
 * A released run for the council's finance system: one file for BACS, one for the journal. They say whom to pay and how much; account
 * numbers are in the finance system and nowhere here. Amounts are in pounds. Before a run is released there is no file, so that nothing
 * is imported that nobody released.
 */
@Controller
@PreAuthorize(FundingAccess.MAY_READ_WHAT_IS_PAID)
class PaymentFiles {

    private static final List<String> COLUMNS = List.of("Name", "URN", "Reference", "Amount", "Grant", "Payment run", "Released on");

    private final PaymentRuns runs;
    private final RunContents contents;
    private final AccessRule access;
    private final AuditTrail audit;

    PaymentFiles(PaymentRuns runs, RunContents contents, AccessRule access, AuditTrail audit) {
        this.runs = runs;
        this.contents = contents;
        this.access = access;
        this.audit = audit;
    }

    /** The end of the address of the file. */
    static String nameOf(PaymentMethod method) {
        return method == PaymentMethod.BACS ? "bacs.csv" : "journal.csv";
    }

    @GetMapping("/funding/payments/{id}/bacs.csv")
    void bacs(@PathVariable("id") UUID id, HttpServletResponse response) throws IOException {
        write(id, PaymentMethod.BACS, response);
    }

    @GetMapping("/funding/payments/{id}/journal.csv")
    void journal(@PathVariable("id") UUID id, HttpServletResponse response) throws IOException {
        write(id, PaymentMethod.JOURNAL, response);
    }

    private void write(UUID id, PaymentMethod method, HttpServletResponse response) throws IOException {
        contents.require();
        PaymentRun run = runs.find(id).filter(found -> found.status() == RunStatus.RELEASED)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.done("funding.run.file.read", null, id + " " + method);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("payment-run-%d-%s".formatted(run.number(), nameOf(method))).build().toString());
        // Without a byte order mark: an importing program would take it for a part of the first heading.
        CsvWriter csv = CsvWriter.builder().build(response.getWriter());
        csv.writeRecord(COLUMNS);
        Set<UUID> excluded = access.excluded();
        String released = LocalDate.ofInstant(run.endedAt(), CivilTime.LONDON).toString();
        for (Payment payment : runs.payments(id, 0, Integer.MAX_VALUE, false)) {
            if (payment.method() == method && !payment.leftOut()) {
                csv.writeRecord(List.of(FormulaSafe.cell(payment.school()), FormulaSafe.cell(payment.urn()),
                        FormulaSafe.cell(payment.referenceFor(excluded)), BigDecimal.valueOf(payment.pence(), 2).toPlainString(),
                        payment.grant().inWords(), Long.toString(run.number()), released));
            }
        }
        csv.flush();
    }
}
