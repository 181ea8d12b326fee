package org.virtualschool.pep.process;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.Terms;
import org.virtualschool.calendar.Words;
import org.virtualschool.workflow.Prefill;

/** Tells a form until when the next PEP must be. */
@Component
class NextPepDate {

    private final Terms terms;

    NextPepDate(Terms terms) {
        this.terms = terms;
    }

    /**
     * The last day of the term after the one of the meeting; left out where its dates are not loaded.
     *
     * @param schoolKey null for a child on no roll
     */
    void showLatest(Long schoolKey, LocalDate meeting, Prefill form) {
        SchoolTerm next = terms.next(schoolKey, meeting);
        form.put("nextPepLatest", next.loaded() ? Words.day(next.endsOn()) : null);
    }
}
