package org.virtualschool.funding.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.Approval;
import org.virtualschool.funding.FundingOutlook.FundAfter;
import org.virtualschool.funding.PanelVotes;

/**
 * A decision that waits, every value in words.
 *
 * @param refusal  why somebody else has to decide; null if they may
 * @param panel    whether it is a vote that the other one of the panel has to agree with
 * @param votes    what was said in the panel so far; null if nothing
 * @param pence    the amount, to be added up
 * @param period   first to last day of the provision
 * @param reckoned with which amount the funds are reckoned; null if with all of it
 * @param funds    what would be left in each fund, and years that have none
 */
record ApprovalRow(String taskId, String refusal, String task, boolean panel, String votes, String label, String school, String amount, long pence,
        String use, String period, String rating, String reckoned, List<FundRow> funds, String due) {

    private static final Comparator<Approval> BY_DUE = Comparator.comparing(Approval::dueAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
    /** How the table can be sorted, by the name in the address. */
    private static final Map<String, Comparator<Approval>> ORDERS = Map.of(
            "due", BY_DUE,
            "amount", Comparator.comparingLong(Approval::amountPence).reversed().thenComparing(BY_DUE),
            "school", Comparator.comparing(Approval::school).thenComparing(BY_DUE),
            "use", Comparator.comparing(ApprovalRow::useOf).thenComparing(BY_DUE),
            "rating", Comparator.comparing(ApprovalRow::ratingOf).thenComparing(BY_DUE));

    static ApprovalRow of(Approval approval) {
        return new ApprovalRow(approval.taskId(), approval.refusal(), approval.task(), approval.part().isVote(), votes(approval), approval.label(),
                approval.school(), Words.pounds(approval.amountPence()), approval.amountPence(), useOf(approval),
                Words.day(approval.startsOn()) + " to " + Words.day(approval.endsOn()), ratingOf(approval),
                approval.money().pence() == approval.amountPence() ? null : Words.pounds(approval.money().pence()), funds(approval),
                approval.dueAt() == null ? "" : Words.weekday(approval.dueAt()));
    }

    /** Whether the table can be sorted so. */
    static boolean canBeSortedBy(String order) {
        return ORDERS.containsKey(order);
    }

    /** The order of this name; by due date for any other. */
    static Comparator<Approval> by(String order) {
        return ORDERS.getOrDefault(order, BY_DUE);
    }

    static String useOf(Approval approval) {
        return approval.use() == null ? approval.grant().inWords() : approval.use().inWords();
    }

    /** Enough to tell it from others, also of the same child. */
    public String about() {
        return String.join(", ", label, use, amount);
    }

    /** Whether the person may decide. */
    public boolean isTheirs() {
        return refusal == null;
    }

    private static String ratingOf(Approval approval) {
        String code = approval.rating() == null ? "none" : approval.rating().code();
        return code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1);
    }

    /** Without reasons, which could name the school of a protected child. */
    private static String votes(Approval approval) {
        PanelVotes votes = approval.votes();
        if (votes.differed()) {
            return "The votes named different amounts: %s. Neither counts, please vote again.".formatted(votes.amounts());
        }
        if (!votes.otherCounts()) {
            return null;
        }
        String said = votes.other().part().inWords() + switch (votes.other().verdict().outcome()) {
            case APPROVE -> " approves " + Words.pounds(votes.other().verdict().amountPence());
            case DECLINE -> " declines";
            case ASK -> " asks for more";
        };
        return approval.money().pence() == approval.amountPence() ? said
                : said + ". If you agree, decide otherwise and approve the same smaller amount.";
    }

    private static List<FundRow> funds(Approval approval) {
        List<FundRow> rows = new ArrayList<>();
        boolean split = approval.money().funds().size() + approval.money().missing().size() > 1;
        approval.money().funds().forEach(fund -> rows.add(new FundRow(fund.name(), leaves(fund) + (split
                ? " (%s from it)".formatted(Words.pounds(fund.sharePence())) : ""), fund.afterPence() >= 0)));
        approval.money().missing().forEach(year -> rows.add(new FundRow(approval.grant().inWords() + " " + year.code(), "nothing is allocated yet",
                false)));
        return rows;
    }

    private static String leaves(FundAfter fund) {
        return "%s, after this %s".formatted(Words.pounds(fund.beforePence()), Words.pounds(fund.afterPence()));
    }

    /**
     * A fund before and after.
     *
     * @param words  what it holds and would hold
     * @param enough whether it holds enough for what would come from it
     */
    record FundRow(String name, String words, boolean enough) {
    }
}
