package org.virtualschool.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.virtualschool.demo.SampleChildren.SampleChild;
import org.virtualschool.demo.SamplePeople.SamplePerson;

/** The sample authority as the files a real one would load, in the columns the imports page asks for. */
final class SampleFiles {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String LINE = "\r\n";

    private SampleFiles() {
    }

    static String settings() {
        return csv("name,type,phase,postcode,town,authority_code", List.of(SampleSchools.NURSERY_NAME),
                name -> row(name, "Private nursery", "Nursery", SampleSchools.NURSERY_POSTCODE, "Northmoor",
                        SampleSchools.AUTHORITY_CODE));
    }

    /** @param nurseryKey our own key of the nursery that has no URN */
    static String staff(long nurseryKey) {
        return csv("user_id,name,email,roles,school_urn,school_key,team", SamplePeople.all(), person -> {
            boolean nursery = SampleSchools.NURSERY_NAME.equals(person.school());
            return row(person.userId(), person.name(), email(person), person.roles(), nursery ? "" : person.school(),
                    nursery ? String.valueOf(nurseryKey) : "", person.team());
        });
    }

    static String header(List<SampleChild> children) {
        return csv("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", children,
                child -> row(child.socialCareId(), child.sex(), DAY.format(child.dateOfBirth()), "NOBT",
                        child.upn().isEmpty() ? "UN1" : child.upn(), "", ""));
    }

    /** One open episode for each child in care, and one that ended for those who have left it. */
    static String episodes(List<SampleChild> children, LocalDate today) {
        return csv("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", children,
                child -> {
                    boolean left = child.careStatus().equals("PREVIOUSLY_LOOKED_AFTER");
                    return row(child.socialCareId(), DAY.format(child.inCareSince()), "S", child.legalStatus(), "N1",
                            child.placement(), "PR1", left ? DAY.format(today.minusDays(10)) : "", left ? "E45" : "", "",
                            "NM1 1AA", "NM2 2BB", "");
                });
    }

    /** @param nurseryKey our own key of the nursery that has no URN */
    static String children(List<SampleChild> children, long nurseryKey) {
        return csv("social_care_id,forename,surname,preferred_name,school_urn,school_key,school_start,year_group,sen_status,"
                + "social_worker,adviser,protected_address", children.stream().filter(SampleChild::named).toList(), child -> {
                    boolean nursery = SampleSchools.NURSERY_NAME.equals(child.schoolUrn());
                    return row(child.socialCareId(), child.forename(), child.surname(), "", nursery ? "" : child.schoolUrn(),
                            nursery ? String.valueOf(nurseryKey) : "", DAY.format(child.schoolStart()), child.yearGroup(),
                            child.senStatus(), child.socialWorker() == null ? "" : child.socialWorker(), child.adviser(),
                            child.addressProtected() ? "yes" : "no");
                });
    }

    /** Terms of the last, this and the next academic year, so that the sample works on any day. */
    static String termDates(LocalDate today) {
        int thisYear = today.getMonthValue() >= Month.SEPTEMBER.getValue() ? today.getYear() : today.getYear() - 1;
        StringBuilder file = new StringBuilder(
                "academic_year,term,starts_on,ends_on,half_term_starts_on,half_term_ends_on,school_urn,inset_days" + LINE);
        for (int year = thisYear - 1; year <= thisYear + 1; year++) {
            String name = "%d/%02d".formatted(year, (year + 1) % 100);
            file.append(term(name, "Autumn", date(year, 9, 2), date(year, 12, 18), date(year, 10, 26), date(year, 10, 30)));
            file.append(term(name, "Spring", date(year + 1, 1, 5), date(year + 1, 3, 26), date(year + 1, 2, 15),
                    date(year + 1, 2, 19)));
            file.append(term(name, "Summer", date(year + 1, 4, 12), date(year + 1, 7, 20), date(year + 1, 5, 24),
                    date(year + 1, 5, 28)));
        }
        return file.toString();
    }

    private static String term(String year, String name, LocalDate starts, LocalDate ends, LocalDate halfStarts,
            LocalDate halfEnds) {
        return row(year, name, DAY.format(starts), DAY.format(ends), DAY.format(halfStarts), DAY.format(halfEnds), "",
                DAY.format(starts)) + LINE;
    }

    private static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static String email(SamplePerson person) {
        return person.userId() + "@northmoor.example";
    }

    private static <T> String csv(String header, List<T> items, Function<T, String> row) {
        return items.stream().map(row).collect(Collectors.joining(LINE, header + LINE, LINE));
    }

    private static String row(String... cells) {
        return String.join(",", cells);
    }
}
