package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.yearend.ReturnRule;
import org.virtualschool.funding.yearend.ReturnRules;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.Statements;
import org.virtualschool.funding.yearend.YearEnds;

/** A statement of what goes back, as a file. Every row says how far the statement has come: a file leaves its page. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ_YEAR_END)
class YearEndFiles {

    private static final List<String> COLUMNS = List.of("Financial year", "Statement", "State", "Rule", "Grant", "Kind", "Fund", "Allocated", "Paid",
            "Refunded", "Released", "Returned before", "Left", "To return");

    private final YearEnds yearEnds;
    private final Statements statements;
    private final ReturnRules rules;
    private final AuditTrail audit;

    YearEndFiles(YearEnds yearEnds, Statements statements, ReturnRules rules, AuditTrail audit) {
        this.yearEnds = yearEnds;
        this.statements = statements;
        this.rules = rules;
        this.audit = audit;
    }

    @GetMapping("/funding/year-end/statement.csv")
    void csv(@RequestParam("year") String year, @RequestParam("number") int number, HttpServletResponse response) throws IOException {
        file(year, number).csv(response);
    }

    @GetMapping("/funding/year-end/statement.xlsx")
    void xlsx(@RequestParam("year") String year, @RequestParam("number") int number, HttpServletResponse response) throws IOException {
        file(year, number).xlsx(response);
    }

    private Spreadsheet file(String asked, int number) {
        FinancialYear year = FinancialYear.parse(asked).orElseThrow(YearEndFiles::notFound);
        Statement statement = yearEnds.find(year).stream().flatMap(yearEnd -> statements.all(yearEnd.id()).stream())
                .filter(one -> one.number() == number).findFirst().orElseThrow(YearEndFiles::notFound);
        audit.done("funding.statement.read", null, statement.id().toString());
        Map<Grant, ReturnRule> inForce = rules.of(year);
        List<String> all = statement.lines().stream().map(line -> YearEndViews.inWords(inForce.get(line.grant()))).distinct().toList();
        Stream<List<Object>> funds = statement.lines().stream().map(line -> row(year, statement, YearEndViews.inWords(inForce.get(line.grant())),
                List.of(line.grant().inWords(), line.kind().inWords(), line.name()), List.of(line.allocated(), line.paid(), line.refunded(),
                        line.released(), line.returned(), line.held(), line.toReturn())));
        List<Object> total = row(year, statement, all.size() == 1 ? all.get(0) : "", List.of("Total", "", ""), Stream.<ToLongFunction<Statement.Line>>of(
                Statement.Line::allocated, Statement.Line::paid, Statement.Line::refunded, Statement.Line::released, Statement.Line::returned,
                Statement.Line::held, Statement.Line::toReturn).map(statement::total).toList());
        return new Spreadsheet("statement-%s-%d".formatted(year.code().replace('/', '-'), number), "Statement", COLUMNS,
                Stream.concat(funds, Stream.of(total)).toList());
    }

    private static List<Object> row(FinancialYear year, Statement statement, String rule, List<String> fund, List<Long> pence) {
        List<Object> cells = new ArrayList<>(List.of(year.code(), Integer.toString(statement.number()), YearEndViews.stateOf(statement), rule));
        cells.addAll(fund);
        pence.forEach(amount -> cells.add(Spreadsheet.pounds(amount)));
        return cells;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
