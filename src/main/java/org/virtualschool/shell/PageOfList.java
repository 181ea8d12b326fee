package org.virtualschool.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * One page of a long list, for the {@code pagination} fragment of {@code components.html}.
 *
 * @param rows   the rows of this page, in the order of the list
 * @param number which page this is, from 1
 * @param size   rows on a full page
 * @param total  rows of the whole list
 */
public record PageOfList<T>(List<T> rows, int number, int size, long total) {

    private static final String NUMBER = "\\d{1,6}";

    /** The page that was asked for in an address: the last for a greater number, the first for null and anything that is no number. */
    public static int numberOf(String asked, int size, long total) {
        return asked != null && asked.matches(NUMBER) ? Math.min(pages(size, total), Math.max(1, Integer.parseInt(asked))) : 1;
    }

    /** How many pages there are; at least 1. */
    public int pages() {
        return pages(size, total);
    }

    private static int pages(int size, long total) {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Number of the first row on this page, from 1; 0 for an empty list. */
    public long firstRow() {
        return rows.isEmpty() ? 0 : (number - 1L) * size + 1;
    }

    /** Number of the last row on this page. */
    public long lastRow() {
        return (number - 1L) * size + rows.size();
    }

    /** Page numbers to link to: first, last and the neighbours of this page; 0 stands for a gap. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        int last = 0;
        for (int candidate = 1; candidate <= pages(); candidate++) {
            if (candidate == 1 || candidate == pages() || Math.abs(candidate - number) <= 1) {
                if (candidate > last + 1) {
                    numbers.add(0);
                }
                numbers.add(candidate);
                last = candidate;
            }
        }
        return numbers;
    }
}
