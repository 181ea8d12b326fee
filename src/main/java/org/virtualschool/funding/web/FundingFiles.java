package org.virtualschool.funding.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.intake.FormulaSafe;

/** The funds of a financial year as a file that a spreadsheet opens safely. Amounts are in pounds. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class FundingFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> COLUMNS = List.of("Financial year", "Grant", "Kind", "Fund", "Closed on", "Allocated", "Committed", "Paid",
            "Returned", "Left");
    private static final int WORDS = 5;

    private final Ledger ledger;
    private final AuditTrail audit;

    FundingFiles(Ledger ledger, AuditTrail audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    @GetMapping("/funding/export.csv")
    void csv(@RequestParam("year") String asked, HttpServletResponse response) throws IOException {
        FinancialYear year = year(asked);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        name(response, year, "csv");
        Writer text = response.getWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(COLUMNS);
        for (Fund fund : ledger.funds(year)) {
            csv.writeRecord(Stream.concat(words(fund).stream(),
                    amounts(fund.balance()).stream().map(BigDecimal::toPlainString)).toList());
        }
        csv.flush();
    }

    @GetMapping("/funding/export.xlsx")
    void xlsx(@RequestParam("year") String asked, HttpServletResponse response) throws IOException {
        FinancialYear year = year(asked);
        response.setContentType(XLSX);
        name(response, year, "xlsx");
        try (Workbook book = new Workbook(response.getOutputStream(), "Virtual School Casework", null)) {
            Worksheet sheet = book.newWorksheet("Funds");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
            List<Fund> funds = ledger.funds(year);
            for (int row = 1; row <= funds.size(); row++) {
                write(sheet, row, funds.get(row - 1));
            }
        }
    }

    private static void write(Worksheet sheet, int row, Fund fund) {
        List<String> words = words(fund);
        for (int column = 0; column < WORDS; column++) {
            sheet.value(row, column, words.get(column));
        }
        List<BigDecimal> amounts = amounts(fund.balance());
        for (int column = 0; column < amounts.size(); column++) {
            sheet.value(row, WORDS + column, amounts.get(column));
            sheet.style(row, WORDS + column).format("#,##0.00").set();
        }
    }

    private static List<String> words(Fund fund) {
        return List.of(fund.year().code(), fund.grant().inWords(), fund.kind().inWords(), FormulaSafe.cell(fund.name()),
                fund.closedOn() == null ? "" : fund.closedOn().toString());
    }

    private static List<BigDecimal> amounts(Balance balance) {
        return LongStream.of(balance.allocated(), balance.committed(), balance.paid(), balance.returned(), balance.available())
                .mapToObj(pence -> BigDecimal.valueOf(pence, 2)).toList();
    }

    private FinancialYear year(String asked) {
        FinancialYear year = FinancialYear.parse(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.done("funding.export.read", null, year.code());
        return year;
    }

    private static void name(HttpServletResponse response, FinancialYear year, String ending) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("funding-%s.%s".formatted(year.code().replace('/', '-'), ending)).build().toString());
    }
}
