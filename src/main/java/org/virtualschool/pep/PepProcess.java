package org.virtualschool.pep;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the record may ask of the review process. */
public interface PepProcess {

    /**
     * Starts the review of a PEP that was asked for, in the transaction there is.
     *
     * @param chaseAt      when the first reminder comes
     * @param year13EndsAt from when on the child needs no PEP any more
     */
    void startReview(PepRecord pep, Instant chaseAt, Instant year13EndsAt);

    /** Ends the review of a PEP that was cancelled, in the transaction there is: its tasks are gone. */
    void cancelReview(UUID pepId);

    /** What has to be done now, by due date; empty if the review has ended. */
    List<OpenStep> openSteps(UUID pepId);
}
