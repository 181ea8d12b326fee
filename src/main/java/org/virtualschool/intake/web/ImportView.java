package org.virtualschool.intake.web;

import java.util.List;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.ImportColumn;

/**
 * An import as the imports page shows it.
 *
 * @param name  in addresses
 * @param field id of its file field
 * @param last  its last run; null if it was never run
 */
record ImportView(String name, String field, String title, String purpose, List<ImportColumn> columns, RunView last) {

    static ImportView of(CsvImport csvImport, RunView last) {
        return new ImportView(csvImport.name(), fieldOf(csvImport.name()), csvImport.guide().title(), csvImport.guide().purpose(),
                csvImport.guide().columns(), last);
    }

    static String fieldOf(String name) {
        return "file-" + name.replace('/', '-');
    }
}
