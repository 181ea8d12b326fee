package org.virtualschool.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the columns of an import stand in one file, found by their headings. */
final class CsvHeader {

    private final int width;
    private final Map<String, Integer> positions = new HashMap<>();

    /** @throws ImportRefusedException naming the columns that are missing or stand there twice */
    CsvHeader(List<String> headings, List<ImportColumn> columns) {
        width = headings.size();
        Map<String, Integer> found = new HashMap<>();
        TreeSet<String> twice = new TreeSet<>();
        for (int position = 0; position < headings.size(); position++) {
            String heading = normalised(headings.get(position));
            if (!heading.isEmpty() && found.putIfAbsent(heading, position) != null) {
                twice.add(heading);
            }
        }
        for (ImportColumn column : columns) {
            for (String heading : column.headings()) {
                Integer position = found.get(normalised(heading));
                if (position != null) {
                    refuseIf(twice.contains(normalised(heading)), "The column " + heading + " stands in the file more than once.");
                    positions.putIfAbsent(column.name(), position);
                }
            }
        }
        String missing = columns.stream()
                .filter(column -> column.required() && !positions.containsKey(column.name()))
                .map(column -> String.join(" or ", column.headings()))
                .collect(Collectors.joining(", "));
        refuseIf(!missing.isEmpty(), "The first line must hold the column headings, separated by commas. Missing: " + missing + ".");
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new ImportRefusedException(ImportRefusedException.Kind.UNREADABLE, message);
        }
    }

    private static String normalised(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    /** Position of the column, from 0; -1 if the file does not have it. */
    int position(String column) {
        return positions.getOrDefault(column, -1);
    }

    /** How many cells a row must have. */
    int width() {
        return width;
    }

    /** The columns that the file has and the import reads. */
    Set<String> columns() {
        return positions.keySet();
    }
}
