package org.virtualschool.pep;

import java.time.Instant;
import java.time.LocalDate;

/** Who does something to a PEP, when, and on which day in Europe/London that is. */
record Signature(String userId, Instant at, LocalDate today) {
}
