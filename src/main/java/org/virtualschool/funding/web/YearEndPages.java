package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.web.YearEndViews.FundRow;
import org.virtualschool.funding.web.YearEndViews.RuleView;
import org.virtualschool.funding.web.YearEndViews.StatementView;
import org.virtualschool.funding.web.YearEndViews.Step;
import org.virtualschool.funding.web.YearEndViews.UnpaidRow;
import org.virtualschool.funding.web.YearEndViews.WarningRow;
import org.virtualschool.funding.yearend.ReturnRule;
import org.virtualschool.funding.yearend.ReturnRules;
import org.virtualschool.funding.yearend.Statement;
import org.virtualschool.funding.yearend.Statements;
import org.virtualschool.funding.yearend.Warning;
import org.virtualschool.funding.yearend.YearEnd;
import org.virtualschool.funding.yearend.YearEndClosing;
import org.virtualschool.funding.yearend.YearEndRefusal;
import org.virtualschool.funding.yearend.YearEndWarnings;
import org.virtualschool.funding.yearend.YearEnds;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.KeptApart;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** The end of a financial year: what is not spent while there is time, then what goes back. Nothing that was written about a child is here. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ_YEAR_END)
class YearEndPages {

    private static final int PAGE_SIZE = 25;
    private static final String SUCCESS = "successMessage";

    private final YearEnds yearEnds;
    private final YearEndWarnings warnings;
    private final YearEndClosing closing;
    private final Statements statements;
    private final ReturnRules rules;
    private final SpendingYears years;
    private final Ledger ledger;
    private final StaffService staff;
    private final CurrentViewer currentViewer;
    private final AccessRule access;
    private final CivilTime time;

    YearEndPages(YearEnds yearEnds, YearEndWarnings warnings, YearEndClosing closing, Statements statements, ReturnRules rules,
            SpendingYears years, Ledger ledger, StaffService staff, CurrentViewer currentViewer, AccessRule access, CivilTime time) {
        this.yearEnds = yearEnds;
        this.warnings = warnings;
        this.closing = closing;
        this.statements = statements;
        this.rules = rules;
        this.years = years;
        this.ledger = ledger;
        this.staff = staff;
        this.currentViewer = currentViewer;
        this.access = access;
        this.time = time;
    }

    @GetMapping("/funding/year-end")
    String page(@RequestParam(name = "year", required = false) String asked, @RequestParam(name = "page", required = false) String number, Model model) {
        return show(asked, number, List.of(), model);
    }

    /** A page that was sent and is loaded again shows the year. */
    @GetMapping({"/funding/year-end/begin", "/funding/year-end/further-statement", "/funding/year-end/try-again"})
    String again() {
        return "redirect:/funding/year-end";
    }

    @PostMapping("/funding/year-end/begin")
    @PreAuthorize(FundingAccess.MAY_END_YEARS)
    String begin(@RequestParam("year") String asked, Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        FinancialYear year = year(asked);
        Optional<YearEndRefusal> refusal = yearEnds.begin(year, principal.getName());
        return refusal.map(reason -> refused(year, reason, model, response))
                .orElseGet(() -> done(year, "The year end of %s has begun.".formatted(year.code()), next));
    }

    @PostMapping("/funding/year-end/further-statement")
    @PreAuthorize(FundingAccess.MAY_END_YEARS)
    String furtherStatement(@RequestParam("year") String asked, Principal principal, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        FinancialYear year = year(asked);
        Optional<YearEndRefusal> refusal = yearEnds.beginFurtherStatement(begun(year).id(), principal.getName());
        return refusal.map(reason -> refused(year, reason, model, response))
                .orElseGet(() -> done(year, "A further statement is drawn up. It will be among the tasks of finance in a moment.", next));
    }

    @PostMapping("/funding/year-end/try-again")
    @PreAuthorize(FundingAccess.MAY_END_YEARS)
    String tryAgain(@RequestParam("year") String asked, RedirectAttributes next) {
        FinancialYear year = year(asked);
        int again = closing.tryAgain(begun(year).id());
        return done(year, again == 1 ? "1 request is tried again." : again + " requests are tried again.", next);
    }

