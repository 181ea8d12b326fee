package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.people.Role;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;
import org.virtualschool.testing.TestImports;
import org.virtualschool.testing.TestLogins;
import org.virtualschool.testing.TestRegister;

/** Whatever stands in the files of a year, and in whatever order: loading them again changes nothing. */
@CaseworkTest
class IdempotencyTest {

    private static final List<String> LEGAL_STATUS = List.of("C2", "V2", "E1", "V4", "XX");
    private static final List<String> ENDS = List.of("X1", "X1", "X1", "E4A", "E11", "E8", "ZZ");
    private static final List<String> UPNS = List.of("B801200005001", "A801200005001", "UN1", "R674123101121", "none");

    @Autowired
    private TestImports imports;
    @Autowired
    private TestRegister register;
    @Autowired
    private TestLogins logins;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private final String prefix = "idem-" + TestRegister.number() + "-";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void loadingAgainChangesNothing(long seed) {
        clock.setTo(LocalDate.of(2026, 11, 21));
        Random random = new Random(seed);
        List<String[]> files = List.of(header(random), lastYearsEpisodes(random), episodes(random), children(random));
        List<String> names = List.of("ssda903/header", "ssda903/episodes", "ssda903/episodes", "children");
        for (int i = 0; i < files.size(); i++) {
            ImportSummary first = imports.load(names.get(i), files.get(i));
            String after = everything();
            ImportSummary again = imports.load(names.get(i), files.get(i));

            assertThat(again.created() + again.updated()).as("%s, seed %d", names.get(i), seed).isZero();
            assertThat(again.unchanged()).isEqualTo(first.read() - first.rejected());
            assertThat(again.rejected()).isEqualTo(first.rejected());
            assertThat(again.warned()).isEqualTo(first.warned());
            assertThat(everything()).isEqualTo(after);
        }
    }

    private String[] header(Random random) {
        List<String> rows = new ArrayList<>();
        for (int child = 0; child < 12; child++) {
            rows.add(id(child) + ",%d,%02d/%02d/%d,WBRI,%s,0,".formatted(1 + random.nextInt(2), 1 + random.nextInt(31),
                    1 + random.nextInt(12), 2008 + random.nextInt(12), UPNS.get(random.nextInt(UPNS.size()))));
        }
        return file(random, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", rows);
    }

    private String[] lastYearsEpisodes(Random random) {
        List<String> rows = new ArrayList<>();
        for (int child = 0; child < 12; child += 2) {
            rows.add(id(child) + ",01/04/2025,S,C2,N1,U4,PR1,,,,,,");
        }
        return file(random, EPISODES, rows);
    }

    private static final String EPISODES =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";

    /** Histories that mostly follow on from one another, with overlaps, gaps and unknown codes here and there. */
    private String[] episodes(Random random) {
        List<String> rows = new ArrayList<>();
        for (int child = 0; child < 14; child++) {
            LocalDate from = LocalDate.of(2025, 4, 1);
            int number = 1 + random.nextInt(5);
            for (int i = 0; i < number; i++) {
                LocalDate until = from.plusDays(10 + random.nextInt(60));
                boolean open = i == number - 1 && random.nextBoolean();
                rows.add("%s,%s,%s,%s,N1,U4,PR1,%s,%s,,AB1 2CD,EF3 4GH,".formatted(id(child), written(from), i == 0 ? "S" : "P",
                        LEGAL_STATUS.get(random.nextInt(LEGAL_STATUS.size())), open ? "" : written(until),
                        open ? "" : ENDS.get(random.nextInt(ENDS.size()))));
                from = random.nextInt(6) == 0 ? until.minusDays(5) : until.plusDays(random.nextInt(6) == 0 ? 30 : 0);
            }
        }
        return file(random, EPISODES, rows);
    }

    private String[] children(Random random) {
        List<School> schools = List.of(register.school("Oakfield School"), register.closedSchool("Old Mill School"));
        String worker = logins.of(Role.SOCIAL_WORKER);
        List<String> rows = new ArrayList<>();
        for (int child = 0; child < 16; child++) {
            rows.add("%s,Ada%d,Byron,%s,%s,%s,%s,%d,%s,%s".formatted(id(child), child, random.nextBoolean() ? "14/03/2013" : "",
                    random.nextBoolean() ? "looked after" : "with social worker", schools.get(random.nextInt(4) == 0 ? 1 : 0).urn(),
                    random.nextInt(5) == 0 ? "" : "01/09/2026", random.nextInt(16), random.nextBoolean() ? worker : "",
                    random.nextBoolean() ? "yes" : ""));
        }
        return file(random, "social_care_id,forename,surname,date_of_birth,care_status,school_urn,school_start,year_group,"
                + "social_worker,protected_address", rows);
    }

    private static String written(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    private String id(int child) {
        return prefix + child;
    }

    private static String[] file(Random random, String headings, List<String> rows) {
        Collections.shuffle(rows, random);
        rows.add(0, headings);
        return rows.toArray(String[]::new);
    }

    /** Every row of the register that belongs to the children of this test, versions and keys included. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("child", "care_period", "care_placement", "school_place")) {
            String key = table.equals("child") ? "id" : "child_id";
            all.append(jdbc.sql("select t::text from casework." + table + " t where " + key
                            + " in (select id from casework.child where social_care_id like ?) order by 1")
                    .param(prefix + "%").query(String.class).list());
        }
        return all.toString();
    }
}
