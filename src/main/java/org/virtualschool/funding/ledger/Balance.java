package org.virtualschool.funding.ledger;

/**
 * What the entries of a fund add up to, in pence; none is below nothing, and {@code allocated} is the sum of the others.
 *
 * @param allocated put in so far
 * @param available left to commit
 * @param committed promised to requests and not paid yet
 * @param paid      paid out, less what came back
 * @param returned  given back to the Department for Education
 */
public record Balance(long allocated, long available, long committed, long paid, long returned) {

    /** Of a fund without entries. */
    public static final Balance NOTHING = new Balance(0, 0, 0, 0, 0);

    /** Both together. */
    public Balance plus(Balance other) {
        return new Balance(allocated + other.allocated, available + other.available, committed + other.committed, paid + other.paid,
                returned + other.returned);
    }
}
