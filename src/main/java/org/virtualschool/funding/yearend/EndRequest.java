package org.virtualschool.funding.yearend;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.FundingEnd;
import org.virtualschool.funding.FundingEnds;
import org.virtualschool.funding.FundingNews;
import org.virtualschool.funding.FundingRuns;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.ledger.Outcome;
import org.virtualschool.workflow.BackgroundTask;
import org.virtualschool.workflow.BackgroundWork;
import org.virtualschool.workflow.PartOfWhole;

/**
 * Deals with one request that was open when its year was closed. Its row says whether that is done, so coming twice does nothing; with the
 * last one the process goes on.
 */
@Component
class EndRequest implements BackgroundTask {

    static final String TYPE = "funding.yearEnd.request";

    /** A run that was released before is paid in the background; what has failed there somebody has to mend. */
    private static final Duration UNTIL_PAID = Duration.ofHours(1);

    private final YearEndRows rows;
    private final ItemRows items;
    private final YearEndProcess process;
    private final Ledger ledger;
    private final FundingEnds ends;
    private final FundingRuns runs;
    private final BackgroundWork background;
    private final FundingNews news;
    private final Timeline timeline;
    private final Clock clock;

    EndRequest(YearEndRows rows, ItemRows items, YearEndProcess process, Ledger ledger, FundingEnds ends, FundingRuns runs,
            BackgroundWork background, FundingNews news, Timeline timeline, Clock clock) {
        this.rows = rows;
        this.items = items;
        this.process = process;
        this.ledger = ledger;
        this.ends = ends;
        this.runs = runs;
        this.background = background;
        this.news = news;
        this.timeline = timeline;
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
        UUID yearEndId = work.whole();
        UUID requestId = work.part();
        items.heldOpen(yearEndId, requestId).ifPresent(promised -> {
            FinancialYear year = rows.find(yearEndId).orElseThrow().year();
            if (promised > 0 && items.isAboutToBePaid(requestId)) {
                background.submitAt(TYPE, subject, clock.instant().plus(UNTIL_PAID));
                return;
            }
            done(yearEndId, requestId, promised > 0 ? release(requestId, year) : tell(requestId, year));
        });
    }

    private ItemOutcome release(UUID requestId, FinancialYear year) {
        long here = ledger.committed(requestId, year);
        if (here == 0) {
            return ledger.of(requestId).paid() > 0 ? ItemOutcome.PAID : ItemOutcome.NOTHING;
        }
        long next = ledger.committed(requestId, year.next());
        if (next == 0) {
            ends.close(requestId, FundingEnd.YEAR_ENDED, Actors.SYSTEM);
            return ItemOutcome.CLOSED;
        }
        runs.leaveOut(requestId);
        UUID childId = items.cutTo(requestId, next)
                .orElseThrow(() -> new IllegalStateException("Request %s has money promised and does not wait for it".formatted(requestId)));
        if (ledger.releaseOf(year, requestId, "The financial year %s has ended".formatted(year.code()), Actors.SYSTEM) != Outcome.BOOKED) {
            throw new IllegalStateException("What request %s has of %s is not released".formatted(requestId, year.code()));
        }
        timeline.add(childId, null, "Pupil premium cut to %s: the financial year %s has ended".formatted(Words.pounds(next), year.code()),
                null, Actors.SYSTEM);
        news.tellAnswerers(requestId, "funding.yearEnd.cut", ("The financial year %s has ended. Of a request for pupil premium %s were not"
                + " paid by then and are not paid any more; %s of %s stay approved.")
                .formatted(year.code(), Words.pounds(here), Words.pounds(next), year.next().code()));
        return ItemOutcome.NEW_YEAR;
    }

    private ItemOutcome tell(UUID requestId, FinancialYear year) {
        if (!items.isUndecided(requestId, year)) {
            return ItemOutcome.NOTHING;
        }
        news.tellAnswerers(requestId, "funding.yearEnd.undecided", ("The financial year %s is closed, so a request for pupil premium that"
                + " begins in it cannot be approved any more. Whoever decides on it can ask you for new dates.").formatted(year.code()));
        return ItemOutcome.TOLD;
    }

    private void done(UUID yearEndId, UUID requestId, ItemOutcome outcome) {
        items.done(yearEndId, requestId, outcome);
        // One after the other: the last to come sees that it is.
        rows.held(yearEndId);
        if (items.countOpen(yearEndId) == 0) {
            rows.released(yearEndId);
            process.everythingIsReleased(yearEndId);
        }
    }
}
