package org.virtualschool.pep.cycle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.calendar.TermName;
import org.virtualschool.calendar.Terms;
import org.virtualschool.calendar.WorkingDays;
import org.virtualschool.pep.IsoDay;
import org.virtualschool.calendar.Words;
import org.virtualschool.register.YearGroups;
import org.virtualschool.workflow.FieldFaults;

/** Whether a term can be launched as somebody asks for it. Terms are the authority's. */
@Component
class CycleCheck {

    /** Year groups from nursery on; the empty one, for all, comes first. */
    static final Comparator<String> BY_AGE = Comparator.comparing(YearGroups.all()::indexOf);

    private final Terms terms;
    private final WorkingDays workingDays;
    private final CivilTime civilTime;

    CycleCheck(Terms terms, WorkingDays workingDays, CivilTime civilTime) {
        this.terms = terms;
        this.workingDays = workingDays;
        this.civilTime = civilTime;
    }

    /** The terms that can be launched now: the one that is on, if there is one, and the next. */
    List<SchoolTerm> choices() {
        LocalDate today = civilTime.today();
        return Stream.concat(terms.containing(null, today).stream(), Stream.of(terms.next(null, today))).toList();
    }

    /**
     * The request as a plan.
     *
     * @param launchedWith cut-offs on record: a term is launched again by the same ones, also once they have passed
     * @throws org.virtualschool.workflow.FieldFaultsException naming every field that is wrong
     */
    CyclePlan of(CycleRequest request, Set<LocalDate> launchedWith) {
        FieldFaults faults = new FieldFaults();
        Optional<SchoolTerm> term = term(request, faults);
        SortedMap<String, LocalDate> cutOffs = new TreeMap<>(BY_AGE);
        check("cutOff", "The cut-off", request.cutOff(), term, launchedWith, faults).ifPresent(day -> cutOffs.put("", day));
        request.yearGroupCutOffs().forEach((group, text) -> {
            String field = "yearGroupCutOffs." + group;
            Optional<String> known = YearGroups.parse(group).filter(YearGroups.all()::contains);
            faults.rejectIf(known.isEmpty(), field, "“" + group + "” is no year group: use N1, N2, R or 1 to 13.");
            known.flatMap(of -> check(field, "The cut-off for " + inWords(of), text, term, launchedWith, faults))
                    .ifPresent(day -> cutOffs.put(known.get(), day));
        });
        faults.throwIfAny();
        return new CyclePlan(term.orElseThrow(), cutOffs);
    }

    private Optional<SchoolTerm> term(CycleRequest request, FieldFaults faults) {
        List<SchoolTerm> choices = choices();
        String only = "Only the " + choices.stream().map(CycleCheck::title).collect(Collectors.joining(" or the "))
                + " can be launched now.";
        boolean yearKnown = choices.stream().anyMatch(term -> term.academicYear().equals(request.academicYear()));
        Optional<TermName> name = Arrays.stream(TermName.values())
                .filter(each -> each.name().equalsIgnoreCase(request.term())).findFirst();
        Optional<SchoolTerm> chosen = choices.stream().filter(term -> term.academicYear().equals(request.academicYear()))
                .filter(term -> name.filter(term.name()::equals).isPresent()).findFirst();
        faults.rejectIf(!yearKnown, "academicYear", only);
        faults.rejectIf(name.isEmpty(), "term", "The term must be autumn, spring or summer. " + only);
        faults.rejectIf(yearKnown && name.isPresent() && chosen.isEmpty(), "term", only);
        chosen.filter(term -> !term.loaded()).ifPresent(term -> faults.reject("term",
                "The authority's dates of the " + title(term) + " are not loaded. Load the term dates first."));
        return chosen.filter(SchoolTerm::loaded);
    }

    private Optional<LocalDate> check(String field, String what, String text, Optional<SchoolTerm> term, Set<LocalDate> launchedWith,
                                      FieldFaults faults) {
        Optional<LocalDate> day = IsoDay.parse(text);
        Optional<String> wrong = day.isEmpty() ? Optional.of("must be a real date with day, month and year.")
                : whatIsWrongWith(day.get(), term, launchedWith);
        wrong.ifPresent(why -> faults.reject(field, what + " " + why));
        return wrong.isPresent() ? Optional.empty() : day;
    }

    private Optional<String> whatIsWrongWith(LocalDate day, Optional<SchoolTerm> term, Set<LocalDate> launchedWith) {
        String written = "(" + Words.weekday(day) + ")";
        if (day.isBefore(civilTime.today()) && !launchedWith.contains(day)) {
            return Optional.of("has passed " + written + ".");
        }
        if (workingDays.isBankHoliday(day)) {
            return Optional.of("is a bank holiday " + written + ".");
        }
        if (!workingDays.isWorkingDay(day)) {
            return Optional.of("is at a weekend " + written + ".");
        }
        if (term.filter(on -> !on.contains(day)).isPresent()) {
            return Optional.of("lies outside the %s, which is from %s to %s %s.".formatted(title(term.get()),
                    Words.day(term.get().startsOn()), Words.day(term.get().endsOn()), written));
        }
        return term.filter(on -> on.isHalfTermHoliday(day)).map(on -> "lies in the half-term holiday " + written + ".");
    }

    private static String title(SchoolTerm term) {
        return CycleWords.title(term);
    }

    private static String inWords(String yearGroup) {
        return YearGroups.inWords(yearGroup);
    }
}