    private String done(FinancialYear year, String words, RedirectAttributes next) {
        next.addFlashAttribute(SUCCESS, words);
        next.addAttribute("year", year.code());
        return "redirect:/funding/year-end";
    }

    private String refused(FinancialYear year, YearEndRefusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(year.code(), null, List.of(new Fault("", refusal.inWords())), model);
    }

    private String show(String asked, String number, List<Fault> faults, Model model) {
        FinancialYear year = years.of(asked);
        List<Fund> funds = ledger.funds(year);
        model.addAttribute("years", years.codes());
        model.addAttribute("year", year.code());
        model.addAttribute("nextYear", year.next().code());
        model.addAttribute("lastDay", Words.weekday(year.lastDay()));
        model.addAttribute("over", time.today().isAfter(year.lastDay()));
        Collection<ReturnRule> inForce = rules.of(year).values();
        model.addAttribute("rules", inForce.stream().map(RuleView::of).toList());
        model.addAttribute("unconfirmed", inForce.stream().anyMatch(rule -> !rule.verified()));
        model.addAttribute("allUnconfirmed", inForce.stream().noneMatch(ReturnRule::verified));
        model.addAttribute("funds", funds.stream().map(FundRow::of).toList());
        model.addAttribute("total", funds.size() < 2 ? null : FundRow.total(funds));
        model.addAttribute("mayEnd", isFinance(currentViewer.get()));
        model.addAttribute("whyNotBegin", yearEnds.whyNotBegin(year).map(YearEndRefusal::inWords).orElse(""));
        model.addAttribute("faults", faults);
        showUnpaid(year, number, model);
        Optional<YearEnd> yearEnd = yearEnds.find(year);
        model.addAttribute("begun", yearEnd.isPresent());
        yearEnd.ifPresent(one -> showBegun(one, funds, model));
        return "funding/year-end";
    }

    private void showUnpaid(FinancialYear year, String number, Model model) {
        KeptApart kept = access.keptApart();
        long total = closing.countUnpaid(year, kept);
        int page = PageOfList.numberOf(number, PAGE_SIZE, total);
        model.addAttribute("page", new PageOfList<>(closing.unpaid(year, (page - 1) * PAGE_SIZE, PAGE_SIZE, kept).stream()
                .map(UnpaidRow::of).toList(), page, PAGE_SIZE, total));
        long sum = closing.unpaidOf(kept, year);
        model.addAttribute("kept", sum == 0 ? null : Words.pounds(sum) + " for " + kept.inWords());
        model.addAttribute("path", "/funding/year-end?year=" + year.code() + "&");
        model.addAttribute("undecided", closing.countUndecided(year));
    }

    private void showBegun(YearEnd yearEnd, List<Fund> funds, Model model) {
        Map<UUID, Fund> byId = funds.stream().collect(Collectors.toMap(Fund::id, Function.identity()));
        List<Warning> told = warnings.of(yearEnd.id());
        List<Statement> all = statements.all(yearEnd.id());
        long cameBack = yearEnds.cameBack(yearEnd);
        model.addAttribute("warnings", told.stream().map(warning -> WarningRow.of(warning, byId)).toList());
        model.addAttribute("steps", Step.of(yearEnd, told, closing.outcomes(yearEnd.id()), all, staff::nameOf));
        model.addAttribute("open", closing.open(yearEnd.id()));
        model.addAttribute("failed", closing.failed(yearEnd.id()));
        model.addAttribute("statements", all.stream().filter(statement -> statement.discardedAt() == null).map(StatementView::of).toList());
        model.addAttribute("difference", statements.whyNot(yearEnd.id()).orElse(""));
        model.addAttribute("drawing", yearEnd.releasedAt() != null && yearEnd.running() && statements.open(yearEnd.id()).isEmpty());
        model.addAttribute("mayConfirm", currentViewer.get().isAny(Role.VIRTUAL_SCHOOL_HEAD));
        model.addAttribute("cameBack", cameBack == 0 ? null : Words.pounds(cameBack));
    }

    private YearEnd begun(FinancialYear year) {
        return yearEnds.find(year).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static FinancialYear year(String asked) {
        return FinancialYear.parse(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean isFinance(Viewer viewer) {
        return viewer.isAny(Role.FINANCE_OFFICER);
    }
}
