package org.virtualschool.funding;

import java.util.UUID;

/** What requests may ask of their process. */
public interface FundingProcess {

    /** Starts the process of a request that was made, in the transaction there is: it is checked and passed on at once. */
    void start(FundingRecord request);

    /** Ends the process of a request that is closed, in the transaction there is, whatever it waits for; nothing if there is none. */
    void end(UUID requestId);
}
