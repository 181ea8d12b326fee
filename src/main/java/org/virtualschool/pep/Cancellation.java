package org.virtualschool.pep;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** When, by whom and why a review was ended without a signature. */
@Embeddable
record Cancellation(Instant cancelledAt, String cancelledBy, @Enumerated(EnumType.STRING) CancelReason cancelReason) {
}
