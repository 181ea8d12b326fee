package org.virtualschool.pep.cycle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.pep.TermReview;
import org.virtualschool.register.Child;
import org.virtualschool.register.YearGroups;

/** Puts a dry run into words. Lists never say where a protected child goes to school, whoever reads them. */
final class Outlooks {

    private Outlooks() {
    }

    /**
     * The dry run.
     *
     * @param excluded children who are counted and not named
     * @param skipped  the term that is on and has not been launched; null if none is passed over
     */
    static CycleOutlook of(CyclePlan plan, List<Candidate> candidates, Set<UUID> close, Set<UUID> excluded, SchoolTerm skipped) {
        Predicate<Candidate> earlier = candidate -> candidate.hindrance() == LeftOut.OPEN_EARLIER;
        Predicate<Candidate> starts = candidate -> candidate.leftOut(close.contains(candidate.id())) == null;
        Predicate<Candidate> shown = candidate -> !excluded.contains(candidate.id());
        Map<String, LocalDate> byYearGroup = new LinkedHashMap<>(plan.cutOffs());
        byYearGroup.remove("");
        long stillOpen = count(candidates, earlier);
        return new CycleOutlook(plan.term(), plan.cutOff(), byYearGroup,
                new CycleOutlook.Counts(count(candidates, starts), count(candidates, earlier.or(starts).negate()), stillOpen,
                        count(candidates, earlier.and(starts))),
                lines(candidates, shown.and(starts), close), lines(byReason(candidates), shown.and(earlier.or(starts).negate()), close),
                lines(candidates, shown.and(earlier), close), count(candidates, shown.negate()), skipped);
    }

    private static List<Candidate> byReason(List<Candidate> candidates) {
        return candidates.stream().sorted(Comparator.comparing(Candidate::hindrance, Comparator.nullsFirst(Comparator.naturalOrder()))).toList();
    }

    private static long count(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream().filter(which).count();
    }

    private static List<CycleOutlook.Line> lines(List<Candidate> candidates, Predicate<Candidate> which, Set<UUID> close) {
        return candidates.stream().filter(which).map(candidate -> line(candidate, close.contains(candidate.id()))).toList();
    }

    private static CycleOutlook.Line line(Candidate candidate, boolean closes) {
        Child child = candidate.child();
        String school = child.isAddressProtected() ? "Protected" : candidate.school() == null ? "No school" : candidate.school();
        return new CycleOutlook.Line(child.reference(), child.isNamed() ? child.displayName() : "Name not known",
                candidate.yearGroup() == null ? "Not known" : YearGroups.inWords(candidate.yearGroup()), school, reason(candidate), closes && candidate.open() != null);
    }

    private static String reason(Candidate candidate) {
        TermReview open = candidate.open();
        if (open != null) {
            String term = CycleWords.title(open.academicYear(), open.term());
            return Character.toUpperCase(term.charAt(0)) + term.substring(1) + ": " + open.status().inWords();
        }
        return candidate.hindrance() == null ? null : candidate.hindrance().inWords();
    }
}
