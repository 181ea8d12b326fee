package org.virtualschool.register;

import java.util.UUID;

/** A child has come into care or left it, or when that was has been corrected. Published inside the transaction of the change. */
public record CareChanged(UUID childId) {
}
