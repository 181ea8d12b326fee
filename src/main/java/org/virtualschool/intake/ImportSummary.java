package org.virtualschool.intake;

import java.util.UUID;

/**
 * What came of a run.
 *
 * @param runId     the run
 * @param read      rows in the file, empty ones and the header left out
 * @param created   rows that made something new
 * @param updated   rows that changed something on record
 * @param unchanged rows that said what is on record already
 * @param warned    rows that went in without some value
 * @param rejected  rows that did not go in
 */
public record ImportSummary(UUID runId, int read, int created, int updated, int unchanged, int warned, int rejected) {
}
