package org.virtualschool.pep.cycle;

import java.util.List;

/**
 * How far the launch of a term has come.
 *
 * @param started  reviews begun
 * @param waiting  reviews still to be begun
 * @param leftOut  children who get none
 * @param failures reviews that could not be begun so far, of the children the reader may see, by reference
 * @param left     who is left out and why, of the children the reader may see, by reference
 * @param failed   how many could not be begun so far
 */
public record CycleProgress(Cycle cycle, long started, long waiting, long leftOut, long failed, List<Failure> failures,
                            List<Left> left) {

    /** How many reviews there are to begin in all. */
    public long total() {
        return started + waiting;
    }

    /** Whether nothing is left to do. */
    public boolean finished() {
        return waiting == 0;
    }

    /**
     * A review that could not be begun.
     *
     * @param givenUp whether it is not tried again unless somebody asks for it
     * @param reason  what that means, a sentence
     */
    public record Failure(String reference, boolean givenUp, String reason) {
    }

    /** A child who is left out. */
    public record Left(String reference, LeftOut reason) {
    }
}
