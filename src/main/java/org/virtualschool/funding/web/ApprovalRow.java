package org.virtualschool.funding.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.Approval;
import org.virtualschool.funding.FundingRecord;

/**
 * A decision that waits, every value in words.
 *
 * @param panel  whether it is a vote that the other one of the panel has to agree with
 * @param other  what the other one of the panel has said; null if nothing yet
 * @param funds  what would be left in each fund
 * @param enough whether the funds hold enough
 */
record ApprovalRow(String taskId, String task, boolean panel, String other, String label, String school, String amount, String use, String rating,
        List<FundRow> funds, boolean enough, String due) {

    private static final Comparator<Approval> BY_DUE = Comparator.comparing(Approval::dueAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
    /** How the table can be sorted, by the name in the address. */
    private static final Map<String, Comparator<Approval>> ORDERS = Map.of(
            "due", BY_DUE,
            "amount", Comparator.comparingLong(Approval::amountPence).reversed().thenComparing(BY_DUE),
            "school", Comparator.comparing(Approval::school).thenComparing(BY_DUE),
            "use", Comparator.comparing(ApprovalRow::useOf).thenComparing(BY_DUE),
            "rating", Comparator.comparing(ApprovalRow::ratingOf).thenComparing(BY_DUE));

    static ApprovalRow of(Approval approval) {
        return new ApprovalRow(approval.taskId(), approval.task(), approval.panel(), inWords(approval.other()), approval.label(), approval.school(),
                Words.pounds(approval.amountPence()), useOf(approval), ratingOf(approval),
                approval.funds().stream().map(fund -> new FundRow(fund.name(), Words.pounds(fund.beforePence()), Words.pounds(fund.afterPence())))
                        .toList(),
                !approval.missing() && approval.funds().stream().allMatch(fund -> fund.afterPence() >= 0),
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

    private static String ratingOf(Approval approval) {
        String code = approval.rating() == null ? "none" : approval.rating().code();
        return code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1);
    }

    /** Without its reason, which could name the school of a protected child. */
    private static String inWords(FundingRecord.Decision vote) {
        return vote == null ? null : vote.part().inWords() + switch (vote.verdict().outcome()) {
            case APPROVE -> " approves " + Words.pounds(vote.verdict().amountPence());
            case DECLINE -> " declines";
            case ASK -> " asks for more";
        };
    }

    /** A fund before and after. */
    record FundRow(String name, String before, String after) {
    }
}
