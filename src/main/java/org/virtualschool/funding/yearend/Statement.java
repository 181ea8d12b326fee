package org.virtualschool.funding.yearend;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;

/**
 * What of a year's funds goes back to the Department for Education, as it was drawn up; what has not happened yet is null.
 *
 * @param number      1 for the first of its year
 * @param preparedBy  user id
 * @param note        of who prepared it
 * @param discardedBy user id of who had it drawn up again
 * @param reason      why
 * @param bookedAt    since when the ledger says so
 * @param lines       fund by fund, as funds are listed
 */
public record Statement(UUID id, UUID yearEndId, int number, Instant drawnUpAt, String preparedBy, Instant preparedAt, String note,
        String confirmedBy, Instant confirmedAt, Instant bookedAt, String discardedBy, Instant discardedAt, String reason, List<Line> lines) {

    /** A column added up, in pence. */
    public long total(ToLongFunction<Line> column) {
        return lines.stream().mapToLong(column).sum();
    }

    /**
     * A fund, in pence.
     *
     * @param paid     all that was paid
     * @param refunded of that, what came back
     * @param released promised and taken back
     * @param returned by statements before this one
     * @param held     what is left
     * @param toReturn of that, what goes back
     */
    public record Line(UUID fundId, Grant grant, FundKind kind, String name, long allocated, long paid, long refunded, long released,
            long returned, long held, long toReturn) {
    }
}
