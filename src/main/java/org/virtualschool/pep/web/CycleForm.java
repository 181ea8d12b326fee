package org.virtualschool.pep.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.virtualschool.calendar.SchoolTerm;
import org.virtualschool.pep.cycle.CycleRequest;
import org.virtualschool.register.YearGroups;

/**
 * The form by which a term is launched, as it was filled in.
 *
 * @param term    academic year and name of the term with a blank between them; empty if none is chosen
 * @param day     of the cut-off
 * @param cutOffs what was written for year groups, by year group
 * @param close   references of children whose open review of an earlier term is to be closed
 */
record CycleForm(String term, String day, String month, String year, Map<String, String> cutOffs, List<String> close) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})[/.\\s-]+(\\d{1,2})[/.\\s-]+(\\d{4})");

    static CycleForm of(MultiValueMap<String, String> sent) {
        Map<String, String> cutOffs = new LinkedHashMap<>();
        YearGroups.all().forEach(group -> Optional.ofNullable(sent.getFirst(fieldOf(group))).map(String::strip)
                .filter(text -> !text.isEmpty()).ifPresent(text -> cutOffs.put(group, text)));
        return new CycleForm(text(sent, "term"), text(sent, "cutOff-day"), text(sent, "cutOff-month"), text(sent, "cutOff-year"), cutOffs,
                sent.getOrDefault("close", List.of()));
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).map(String::strip).orElse("");
    }

    /** Name of the field for a year group. */
    static String fieldOf(String yearGroup) {
        return "yearGroupCutOffs." + yearGroup;
    }

    CycleRequest request() {
        String[] yearAndName = (term + " ").split(" ", 2);
        Map<String, String> days = new LinkedHashMap<>();
        cutOffs.forEach((group, text) -> days.put(group, iso(text)));
        boolean given = Stream.of(day, month, year).anyMatch(part -> !part.isEmpty());
        return new CycleRequest(yearAndName[0], yearAndName[1].strip(), given ? iso(day + "/" + month + "/" + year) : null, days, close);
    }

    /** What is no date stays as it is and is refused as such. */
    private static String iso(String dayMonthYear) {
        Matcher parts = WRITTEN.matcher(dayMonthYear);
        return parts.matches() ? "%s-%02d-%02d".formatted(parts.group(3), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)))
                : dayMonthYear;
    }

    /** The value by which the form names a term. */
    static String valueOf(SchoolTerm term) {
        return term.academicYear() + " " + term.name().name();
    }

    /** The fields for year groups in their order, with what was written. */
    public List<YearGroupField> yearGroups() {
        return YearGroups.all().stream()
                .map(group -> new YearGroupField(fieldOf(group), YearGroups.inWords(group), cutOffs.getOrDefault(group, ""))).toList();
    }

    /** Whether a year group has a cut-off of its own. */
    public boolean hasYearGroups() {
        return !cutOffs.isEmpty();
    }

    /** The field for the cut-off of a year group. */
    record YearGroupField(String name, String label, String text) {
    }
}
