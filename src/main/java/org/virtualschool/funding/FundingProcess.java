package org.virtualschool.funding;

import java.time.Instant;
import java.util.UUID;

/** What requests may ask of their process. */
public interface FundingProcess {

    /** Starts the process of a request that was made, in the transaction there is: it is checked and passed on at once. */
    void start(FundingRecord request);

    /**
     * The request is paid: its process goes on in the transaction there is, and waits until a report can be asked for. One is begun there
     * for a request that has none, as it was approved under a model that ended with the approval.
     *
     * @param reportsAt when its provision is over
     */
    void paid(FundingRecord request, Instant reportsAt);

    /** Whether the request has a process that goes on. */
    boolean isUnderWay(UUID requestId);

    /** A PEP of the child was signed while the premium was used; nothing happens if no report is waited for any more. */
    void nextPepSigned(UUID requestId);

    /** Part of what was paid has to come back; nothing happens if the report is asked for already. */
    void recouped(UUID requestId);

    /**
     * The request goes on for another school, in a process of its own there, since a process belongs to one school: from the check on, or,
     * once it is approved, from where it waits to be paid.
     */
    void passOn(FundingRecord request);

    /** The payment came back: the request waits to be paid again, and nobody is asked for a report until then. */
    void payAgain(FundingRecord request);

    /** Ends the process of a request that is closed, in the transaction there is, whatever it waits for; nothing if there is none. */
    void end(UUID requestId);
}
