package org.virtualschool.funding.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.virtualschool.audit.Actors;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.yearend.ItemOutcome;
import org.virtualschool.funding.yearend.ReturnRule;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.UnpaidRequest;
import org.virtualschool.funding.yearend.Warning;
import org.virtualschool.funding.yearend.YearEnd;

/** A year end in words. */
final class YearEndViews {

    private YearEndViews() {
    }

    private static String fundName(Grant grant, FundKind kind, String name) {
        return grant.inWords() + ": " + (kind == FundKind.POOLED ? "pooled, " + name : kind.inWords());
    }

    /** How far a statement has come. */
    static String stateOf(Statement statement) {
        if (statement.discardedAt() != null) {
            return "Not right, drawn up again";
        }
        if (statement.bookedAt() != null) {
            return "Confirmed and booked";
        }
        return statement.preparedAt() == null ? "Waits for finance" : "Waits for the head";
    }

    /** A rule of return in a cell. */
    static String inWords(ReturnRule rule) {
        String what = rule.goesBack() ? "money not spent goes back" : "money not spent stays";
        return rule.verified() ? what.replaceFirst("m", "M") : "That %s is not confirmed".formatted(what);
    }

    /** A rule of return; {@code says} is a sentence. */
    record RuleView(String grant, String says, boolean verified, String source) {

        static RuleView of(ReturnRule rule) {
            return new RuleView(rule.grant().inWords(), rule.goesBack() ? "What is left is taken to go back." : "What is left is taken to stay.",
                    rule.verified(), rule.source());
        }
    }

    /** A fund as it is now. */
    record FundRow(UUID id, String name, boolean closed, String allocated, String paid, String committed, String held, String returned) {

        static FundRow of(Fund fund) {
            return of(fund.id(), fundName(fund.grant(), fund.kind(), fund.name()), fund.closedOn() != null, fund.balance());
        }

        static FundRow total(List<Fund> funds) {
            return of(null, "Total", false, funds.stream().map(Fund::balance).reduce(Balance.NOTHING, Balance::plus));
        }

        private static FundRow of(UUID id, String name, boolean closed, Balance balance) {
            return new FundRow(id, name, closed, Words.pounds(balance.allocated()), Words.pounds(balance.paid()),
                    Words.pounds(balance.committed()), Words.pounds(balance.available()), Words.pounds(balance.returned()));
        }
    }

    /** What people were told of a fund. */
    record WarningRow(String on, String fund, String paid, String committed, String held) {

        static WarningRow of(Warning warning, Map<UUID, Fund> funds) {
            Fund fund = funds.get(warning.fundId());
            return new WarningRow(Words.day(warning.on()), fundName(fund.grant(), fund.kind(), fund.name()), Words.pounds(warning.paid()),
                    Words.pounds(warning.committed()), Words.pounds(warning.held()));
        }
    }

    /** A request that is approved and not paid; {@code stays} is what of it lies in the next year, empty if nothing. */
    record UnpaidRow(String reference, String school, String amount, String stays, String state) {

        static UnpaidRow of(UnpaidRequest request) {
            String run = request.run() == null ? "In no payment run"
                    : "In payment run %d, %s".formatted(request.run(), request.released() ? "which is released: about to be paid" : "which is not released");
            return new UnpaidRow(request.reference(), request.school() == null ? "No school" : request.school(), Words.pounds(request.pence()),
                    request.nextPence() == 0 ? "" : Words.pounds(request.nextPence()), run);
        }
    }

    /** Something that was done. */
    record Step(String what, String when) {

        static List<Step> of(YearEnd yearEnd, List<Warning> warnings, Map<ItemOutcome, Long> outcomes, List<Statement> statements,
                UnaryOperator<String> nameOf) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step("The year end began", by(yearEnd.begunAt(), yearEnd.begunBy(), nameOf)));
            long days = warnings.stream().map(Warning::on).distinct().count();
            if (days > 0) {
                steps.add(new Step("Finance and the head were warned", (days == 1 ? "Once, on " : "%d times, last on ".formatted(days))
                        + Words.day(warnings.get(0).on())));
            }
            if (yearEnd.closedAt() != null) {
                steps.add(new Step("The funds were closed", Words.moment(yearEnd.closedAt())));
            }
            if (!outcomes.isEmpty()) {
                steps.add(new Step("Requests that were open", outcomes.entrySet().stream()
                        .map(outcome -> "%,d %s".formatted(outcome.getValue(), outcome.getKey().inWords())).collect(Collectors.joining("; "))));
            }
            if (yearEnd.releasedAt() != null) {
                steps.add(new Step("Nothing of the year is promised any more", Words.moment(yearEnd.releasedAt())));
            }
            for (int n = statements.size() - 1; n >= 0; n--) {
                addAll(steps, statements.get(n), nameOf);
            }
            return steps;
        }

        private static void addAll(List<Step> steps, Statement statement, UnaryOperator<String> nameOf) {
            String name = "Statement " + statement.number();
            steps.add(new Step(name + " was drawn up", Words.moment(statement.drawnUpAt())));
            if (statement.preparedAt() != null) {
                steps.add(new Step(name + " was prepared", by(statement.preparedAt(), statement.preparedBy(), nameOf)));
            }
            if (statement.discardedAt() != null) {
                steps.add(new Step("%s was not right: %s".formatted(name, statement.reason()),
                        by(statement.discardedAt(), statement.discardedBy(), nameOf)));
            }
            if (statement.confirmedAt() != null) {
                steps.add(new Step(name + " was confirmed, and the return booked", by(statement.confirmedAt(), statement.confirmedBy(), nameOf)));
            }
        }

        private static String by(Instant at, String who, UnaryOperator<String> nameOf) {
            return Words.moment(at) + (Actors.SYSTEM.equals(who) ? ", by itself" : " by " + nameOf.apply(who));
        }
    }

    /** A statement that stands or waits; {@code total} is its last row. */
    record StatementView(int number, String state, String colour, boolean forFinance, boolean forHead, List<LineRow> lines, LineRow total) {

        static StatementView of(Statement statement) {
            LineRow total = LineRow.of("Total", statement.total(Statement.Line::allocated), statement.total(Statement.Line::paid),
                    statement.total(Statement.Line::refunded), statement.total(Statement.Line::released),
                    statement.total(Statement.Line::returned), statement.total(Statement.Line::held), statement.total(Statement.Line::toReturn));
            return new StatementView(statement.number(), stateOf(statement), statement.bookedAt() == null ? "govuk-tag--yellow" : "govuk-tag--green",
                    statement.preparedAt() == null, statement.preparedAt() != null && statement.confirmedAt() == null,
                    statement.lines().stream().map(line -> LineRow.of(fundName(line.grant(), line.kind(), line.name()), line.allocated(), line.paid(),
                            line.refunded(), line.released(), line.returned(), line.held(), line.toReturn())).toList(), total);
        }
    }

    /** A fund in a statement. */
    record LineRow(String name, String allocated, String paid, String refunded, String released, String returned, String held, String toReturn) {

        static LineRow of(String name, long allocated, long paid, long refunded, long released, long returned, long held, long toReturn) {
            return new LineRow(name, Words.pounds(allocated), Words.pounds(paid), Words.pounds(refunded), Words.pounds(released),
                    Words.pounds(returned), Words.pounds(held), Words.pounds(toReturn));
        }
    }
}
