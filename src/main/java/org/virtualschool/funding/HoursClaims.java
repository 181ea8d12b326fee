package org.virtualschool.funding;

import java.util.Optional;
import java.util.UUID;

/** Which requests are claims by the hour. */
public interface HoursClaims {

    /** What the request claims; empty for a request by amount. */
    Optional<HoursClaim> of(UUID requestId);
}
