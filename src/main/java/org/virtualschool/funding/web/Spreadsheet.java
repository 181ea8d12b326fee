package org.virtualschool.funding.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.virtualschool.intake.FormulaSafe;

/**
 * A table as a file that a spreadsheet opens safely: no cell runs as a formula.
 *
 * @param name    of the file, without ending
 * @param sheet   name of the one sheet of a workbook
 * @param columns their headings
 * @param rows    cells are texts, or amounts in pounds
 */
record Spreadsheet(String name, String sheet, List<String> columns, List<List<Object>> rows) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PENCE_DIGITS = 2;

    /** An amount in pounds. */
    static BigDecimal pounds(long pence) {
        return BigDecimal.valueOf(pence, PENCE_DIGITS);
    }

    void csv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        call(response, "csv");
        Writer text = response.getWriter();
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(columns);
        for (List<Object> row : rows) {
            csv.writeRecord(row.stream().map(cell -> cell instanceof BigDecimal amount ? amount.toPlainString()
                    : FormulaSafe.cell(String.valueOf(cell))).toList());
        }
        csv.flush();
    }

    void xlsx(HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        call(response, "xlsx");
        try (Workbook book = new Workbook(response.getOutputStream(), "Virtual School Casework", null)) {
            Worksheet page = book.newWorksheet(sheet);
            for (int column = 0; column < columns.size(); column++) {
                page.value(0, column, columns.get(column));
            }
            page.range(0, 0, 0, columns.size() - 1).style().bold().set();
            for (int row = 0; row < rows.size(); row++) {
                write(page, row + 1, rows.get(row));
            }
        }
    }

    private static void write(Worksheet page, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) instanceof BigDecimal amount) {
                page.value(row, column, amount);
                page.style(row, column).format("#,##0.00").set();
            } else {
                page.value(row, column, FormulaSafe.cell(String.valueOf(cells.get(column))));
            }
        }
    }

    private void call(HttpServletResponse response, String ending) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + "." + ending).build().toString());
    }
}
