package org.virtualschool.pep;

import jakarta.persistence.Embeddable;
import java.util.function.LongSupplier;

/**
 * Whether a PEP was drawn for sign-off by the head of the virtual school.
 *
 * @param sampleNumber its number in the draw; null before
 */
@Embeddable
record Sample(Long sampleNumber, boolean sampled) {

    static final Sample NOT_DRAWN = new Sample(null, false);

    /** The next number; every so many is drawn. */
    static Sample draw(LongSupplier numbers, int every) {
        long number = numbers.getAsLong();
        return new Sample(number, number % every == 0);
    }

    /** Whether it has its number already: a PEP takes part once. */
    boolean drawn() {
        return sampleNumber != null;
    }
}
