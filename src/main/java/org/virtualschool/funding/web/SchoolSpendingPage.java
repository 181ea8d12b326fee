package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.report.SchoolReport;
import org.virtualschool.funding.report.SchoolSpending;

/** The money of a grant and financial year school by school, as a page and as files. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class SchoolSpendingPage {

    private static final String PATH = "/funding/schools";
    private static final String BY_NAME = "school";
    private static final Comparator<SchoolSpending> NAME = Comparator.comparing(SchoolSpending::school, String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, Comparator<SchoolSpending>> ORDERS = Map.of(BY_NAME, NAME,
            "allocated", Comparator.comparingLong(SchoolSpending::allocated).reversed().thenComparing(NAME),
            "committed", Comparator.<SchoolSpending>comparingLong(one -> one.forecast().committed()).reversed().thenComparing(NAME),
            "paid", Comparator.<SchoolSpending>comparingLong(one -> one.forecast().paid()).reversed().thenComparing(NAME),
            "left", Comparator.comparingLong(SchoolSpending::left).reversed().thenComparing(NAME),
            "forecast", Comparator.<SchoolSpending>comparingLong(one -> one.forecast().total()).reversed().thenComparing(NAME));
    private static final List<String> COLUMNS = List.of("Financial year", "Grant", "School", "Allocated (core amounts)", "Committed", "Paid",
            "Left of core amounts", "Waiting for a decision", "Core amounts to come", "Forecast to year end");

    private final SchoolReport report;
    private final SpendingYears years;
    private final AuditTrail audit;

    SchoolSpendingPage(SchoolReport report, SpendingYears years, AuditTrail audit) {
        this.report = report;
        this.years = years;
        this.audit = audit;
    }

    @GetMapping(PATH)
    String list(@RequestParam Map<String, String> asked, Model model) {
        Asked query = asked(asked);
        List<SchoolSpending> found = find(query);
        audit.done("funding.schools.read", null, query.year().code() + " " + query.grant().code());
        model.addAttribute("page", SpendingYears.page(found.stream().map(Row::of).toList(), asked.get("page")));
        model.addAttribute("total", Row.of(SchoolReport.total("All of these", found)));
        model.addAttribute("year", query.year().code());
        model.addAttribute("years", years.codes());
        model.addAttribute("grants", Grant.values());
        model.addAttribute("grant", query.grant());
        model.addAttribute("school", query.school());
        model.addAttribute("sort", ORDERS.containsKey(query.sort()) ? query.sort() : BY_NAME);
        model.addAttribute("shares", query.grant() == Grant.PUPIL_PREMIUM_PLUS);
        String parameters = UriComponentsBuilder.newInstance().queryParam("year", "{year}").queryParam("grant", "{grant}")
                .queryParam("school", "{school}").queryParam("sort", "{sort}").encode()
                .buildAndExpand(query.year().code(), query.grant().code(), query.school(), query.sort()).toUriString();
        model.addAttribute("path", PATH + parameters + "&");
        model.addAttribute("files", PATH + "/export.%s" + parameters);
        return "funding/schools";
    }

    @GetMapping(PATH + "/export.csv")
    void csv(@RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        file(asked).csv(response);
    }

    @GetMapping(PATH + "/export.xlsx")
    void xlsx(@RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        file(asked).xlsx(response);
    }

    private Spreadsheet file(Map<String, String> asked) {
        Asked query = asked(asked);
        audit.done("funding.export.read", null, "schools " + query.year().code());
        boolean shares = query.grant() == Grant.PUPIL_PREMIUM_PLUS;
        return new Spreadsheet("funding-schools-" + query.year().code().replace('/', '-'), "Schools", COLUMNS, find(query).stream().map(one ->
                List.<Object>of(query.year().code(), query.grant().inWords(), one.school(), shares ? Spreadsheet.pounds(one.allocated()) : "",
                        Spreadsheet.pounds(one.forecast().committed()), Spreadsheet.pounds(one.forecast().paid()),
                        shares ? Spreadsheet.pounds(one.left()) : "",
                        Spreadsheet.pounds(one.forecast().waiting()), shares ? Spreadsheet.pounds(one.forecast().toCome()) : "",
                        Spreadsheet.pounds(one.forecast().total()))).toList());
    }

    private Asked asked(Map<String, String> asked) {
        return new Asked(years.of(asked.get("year")), Grant.parse(asked.get("grant")).orElse(Grant.PUPIL_PREMIUM_PLUS),
                asked.getOrDefault("school", "").strip(), asked.getOrDefault("sort", BY_NAME));
    }

    private List<SchoolSpending> find(Asked query) {
        String part = query.school().toLowerCase(Locale.UK);
        return report.of(query.year(), query.grant()).stream().filter(one -> one.school().toLowerCase(Locale.UK).contains(part))
                .sorted(ORDERS.getOrDefault(query.sort(), NAME)).toList();
    }

    /** @param school part of a name; empty for all */
    private record Asked(FinancialYear year, Grant grant, String school, String sort) {
    }

    /** A school, every amount in words; {@code over} says that more than the core amounts was given. */
    record Row(String school, String allocated, String committed, String paid, String left, boolean over, String waiting, String forecast) {

        static Row of(SchoolSpending one) {
            return new Row(one.school(), Words.pounds(one.allocated()), Words.pounds(one.forecast().committed()), Words.pounds(one.forecast().paid()),
                    Words.pounds(Math.abs(one.left())), one.left() < 0, Words.pounds(one.forecast().waiting()), Words.pounds(one.forecast().total()));
        }
    }
}
