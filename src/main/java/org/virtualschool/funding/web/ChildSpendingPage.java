package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.HoursClaim;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.report.ChildQuery;
import org.virtualschool.funding.report.ChildReport;
import org.virtualschool.funding.report.ChildReport.Sums;
import org.virtualschool.funding.report.ChildSpending;
import org.virtualschool.security.AccessRule;
import org.virtualschool.shell.PageOfList;

/** What was spent on which child for what in a financial year, as a page and as files. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class ChildSpendingPage {

    private static final String PATH = "/funding/children";
    private static final String BY_CHILD = "child";
    private static final List<String> COLUMNS = List.of("Financial year", "Grant", "Reference", "School", "What for", "First day", "Last day",
            "Committed", "Paid");
    private static final String NAME = "Name";
    private static final String NARRATIVE = "What is done";

    private final ChildReport report;
    private final SpendingYears years;
    private final AccessRule access;
    private final AuditTrail audit;

    ChildSpendingPage(ChildReport report, SpendingYears years, AccessRule access, AuditTrail audit) {
        this.report = report;
        this.years = years;
        this.access = access;
        this.audit = audit;
    }

    @GetMapping(PATH)
    String list(@RequestParam Map<String, String> asked, Model model) {
        ChildQuery query = query(asked);
        Sums sums = report.sums(query);
        int number = PageOfList.numberOf(asked.get("page"), SpendingYears.PAGE_SIZE, sums.rows());
        List<Row> rows = report.find(query, (number - 1) * SpendingYears.PAGE_SIZE, SpendingYears.PAGE_SIZE).stream().map(Row::of).toList();
        audit.done("funding.children.read", null, "%s page %d of %d requests".formatted(query.year().code(), number, sums.rows()));
        model.addAttribute("page", new PageOfList<>(rows, number, SpendingYears.PAGE_SIZE, sums.rows()));
        model.addAttribute("sums", "%s committed and %s paid for %s".formatted(Words.pounds(sums.committed()), Words.pounds(sums.paid()),
                sums.children() == 1 ? "1 child" : "%,d children".formatted(sums.children())));
        model.addAttribute("kept", report.kept(query).map(kept -> "%s committed and %s paid for %s".formatted(Words.pounds(kept.committed()),
                Words.pounds(kept.paid()), access.keptApart().inWords())).orElse(null));
        model.addAttribute("withNames", report.withNames());
        model.addAttribute("year", query.year().code());
        model.addAttribute("years", years.codes());
        model.addAttribute("grants", Grant.values());
        model.addAttribute("grant", query.grant());
        model.addAttribute("schools", report.schools(query.year()));
        model.addAttribute("school", query.schoolKey());
        model.addAttribute("reference", query.reference());
        model.addAttribute("sort", query.sort());
        String parameters = UriComponentsBuilder.newInstance().queryParam("year", "{year}").queryParam("grant", "{grant}")
                .queryParam("school", "{school}").queryParam("reference", "{reference}").queryParam("sort", "{sort}").encode()
                .buildAndExpand(query.year().code(), query.grant() == null ? "" : query.grant().code(),
                        query.schoolKey() == null ? "" : query.schoolKey(), query.reference(), query.sort()).toUriString();
        model.addAttribute("path", PATH + parameters + "&");
        model.addAttribute("files", PATH + "/export.%s" + parameters);
        return "funding/children";
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
        ChildQuery query = query(asked);
        boolean names = report.withNames();
        boolean narrative = report.withNarrative();
        List<String> columns = new ArrayList<>(COLUMNS);
        if (names) {
            columns.add(NAME);
        }
        if (narrative) {
            columns.add(NARRATIVE);
        }
        List<ChildSpending> found = report.find(query, 0, Integer.MAX_VALUE);
        audit.done("funding.export.read", null, "%s, %d requests of children".formatted(query.year().code(), found.size()));
        return new Spreadsheet("funding-children-" + query.year().code().replace('/', '-'), "Children",
                columns, found.stream().map(one -> cells(query.year().code(), one, names, narrative)).toList());
    }

    private static List<Object> cells(String year, ChildSpending one, boolean names, boolean narrative) {
        List<Object> cells = new ArrayList<>(List.of(year, one.grant().inWords(), one.reference(), Row.school(one), Row.use(one), one.startsOn().toString(),
                one.endsOn().toString(), Spreadsheet.pounds(one.committed()), Spreadsheet.pounds(one.paid())));
        if (names) {
            cells.add(orEmpty(one.name()));
        }
        if (narrative) {
            cells.add(orEmpty(one.provision()));
        }
        return cells;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private ChildQuery query(Map<String, String> asked) {
        String school = asked.getOrDefault("school", "");
        String sort = asked.getOrDefault("sort", BY_CHILD);
        return new ChildQuery(years.of(asked.get("year")), Grant.parse(asked.get("grant")).orElse(null),
                school.matches("\\d{1,12}") ? Long.valueOf(school) : null, asked.getOrDefault("reference", "").replace("\0", "").strip(),
                ChildReport.ORDERS.contains(sort) ? sort : BY_CHILD);
    }

    /**
     * What one request has had, in words.
     *
     * @param name      null for a reader who is to know the reference only
     * @param provision null for a reader who is not to know
     */
    record Row(String reference, String name, String school, String use, String provision, String days, String committed, String paid) {

        static Row of(ChildSpending one) {
            return new Row(one.reference(), one.name(), school(one), use(one), one.provision(),
                    Words.day(one.startsOn()) + " to " + Words.day(one.endsOn()), Words.pounds(one.committed()), Words.pounds(one.paid()));
        }

        static String school(ChildSpending one) {
            return one.school() == null ? "On no roll" : one.school();
        }

        /** The kind of use; the hours where they were claimed. */
        static String use(ChildSpending one) {
            if (one.hours() != null) {
                return HoursClaim.inWords(one.hours()) + " early years hours";
            }
            return (one.use() == null ? "Not said" : one.use().inWords()) + (one.pooled() ? ", pooled" : "");
        }
    }
}
