package org.virtualschool.pep.web;

import java.net.URI;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.virtualschool.pep.ChildEvents;
import org.virtualschool.pep.EventConflictException;
import org.virtualschool.pep.ReviewRefusedException;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FieldProblems;

/** Telling of a child at once, without waiting for a file: {@code POST /api/children/{reference}/care-periods} and {@code …/school-places}. */
@RestController
class ChildEventApi {

    private final ChildEvents events;

    ChildEventApi(ChildEvents events) {
        this.events = events;
    }

    @PostMapping("/api/children/{reference}/care-periods")
    ResponseEntity<Told> lookedAfter(@PathVariable String reference, @RequestBody CarePeriod period) {
        return answer(events.lookedAfter(reference, period.startedOn(), period.endedOn(), period.endReason()));
    }

    @PostMapping("/api/children/{reference}/school-places")
    ResponseEntity<Told> changedSchool(@PathVariable String reference, @RequestBody SchoolPlace place) {
        return answer(events.changedSchool(reference, new ChildEvents.NamedSchool(place.urn(), place.setting(), place.postcode()), place.from()));
    }

    private static ResponseEntity<Told> answer(ChildEvents.Outcome outcome) {
        return ResponseEntity.status(outcome.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/children/" + outcome.reference()))
                .body(new Told(outcome.reference(), outcome.endedPep(), outcome.begunPep(), outcome.note()));
    }

    @ExceptionHandler
    ProblemDetail faulty(FieldFaultsException faults) {
        return FieldProblems.of(faults);
    }

    @ExceptionHandler
    ProblemDetail conflict(EventConflictException conflict) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
        problem.setProperty("field", conflict.field());
        return problem;
    }

    /** Somebody or some file has said something of the child in the same moment. */
    @ExceptionHandler({ReviewRefusedException.class, ConcurrencyFailureException.class, DataIntegrityViolationException.class})
    ProblemDetail overtaken() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                "The child's record has changed in the same moment. Look at it, and send this again if it is still needed.");
    }

    /** A time of being looked after; days as 2026-11-03. */
    record CarePeriod(String startedOn, String endedOn, String endReason) {
    }

    /** A change of school, to one with a URN or to a setting without; the day as 2026-11-03. */
    record SchoolPlace(String urn, String setting, String postcode, String from) {
    }

    /**
     * The answer; its address is the child's record.
     *
     * @param endedPepId the review that ended; null if none did
     * @param pepId      the review that began; null if none did
     * @param note       why none began although one might be expected; null if there is nothing to say
     */
    record Told(String reference, UUID endedPepId, UUID pepId, String note) {
    }
}
