package org.virtualschool.funding.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.virtualschool.intake.FormulaSafe;

/** A table of words and amounts as a file that a spreadsheet opens safely. Amounts are in pounds. */
final class MoneyFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String name;
    private final List<String> columns;
    private final List<Row> rows;

    /** @param name of the file, without its ending */
    MoneyFile(String name, List<String> columns, List<Row> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    void csv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        name(response, "csv");
        Writer text = response.getWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(columns);
        rows.forEach(row -> csv.writeRecord(Stream.concat(row.words().stream().map(FormulaSafe::cell),
                row.pence().stream().map(pence -> pounds(pence).toPlainString())).toList()));
        csv.flush();
    }

    void xlsx(HttpServletResponse response, String sheetName) throws IOException {
        response.setContentType(XLSX);
        name(response, "xlsx");
        try (Workbook book = new Workbook(response.getOutputStream(), "Virtual School Casework", null)) {
            Worksheet sheet = book.newWorksheet(sheetName);
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
            }
            sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row + 1, rows.get(row));
            }
        }
    }

    private static void write(Worksheet sheet, int at, Row row) {
        int column = 0;
        for (String words : row.words()) {
            sheet.value(at, column++, FormulaSafe.cell(words));
        }
        for (Long pence : row.pence()) {
            sheet.value(at, column, pounds(pence));
            sheet.style(at, column++).format("#,##0.00").set();
        }
    }

    private static BigDecimal pounds(long pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    private void name(HttpServletResponse response, String ending) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + "." + ending).build().toString());
    }

    /** A line: first its words, then its amounts in pence. */
    record Row(List<String> words, List<Long> pence) {
    }
}
