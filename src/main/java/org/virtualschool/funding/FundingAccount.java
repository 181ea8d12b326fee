package org.virtualschool.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a request after it was approved, as it stood when it was read.
 *
 * @param impact  what it achieved; null before that was reported
 * @param refund  what came back; null unless something did
 * @param leavers what was decided when the child left, in its order; empty if nothing
 */
public record FundingAccount(Impact impact, Refund refund, List<Leaver> leavers) {

    /** A report of what premium achieved, by user id of who made it. */
    public record Impact(ImpactReport report, String reportedBy, Instant reportedAt) {
    }

    /** Money that came back, by user id of who confirmed that. */
    public record Refund(long pence, LocalDate receivedOn, String confirmedBy, Instant confirmedAt) {
    }

    /**
     * What was decided when the child left.
     *
     * @param toSchool    key of the new school; null unless the child has changed school
     * @param rule        by which, as the authority's table puts it
     * @param recoupPence what has to come back at least by then, in all, in pence; null unless something has
     */
    public record Leaver(LeaverEvent event, Long fromSchool, Long toSchool, LeaverOutcome outcome, String rule, Long recoupPence,
            Instant decidedAt) {

        /** What became of the premium, after "The premium": what was never paid is closed rather than taken back. */
        public String inWords() {
            return inWords(outcome, recoupPence != null);
        }

        static String inWords(LeaverOutcome outcome, boolean paid) {
            return outcome == LeaverOutcome.RECOUP && !paid ? "is closed" : outcome.inWords();
        }
    }

    /** What has to come back because the child left, in pence; 0 for most. Claims are not added: they are for the same days. */
    public long recoupPence() {
        return leavers.stream().filter(leaver -> leaver.recoupPence() != null).mapToLong(Leaver::recoupPence).max().orElse(0);
    }
}
