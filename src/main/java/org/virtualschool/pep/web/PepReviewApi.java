package org.virtualschool.pep.web;

import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepService;
import org.virtualschool.pep.ReviewRefusedException;

/** Starting PEP reviews by machine: {@code POST /api/children/{reference}/pep-reviews}. */
@RestController
class PepReviewApi {

    private final PepService peps;

    PepReviewApi(PepService peps) {
        this.peps = peps;
    }

    @PostMapping("/api/children/{reference}/pep-reviews")
    ResponseEntity<ReviewStarted> start(@PathVariable String reference, Principal principal) {
        PepRecord pep = peps.requestReview(reference, principal.getName());
        return ResponseEntity.created(URI.create("/children/" + reference))
                .body(new ReviewStarted(pep.id(), reference, pep.kind().code()));
    }

    @ExceptionHandler
    ProblemDetail refused(ReviewRefusedException refusal) {
        return ProblemDetail.forStatusAndDetail(refusal.reason().status(), refusal.getMessage());
    }

    /**
     * The answer; its address is the child's record, which shows the review.
     *
     * @param pepId     id of the new PEP
     * @param reference the child's reference
     * @param kind      "initial" or "review"
     */
    record ReviewStarted(UUID pepId, String reference, String kind) {
    }
}
