package org.virtualschool.pep.cycle;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.calendar.Terms;
import org.virtualschool.pep.PepReviews;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.PartOfWhole;

/**
 * Begins the review of one child of a launched term. It looks at the child again, since things may have changed while it waited; its
 * row says whether it is done, so coming twice does nothing.
 */
@Component
class LaunchReview implements BackgroundTask {

    static final String TYPE = "pep.launch";

    private final CycleRows rows;
    private final CycleCohort cohort;
    private final PepReviews reviews;
    private final Terms terms;
    private final Clock clock;

    LaunchReview(CycleRows rows, CycleCohort cohort, PepReviews reviews, Terms terms, Clock clock) {
        this.rows = rows;
        this.cohort = cohort;
        this.reviews = reviews;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String subject) {
        PartOfWhole work = PartOfWhole.of(subject);
        UUID cycleId = work.whole();
        rows.lockedWaiting(cycleId, work.part())
                .ifPresent(row -> launch(rows.find(cycleId).orElseThrow(), row));
    }

    private void launch(Cycle cycle, CycleRows.Row row) {
        SchoolTerm term = terms.of(null, cycle.academicYear(), TermName.valueOf(cycle.term()));
        Candidate candidate = cohort.one(row.childId(), term);
        LeftOut leftOut = candidate.leftOut(row.closeOpen());
        if (leftOut != null) {
            rows.keep(cycle.id(), List.of(new CycleRows.Row(row.childId(), CycleRows.State.LEFT_OUT, leftOut, row.closeOpen(), row.askedBy())),
                    clock.instant());
            return;
        }
        if (candidate.open() != null) {
            reviews.closeNotCompleted(candidate.open().pepId(), row.askedBy());
        }
        UUID pepId = reviews.beginForTerm(candidate.child(), term, row.askedBy()).id();
        rows.started(cycle.id(), row.childId(), pepId, clock.instant());
    }
}
