package org.virtualschool.pep;

import java.util.List;
import java.util.UUID;

/** What the record may ask of the review process. */
public interface PepProcess {

    /** Starts the review of a PEP that was asked for, in the transaction there is. */
    void startReview(PepRecord pep);

    /** What has to be done now, by due date; empty if the review has ended. */
    List<OpenStep> openSteps(UUID pepId);
}
