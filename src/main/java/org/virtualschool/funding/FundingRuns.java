package org.virtualschool.funding;

import java.util.UUID;

/** What requests may ask of payment runs. */
public interface FundingRuns {

    /** Holds the run the request is in until the transaction ends: it is not released or paid meanwhile. Whoever holds both holds it first. */
    void hold(UUID requestId);

    /**
     * Takes the request out of a run that is prepared, in the transaction there is: it is not paid with it. Nothing happens to one that is
     * in no run.
     *
     * @throws IllegalStateException if its run is released, so that it is paid or about to be
     */
    void leaveOut(UUID requestId);
}
