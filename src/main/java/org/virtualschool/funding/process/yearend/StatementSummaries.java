package org.virtualschool.funding.process.yearend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.yearend.ReturnRule;
import org.virtualschool.funding.yearend.ReturnRules;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.YearEnds;
import org.virtualschool.people.StaffService;
import org.virtualschool.workflow.Markdown;

/** Statements in the Markdown of forms. */
@Component
class StatementSummaries {

    private static final String UNCONFIRMED = "What is marked as not confirmed is not confirmed by a source that is in force. Check the conditions"
            + " of grant before you go on.";

    private final YearEnds yearEnds;
    private final ReturnRules rules;
    private final StaffService staff;

    StatementSummaries(YearEnds yearEnds, ReturnRules rules, StaffService staff) {
        this.yearEnds = yearEnds;
        this.rules = rules;
        this.staff = staff;
    }

    /** Fund by fund, and what goes back in all. */
    String figures(Statement statement) {
        List<String> lines = new ArrayList<>(statement.lines().stream().map(StatementSummaries::figures).toList());
        lines.add(Markdown.labelled("To return in all", Words.pounds(statement.total(Statement.Line::toReturn))));
        return String.join("\n", lines);
    }

    private static String figures(Statement.Line line) {
        String fund = line.grant().inWords() + ", " + (line.kind() == FundKind.POOLED ? "pooled: " + line.name() : line.kind().inWords());
        return Markdown.labelled(fund, "%s allocated, %s paid, %s refunded, %s released, %s returned before. Left: %s. To return: %s.".formatted(
                Words.pounds(line.allocated()), Words.pounds(line.paid()), Words.pounds(line.refunded()), Words.pounds(line.released()),
                Words.pounds(line.returned()), Words.pounds(line.held()), Words.pounds(line.toReturn())));
    }

    /** By which rule what is left of each grant goes back or stays, and how sure that is. */
    String rules(Statement statement) {
        List<Grant> grants = statement.lines().stream().map(Statement.Line::grant).distinct().toList();
        List<ReturnRule> inForce = rules.of(yearEnds.get(statement.yearEndId()).year()).values().stream()
                .filter(rule -> grants.contains(rule.grant())).toList();
        String all = inForce.stream().map(StatementSummaries::rule).collect(Collectors.joining("\n"));
        return inForce.stream().allMatch(ReturnRule::verified) ? all : UNCONFIRMED + "\n\n" + all;
    }

    private static String rule(ReturnRule rule) {
        return Markdown.labelled(rule.grant().inWords(), "%s%s. %s.".formatted(rule.goesBack() ? "goes back" : "stays",
                rule.verified() ? "" : " (not confirmed)", rule.source()));
    }

    /** By whom and when it was prepared, with their note; null before. */
    String prepared(Statement statement) {
        if (statement.preparedBy() == null) {
            return null;
        }
        String who = Markdown.labelled("Prepared", "by %s, %s".formatted(staff.nameOf(statement.preparedBy()), Words.moment(statement.preparedAt())));
        return statement.note() == null ? who : who + "\n" + Markdown.labelled("Note", statement.note());
    }
}
