package org.virtualschool.register;

import java.util.UUID;

/** What is known of a child has changed: name, year group, protection of the address. Published in the transaction of the change. */
public record ChildDetailsChanged(UUID childId) {
}
