package org.virtualschool.funding.ledger;

import java.util.List;

/**
 * Whether a request's money is committed: all of it or nothing.
 *
 * @param tooSmall the funds that are closed or hold less than was asked; empty if it is committed
 */
public record CommitResult(boolean committed, List<TooSmall> tooSmall) {

    /**
     * A fund that could not be charged.
     *
     * @param fund  as it stood when it was asked; closed, or with less available than was asked
     * @param asked in pence
     */
    public record TooSmall(Fund fund, long asked) {
    }
}
