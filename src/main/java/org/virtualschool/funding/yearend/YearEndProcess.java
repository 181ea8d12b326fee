package org.virtualschool.funding.yearend;

import java.util.UUID;

/** What a year end may ask of its process, in the transaction there is. */
public interface YearEndProcess {

    /** Starts the process: it warns, and goes on when the year is over. */
    void begin(YearEnd yearEnd);

    /** Goes on: nothing of the year is promised any more. */
    void everythingIsReleased(UUID yearEndId);

    /** Starts the process of a year that was done with, for money that has come back since. */
    void moneyCameBack(YearEnd yearEnd);
}
