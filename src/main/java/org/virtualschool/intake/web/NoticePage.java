package org.virtualschool.intake.web;

import java.util.List;
import org.virtualschool.intake.ImportNotice;

/**
 * One page of the list behind a notice, for the {@code pagination} fragment.
 *
 * @param number which page this is, from 1
 * @param pages  how many there are, at least 1
 */
record NoticePage(String heading, String explanation, List<String> columns, List<List<String>> rows, int number, int pages) {

    private static final int ROWS = 50;

    /** @param wanted from 1; what lies outside the list leads to its nearest page */
    static NoticePage of(ImportNotice notice, int wanted) {
        int pages = (int) Math.max(1, (notice.count() + ROWS - 1) / ROWS);
        int number = Math.min(Math.max(wanted, 1), pages);
        return new NoticePage(notice.heading(), notice.explanation(), notice.columns(), notice.rows(number - 1, ROWS), number, pages);
    }

    /** Page numbers to link to beside the next and the previous: this one. */
    public List<Integer> numbers() {
        return List.of(number);
    }
}
