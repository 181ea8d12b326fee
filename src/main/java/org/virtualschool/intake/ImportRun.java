package org.virtualschool.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * One run of an import.
 *
 * @param name       the import
 * @param fileName   as sent; null for the API
 * @param finishedAt null while it runs, and for ever if the node died or the database failed under it: whole batches are in then
 * @param startedBy  user id
 * @param failure    why the file was refused or the run cut short, in plain English; null if neither
 */
public record ImportRun(UUID id, String name, String fileName, Instant startedAt, Instant finishedAt, String startedBy,
        int read, int created, int updated, int unchanged, int warned, int rejected, String failure) {

    /** Whether the file was taken to its end. */
    public boolean succeeded() {
        return finishedAt != null && failure == null;
    }

    /** The figures. */
    public ImportSummary summary() {
        return new ImportSummary(id, read, created, updated, unchanged, warned, rejected);
    }
}
