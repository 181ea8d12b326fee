package org.virtualschool.funding;

/** What requests may ask of their process. */
public interface FundingProcess {

    /** Starts the process of a request that was made, in the transaction there is: it is checked and passed on at once. */
    void start(FundingRecord request);
}
