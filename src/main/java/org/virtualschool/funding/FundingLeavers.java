package org.virtualschool.funding;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.Actors;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.Timeline;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.FundingAccount.Leaver;
import org.virtualschool.funding.LeaverTable.Ruling;
import org.virtualschool.funding.ledger.Ledger;

/**
 * What becomes of premium when a child leaves care or the school: the authority's table says whether it is kept, passed on or taken back.
 * It looks at the facts, not at what changed, and decides once for each request and what happened, so looking twice does nothing.
 */
@Service
@Transactional
class FundingLeavers {

    private final FundingRequestRepository requests;
    private final AccountRows rows;
    private final Departures departures;
    private final LeaverTable table;
    private final FundingEnds ends;
    private final FundingMoves moves;
    private final FundingRuns runs;
    private final FundingProcess process;
    private final Ledger ledger;
    private final FundingNews news;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    FundingLeavers(FundingRequestRepository requests, AccountRows rows, Departures departures, LeaverTable table, FundingEnds ends,
            FundingMoves moves, FundingRuns runs, FundingProcess process, Ledger ledger, FundingNews news, Timeline timeline, AuditTrail audit,
            JdbcClient jdbc) {
        this.requests = requests;
        this.rows = rows;
        this.departures = departures;
        this.table = table;
        this.ends = ends;
        this.moves = moves;
        this.runs = runs;
        this.process = process;
        this.ledger = ledger;
        this.news = news;
        this.timeline = timeline;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** Whether something is to be decided for the child. */
    @Transactional(readOnly = true)
    boolean areOpen(UUID childId) {
        return requests.findByChildIdOrderByRequestedAtDesc(childId).stream().anyMatch(request -> open(request).isPresent());
    }

    /** Decides what is to be decided for the child, in one transaction; nothing if the facts ask for nothing. */
    void follow(UUID childId) {
        // Of two who look at once the second sees what the first has decided.
        jdbc.sql("select 1 from casework.child where id = :child for no key update").param("child", childId).query(Integer.class).single();
        // By id: a request that was read before it is held would be judged by what it was.
        jdbc.sql("select id from casework.funding_request where child_id = :child order by requested_at desc, id").param("child", childId)
                .query(UUID.class).list().forEach(this::followRequest);
    }

    private void followRequest(UUID requestId) {
        runs.hold(requestId);
        FundingRequest request = requests.findAndHoldById(requestId).orElseThrow();
        open(request).ifPresent(departure -> decide(request, departure));
    }

    /** What happened and is not decided on; a provision that was over and paid for is nobody's concern any more. */
    private Optional<Departure> open(FundingRequest request) {
        if (stageOf(request) == null) {
            return Optional.empty();
        }
        List<Leaver> decided = rows.of(request.id()).leavers();
        return departures.of(request)
                .filter(departure -> !isPaid(request) || !departure.provision(request.wish()).equals("over"))
                .filter(departure -> decided.isEmpty() || !covers(decided.get(decided.size() - 1), departure, request));
    }

    /** Whether what was decided last holds for the departure. Where a child goes next is no concern of a school that was paid and left. */
    private static boolean covers(Leaver last, Departure departure, FundingRequest request) {
        if (last.event().endsCare() || departure.event().endsCare()) {
            return last.event().endsCare() == departure.event().endsCare();
        }
        return Objects.equals(last.fromSchool(), request.schoolKey())
                && (isPaid(request) || last.event() == departure.event() && Objects.equals(last.toSchool(), departure.toSchool()));
    }

    private void decide(FundingRequest request, Departure departure) {
        Ruling ruling = table.decide(new LeaverFacts(request.pooled(), departure.event().code(), stageOf(request),
                departure.provision(request.wish()), departures.kindOf(request.schoolKey())));
        // The days after an earlier departure are claimed already: that claim stays, and nothing is added to it.
        long back = ruling.outcome() == LeaverOutcome.RECOUP && isPaid(request)
                ? Math.max(departure.unused(request.wish(), ledger.of(request.id()).paid()), rows.of(request.id()).recoupPence()) : 0;
        rows.addLeaver(request.id(), departure.event(), request.schoolKey(), departure.toSchool(), ruling.outcome(), ruling.rule(),
                back == 0 ? null : back);
        timeline.add(request.childId(), null, "Pupil premium " + Leaver.inWords(ruling.outcome(), back > 0) + ": " + said(departure), null, Actors.SYSTEM);
        audit.done("funding.leaver", request.childId(), request.id() + " " + ruling.outcome());
        tell(request, departure, ruling.outcome(), back);
        carryOut(request, departure, ruling.outcome(), back);
    }

    private void carryOut(FundingRequest request, Departure departure, LeaverOutcome outcome, long back) {
        if (outcome == LeaverOutcome.RECOUP && !isPaid(request)) {
            ends.close(request.id(), endOf(departure.event()), Actors.SYSTEM);
        } else if (back > 0) {
            process.recouped(request.id());
        } else if (outcome == LeaverOutcome.PASS_ON && departure.toSchool() != null && !isPaid(request)) {
            moves.toSchool(request.id(), departure.toSchool());
            if (request.status().stands()) {
                news.tellSchool(request, "funding.passedOn", "A request for pupil premium of %s goes on at your school.".formatted(amount(request)));
            }
        }
    }

    private void tell(FundingRequest request, Departure departure, LeaverOutcome outcome, long back) {
        String text = "Pupil premium of %s %s%s.".formatted(amount(request), Leaver.inWords(outcome, back > 0),
                back == 0 ? "" : ": %s at least have to come back".formatted(Words.pounds(back)));
        news.tellAll(request, "funding.leaver", departure.event().inWords() + ". " + text, text);
        if (back > 0) {
            news.tellFinance(request, "funding.leaver", text);
        }
    }

    private static FundingEnd endOf(LeaverEvent event) {
        return switch (event) {
            case LEFT_CARE, ADOPTED -> FundingEnd.LEFT_CARE;
            case LEFT_SCHOOL -> FundingEnd.LEFT_SCHOOL;
            case CHANGED_SCHOOL -> FundingEnd.CHANGED_SCHOOL;
        };
    }

    private static String said(Departure departure) {
        String words = departure.event().inWords();
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }

    private static String amount(FundingRequest request) {
        return Words.pounds(request.approvedPence() == null ? request.wish().amountPence() : request.approvedPence());
    }

    private static boolean isPaid(FundingRequest request) {
        return "paid".equals(stageOf(request));
    }

    /** How far it is, as the table says; null for what has ended, and for what was reported on already. */
    private static String stageOf(FundingRequest request) {
        return switch (request.status()) {
            case REQUESTED, WITH_APPROVER, WITH_PANEL, QUESTION -> "deciding";
            case COMMITTED -> "committed";
            case PAID, IMPACT_DUE -> "paid";
            default -> null;
        };
    }
}
