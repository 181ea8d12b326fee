package org.virtualschool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.testing.Caller;

/**
 * A small authority on a fresh database: loaded by its first coordinator over the import API, as a council begins. What takes people
 * weeks, the signed PEP of each child, and what the fund holds are written by SQL.
 */
final class FreshCouncil {

    static final String OPERATOR = "first.operator@council.example";
    static final String COORDINATOR = "first.coordinator@council.example";
    /** Of everybody. */
    static final String PASSWORD = "Correct-horse-9-battery";
    static final String TEACHER = "teacher@school.example";
    static final List<String> ADVISERS = List.of("one.adviser@council.example", "other.adviser@council.example");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String URN = "990101";
    private static final String SOMEBODY = "somebody.else@council.example";

    private final JdbcClient jdbc;
    private final Caller coordinator;
    private final LocalDate today = LocalDate.now();

    FreshCouncil(EmbeddedPostgres postgres, int port) {
        this.jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        this.coordinator = Caller.program(port, COORDINATOR, PASSWORD);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** A school, its teacher, the advisers and so many children in Year 9 with a signed PEP. @return the references of the children */
    List<String> load(int children) {
        load("schools", "URN,EstablishmentName,EstablishmentStatus (code),PhaseOfEducation (name)", 1,
                URN + ",Fresh Road School,1,Secondary");
        load("term-dates", "academic_year,term,starts_on,ends_on,half_term_starts_on,half_term_ends_on,school_urn,inset_days", 6, terms());
        load("staff", "user_id,name,email,roles,school_urn,school_key,team", 4,
                person(COORDINATOR, "virtual-school-coordinator", ""), person(TEACHER, "designated-teacher", URN),
                person(ADVISERS.get(0), "virtual-school-adviser", ""), person(ADVISERS.get(1), "virtual-school-adviser", ""));
        load("ssda903/header", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", children, each(children, "F%03d,2,"
                + DAY.format(today.minusYears(14)) + ",NOBT,UN1,,"));
        load("ssda903/episodes", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", children,
                each(children, "F%03d," + DAY.format(today.minusYears(1)) + ",S,C2,N1,U1,PR1,,,,,,"));
        load("children", "social_care_id,forename,surname,school_urn,school_start,year_group,adviser", children,
                each(children, "F%03d,Ada,Byron," + URN + "," + DAY.format(today.minusYears(1)) + ",9," + ADVISERS.get(0)));
        jdbc.sql("update public.act_id_user u set pwd_ = c.pwd_, salt_ = c.salt_ from public.act_id_user c where c.id_ = :known and u.id_ <> :known")
                .param("known", COORDINATOR).update();
        jdbc.sql("""
                        insert into casework.pep (id, child_id, school_key, kind, status, academic_year, term, requested_at, requested_by,
                            meeting_held_on, next_pep_on, rating, signed_off_at, signed_off_by)
                        select gen_random_uuid(), c.id, s.school_key, 'REVIEW', 'SIGNED_OFF', '2000/01', 'AUTUMN', now(), :by, current_date,
                            current_date + 200, 'GREEN', now(), :by
                        from casework.child c, casework.school s where s.urn = :urn""")
                .param("by", SOMEBODY).param("urn", URN).update();
        return jdbc.sql("select reference from casework.child order by reference").query(String.class).list();
    }

    /** Opens the fund for children of the year in which the day lies, and lets it hold so much. */
    void allocate(LocalDate day, long pence) {
        jdbc.sql("""
                        insert into casework.fund (id, grant_code, financial_year, kind, name, opened_by)
                        values (gen_random_uuid(), 'pp-plus', :year, 'CHILDREN', 'Children', :by) on conflict do nothing""")
                .param("year", FinancialYear.of(day).code()).param("by", SOMEBODY).update();
        jdbc.sql("""
                        insert into casework.ledger_entry (fund_id, kind, amount_pence, reason, entered_by)
                        select id, 'ALLOCATE', :pence, 'For a test', :by from casework.fund
                        where financial_year = :year and grant_code = 'pp-plus' and kind = 'CHILDREN'""")
                .param("year", FinancialYear.of(day).code()).param("pence", pence).param("by", SOMEBODY).update();
    }

    private void load(String name, String headings, int rows, String... lines) {
        Caller.Answer answer = coordinator.send("POST", "/api/register/" + name,
                headings + "\r\n" + String.join("\r\n", lines) + "\r\n", "text/csv");
        assertThat(answer.status()).as("%s: %s", name, answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(name).contains("\"read\":" + rows, "\"rejected\":0");
    }

    private static String person(String userId, String role, String urn) {
        return String.join(",", userId, "Test " + role, userId, role, urn, "", "");
    }

    private static String[] each(int children, String row) {
        return IntStream.rangeClosed(1, children).mapToObj(row::formatted).toArray(String[]::new);
    }

    /** Of this academic year and the next. */
    private String[] terms() {
        int first = today.getMonthValue() >= Month.SEPTEMBER.getValue() ? today.getYear() : today.getYear() - 1;
        return IntStream.of(first, first + 1).boxed().flatMap(year -> List.of(term(year, "Autumn", year + "-09-02", year + "-12-18"),
                term(year, "Spring", year + 1 + "-01-05", year + 1 + "-03-26"),
                term(year, "Summer", year + 1 + "-04-12", year + 1 + "-07-20")).stream()).toArray(String[]::new);
    }

    private static String term(int year, String name, String starts, String ends) {
        return "%d/%02d,%s,%s,%s,,,,".formatted(year, (year + 1) % 100, name, DAY.format(LocalDate.parse(starts)), DAY.format(LocalDate.parse(ends)));
    }
}
