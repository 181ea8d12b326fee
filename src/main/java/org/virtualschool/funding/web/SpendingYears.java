package org.virtualschool.funding.web;

import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.shell.PageOfList;

/** The financial years that pages of the money offer, and the pages of their lists. */
@Component
class SpendingYears {

    static final int PAGE_SIZE = 25;

    private final Ledger ledger;
    private final CivilTime time;

    SpendingYears(Ledger ledger, CivilTime time) {
        this.ledger = ledger;
        this.time = time;
    }

    /** The year that was asked for; this one for anything that is not offered. */
    FinancialYear of(String asked) {
        return FinancialYear.parse(asked).filter(offered()::contains).orElseGet(() -> FinancialYear.of(time.today()));
    }

    /** What is offered, the first first: this year, the next, and those of the ledger. */
    List<String> codes() {
        return offered().stream().map(FinancialYear::code).toList();
    }

    private TreeSet<FinancialYear> offered() {
        FinancialYear now = FinancialYear.of(time.today());
        TreeSet<FinancialYear> years = new TreeSet<>(List.of(now, now.next()));
        years.addAll(ledger.years());
        return years;
    }

    /** A page of a list that is there as a whole. */
    static <T> PageOfList<T> page(List<T> all, String asked) {
        int number = PageOfList.numberOf(asked, PAGE_SIZE, all.size());
        return new PageOfList<>(all.stream().skip((number - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList(), number, PAGE_SIZE, all.size());
    }
}
