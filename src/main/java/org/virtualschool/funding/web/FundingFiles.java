package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.report.Forecast;
import org.virtualschool.funding.report.FundForecasts;

/** The funds of a financial year as a file that a spreadsheet opens safely. Amounts are in pounds. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class FundingFiles {

    private static final List<String> COLUMNS = List.of("Financial year", "Grant", "Kind", "Fund", "Closed on", "Allocated", "Committed", "Paid",
            "Returned", "Left", "Forecast to year end");

    private final Ledger ledger;
    private final FundForecasts forecasts;
    private final AuditTrail audit;

    FundingFiles(Ledger ledger, FundForecasts forecasts, AuditTrail audit) {
        this.ledger = ledger;
        this.forecasts = forecasts;
        this.audit = audit;
    }

    @GetMapping("/funding/export.csv")
    void csv(@RequestParam("year") String asked, HttpServletResponse response) throws IOException {
        of(asked).csv(response);
    }

    @GetMapping("/funding/export.xlsx")
    void xlsx(@RequestParam("year") String asked, HttpServletResponse response) throws IOException {
        of(asked).xlsx(response);
    }

    private Spreadsheet of(String asked) {
        FinancialYear year = FinancialYear.parse(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.done("funding.export.read", null, year.code());
        List<Fund> funds = ledger.funds(year);
        Map<UUID, Forecast> forecast = forecasts.of(year, funds);
        return new Spreadsheet("funding-" + year.code().replace('/', '-'), "Funds", COLUMNS,
                funds.stream().map(fund -> row(fund, forecast.get(fund.id()))).toList());
    }

    private static List<Object> row(Fund fund, Forecast forecast) {
        Balance balance = fund.balance();
        return List.of(fund.year().code(), fund.grant().inWords(), fund.kind().inWords(), fund.name(),
                fund.closedOn() == null ? "" : fund.closedOn().toString(), Spreadsheet.pounds(balance.allocated()),
                Spreadsheet.pounds(balance.committed()), Spreadsheet.pounds(balance.paid()), Spreadsheet.pounds(balance.returned()),
                Spreadsheet.pounds(balance.available()), Spreadsheet.pounds(forecast.total()));
    }
}
