package org.virtualschool.funding.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Entry;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundingPolicies;
import org.virtualschool.funding.ledger.GrantRates;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.funding.report.EntryReferences;
import org.virtualschool.funding.report.FundForecasts;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** The money of pupil premium: fund by fund, and every entry of one fund. No child is named here. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class FundingPages {

    private static final int PAGE_SIZE = 25;

    private final Ledger ledger;
    private final FundForecasts forecasts;
    private final SpendingYears years;
    private final GrantRates rates;
    private final FundingPolicies policies;
    private final EntryReferences references;
    private final AccessRule access;
    private final StaffService staff;
    private final CurrentViewer currentViewer;
    private final CivilTime time;

    FundingPages(Ledger ledger, FundForecasts forecasts, SpendingYears years, GrantRates rates, FundingPolicies policies,
            EntryReferences references, AccessRule access, StaffService staff, CurrentViewer currentViewer, CivilTime time) {
        this.ledger = ledger;
        this.forecasts = forecasts;
        this.years = years;
        this.rates = rates;
        this.policies = policies;
        this.references = references;
        this.access = access;
        this.staff = staff;
        this.currentViewer = currentViewer;
        this.time = time;
    }

    @GetMapping("/funding")
    String overview(@RequestParam(name = "year", required = false) String asked, Model model) {
        FinancialYear year = years.of(asked);
        List<Fund> funds = ledger.funds(year);
        model.addAttribute("years", years.codes());
        model.addAttribute("overview", OverviewView.of(year, funds, forecasts.of(year, funds), rates.rates(year)));
        model.addAttribute("lastDay", Words.weekday(year.lastDay()));
        model.addAttribute("centralPercent", policies.centralPercent(year));
        model.addAttribute("coreAmount", Words.pounds(policies.coreAmount(year.firstDay())));
        model.addAttribute("mayBook", isBooker(currentViewer.get()) && !year.lastDay().isBefore(time.today()));
        model.addAttribute("readsYearEnd", currentViewer.get().isAny(Role.FINANCE_OFFICER, Role.VIRTUAL_SCHOOL_HEAD, Role.MANAGER));
        return "funding/overview";
    }

    @GetMapping("/funding/funds/{id}")
    String fund(@PathVariable("id") UUID id, @RequestParam(name = "page", required = false) String number, Model model) {
        Fund fund = ledger.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Viewer viewer = currentViewer.get();
        boolean withNarrative = viewer.isAny(Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_ADVISER, Role.MANAGER);
        boolean mayTakeBack = isBooker(viewer) && fund.isOpenOn(time.today());
        long total = ledger.countEntries(id);
        int page = PageOfList.numberOf(number, PAGE_SIZE, total);
        Map<String, String> names = new HashMap<>();
        List<Entry> found = ledger.entries(id, (page - 1) * PAGE_SIZE, PAGE_SIZE);
        Map<UUID, String> about = references.children(found, access.keptApart());
        Map<UUID, Long> runs = references.runs(found);
        List<EntryView> entries = found.stream()
                .map(entry -> EntryView.of(entry, about.getOrDefault(entry.requestId(), ""), runs.get(entry.paymentRunId()), user -> names.computeIfAbsent(user, staff::nameOf), withNarrative, mayTakeBack)).toList();
        model.addAttribute("grantAndYear", fund.grant().inWords() + " " + fund.year().code());
        model.addAttribute("year", fund.year().code());
        model.addAttribute("fund", OverviewView.Row.of(fund.id(), OverviewView.nameOf(fund), fund.closedOn() != null, fund.balance(),
                forecasts.of(fund.year(), ledger.funds(fund.year())).get(id).total()));
        model.addAttribute("closed", Words.weekday(fund.closedOn()));
        model.addAttribute("mayTakeBack", mayTakeBack);
        model.addAttribute("page", new PageOfList<>(entries, page, PAGE_SIZE, total));
        model.addAttribute("path", "/funding/funds/" + id + "?");
        return "funding/fund";
    }

    private static boolean isBooker(Viewer viewer) {
        return viewer.isAny(Role.VIRTUAL_SCHOOL_HEAD, Role.MANAGER);
    }
}
