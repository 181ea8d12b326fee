package org.virtualschool.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

/** How any file is taken, shown by an import of teams: code and name. */
@CaseworkTest
@ExtendWith(OutputCaptureExtension.class)
class ImportsTest {

    @Autowired
    private ImportRuns runs;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private AuditTrail audit;
    @Autowired
    private RunLock lock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ForgetOldNotes forgetOldNotes;
    @Autowired
    private MutableClock clock;

    private final String prefix = "imports-test-" + System.nanoTime() + "-";
    private Consumer<CsvRow> taking;

    @BeforeEach
    void teamsAreStored() {
        taking = row -> {
            String code = row.requiredText("code", 40);
            String name = row.value("name");
            if (row.rejected()) {
                return;
            }
            int made = jdbc.sql("insert into casework.team (code, name) values (?, ?) on conflict do nothing")
                    .params(prefix + code, name).update();
            if (made > 0) {
                row.created();
            } else {
                row.unchanged();
            }
        };
    }

    @Test
    void goodRowsGoInAndBadOnesAreListedWithLineColumnValueAndReason() {
        ImportSummary summary = run("name,other,code\nNorth,x,n\nSouth,y,\nWest,,w\n");

        assertThat(summary).isEqualTo(new ImportSummary(summary.runId(), 3, 2, 0, 0, 0, 1));
        assertThat(teams()).containsExactly("n North", "w West");
        assertThat(runs.notes(summary.runId(), 10)).containsExactly(
                new ImportNote(3, "code", null, "is empty", ImportNote.Severity.REJECTED));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        run("code,name\na,A\nb,B\n");
        ImportSummary again = run("code,name\na,A\nb,B\n");

        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.created() + again.updated()).isZero();
    }

    @Test
    void aRowThatComesTwiceIsRefusedWithTheLineOfTheFirst() {
        ImportSummary summary = run("code,name\na,A\n A ,Other\nb,B\n");

        assertThat(summary.created()).isEqualTo(2);
        assertThat(runs.notes(summary.runId(), 10)).extracting(ImportNote::line, ImportNote::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "stands in the file already, in line 2"));
    }

    @Test
    void whatTheDatabaseRefusesDoesNotSpoilItsBatch() {
        String tooLong = "x".repeat(121);
        ImportSummary summary = run("code,name\na,A\nb," + tooLong + "\nc,C\n");

        assertThat(summary).isEqualTo(new ImportSummary(summary.runId(), 3, 2, 0, 0, 0, 1));
        assertThat(teams()).containsExactly("a A", "c C");
        assertThat(runs.notes(summary.runId(), 10)).extracting(ImportNote::line).containsExactly(3L);
    }

    @Test
    void aRowInWhoseWaySomebodyGotIsTriedAgain() {
        AtomicInteger conflicts = new AtomicInteger(3);
        Consumer<CsvRow> storing = taking;
        taking = row -> {
            if (conflicts.getAndDecrement() > 0) {
                throw new OptimisticLockingFailureException("somebody else was quicker");
            }
            storing.accept(row);
        };

        assertThat(run("code,name\na,A\n").created()).isEqualTo(1);
        assertThat(conflicts).as("the batch, and the row three times").hasValue(-1);
    }

    @Test
    void aFaultIsLoggedSoThatItCanBeFoundAndWithoutTheRow(CapturedOutput log) {
        run("code,name\na," + "secret".repeat(21) + "\n");

        assertThat(log.getAll()).contains("line 2 could not be stored", "SQLState 22001", "at org.virtualschool.intake.ImportsTest")
                .doesNotContain("secret");
    }

    @Test
    void aRunCutShortLeavesWholeBatchesAndIsMarkedUnfinished() {
        Consumer<CsvRow> storing = taking;
        taking = row -> {
            if (row.line() == 800) {
                throw new DataAccessResourceFailureException("the database is gone");
            }
            storing.accept(row);
        };
        assertThatThrownBy(() -> run(manyTeams(1200))).isInstanceOf(DataAccessResourceFailureException.class);

        ImportRun run = runs.last("test-teams").orElseThrow();
        assertThat(run.succeeded()).isFalse();
        assertThat(run.finishedAt()).isNull();
        assertThat(run.failure()).startsWith("Cut short by a fault of the system.");
        assertThat(run.read()).isEqualTo(500);
        assertThat(teams()).hasSize(500);
    }

    @Test
    void afterACutTheSameFileBringsInTheRest() {
        aRunCutShortLeavesWholeBatchesAndIsMarkedUnfinished();
        teamsAreStored();

        ImportSummary again = run(manyTeams(1200));

        assertThat(again.unchanged()).isEqualTo(500);
        assertThat(again.created()).isEqualTo(700);
    }

    @Test
    void aRowThatNeedsALaterOneIsTakenInTheEnd() {
        Consumer<CsvRow> storing = taking;
        taking = row -> {
            if ("child".equals(row.value("name")) && !teams().contains("p parent")) {
                row.rejectUnlessLaterRowsHelp("name", "has no parent");
            } else {
                storing.accept(row);
            }
        };
        ImportSummary summary = run("code,name\nc,child\np,parent\n");
        assertThat(summary.created()).isEqualTo(2);

        jdbc.sql("delete from casework.team where code like ?").param(prefix + "%").update();
        ImportSummary without = run("code,name\nc,child\n");
        assertThat(without.rejected()).isEqualTo(1);
        assertThat(runs.notes(without.runId(), 10)).extracting(ImportNote::reason).containsExactly("has no parent");
    }

    @Test
    void rowsOfAnotherShapeAndUnreadableCellsAreRefused() {
        ImportSummary summary = run("code,name\na\nb,B,more\nc,C,,\n\"d\nd\",D\ne,E\uFFFDe\n,,\n\nf,F\n");

        assertThat(summary.read()).isEqualTo(6);
        assertThat(teams()).containsExactly("c C", "f F");
        assertThat(runs.notes(summary.runId(), 10)).extracting(note -> note.line() + " " + note.reason()).containsExactly(
                "2 has 1 cells, but the heading line has 2",
                "3 has 3 cells, but the heading line has 2: is there a comma inside a cell without quotation marks?",
                "5 holds a line break or a character that cannot be read",
                "7 holds a line break or a character that cannot be read");
    }

    @Test
    void headingsAreFoundWhateverTheirCaseAndOrder() {
        assertThat(run("\uFEFF NAME ,Unknown, Code\nA,x,a\n").created()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeTakenStoresNothingAndSaysWhy() {
        assertRefused("", "The file is empty.");
        assertRefused("\r\n\r\n", "The file is empty.");
        assertRefused("code,name\n", "The file has column headings but no rows.");
        assertRefused("title,code\nx,y\n", "The first line must hold the column headings, separated by commas. Missing: name.");
        assertRefused("x;y\n1;2\n", "The first line must hold the column headings, separated by commas. Missing: code, name.");
        assertRefused("code,name,CODE\na,b,c\n", "The column code stands in the file more than once.");
        assertRefused("code,name\na,A\nb,\"B\nc,C\n", "The file cannot be read as CSV after line 2. Look for a quotation mark"
                + " that is opened and not closed, or that stands inside a cell and is not doubled.");
        assertThat(teams()).isEmpty();
    }

    @Test
    void aFileOfTooManyRowsIsRefusedBeforeTheFirstIsStored() {
        assertRefused(manyTeams(2001), "The file has more than 2000 rows. Split it.");
        assertThat(teams()).isEmpty();
    }

    @Test
    void asLongAsOneFileIsTakenAnotherOfItsKindWaits() {
        List<Throwable> other = new ArrayList<>();
        Consumer<CsvRow> storing = taking;
        taking = row -> {
            storing.accept(row);
            other.add(catchThrowable(() -> run("code,name\nb,B\n")));
        };
        ImportSummary first = run("code,name\na,A\n");

        assertThat(first.created()).isEqualTo(1);
        assertThat(other).singleElement().isInstanceOfSatisfying(ImportRefusedException.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(ImportRefusedException.Kind.RUNNING);
            assertThat(refusal).hasMessageStartingWith("A file of this kind is being loaded at this moment.");
        });
        assertThat(runs.last("test-teams").orElseThrow().id()).as("the refused one is no run").isEqualTo(first.runId());
        taking = storing;
        assertThat(run("code,name\nb,B\n").created()).as("afterwards").isEqualTo(1);
    }

    @Test
    void notesAreForgottenWhenTheNextRunSucceeds() {
        ImportSummary first = run("code,name\n,A\n");
        assertRefused("", "The file is empty.");
        assertThat(runs.notes(first.runId(), 10)).hasSize(1);

        run("code,name\na,A\n");
        assertThat(runs.notes(first.runId(), 10)).isEmpty();
    }

    @Test
    void notesAreForgottenAfterThirtyDays() {
        ImportSummary run = run("code,name\n,A\n");

        clock.advance(Duration.ofDays(29));
        forgetOldNotes.forget();
        assertThat(runs.notes(run.runId(), 10)).hasSize(1);

        clock.advance(Duration.ofDays(2));
        forgetOldNotes.forget();
        assertThat(runs.notes(run.runId(), 10)).isEmpty();
    }

    private void assertRefused(String file, String message) {
        assertThatThrownBy(() -> run(file)).isInstanceOf(ImportRefusedException.class).hasMessage(message);
        ImportRun run = runs.last("test-teams").orElseThrow();
        assertThat(run.failure()).isEqualTo(message);
        assertThat(run.finishedAt()).isNotNull();
    }

    private ImportSummary run(String file) {
        var beans = new StaticListableBeanFactory(Map.of("teams", new TeamsImport()));
        Imports imports = new Imports(beans.getBeanProvider(CsvImport.class), runs, transactions,
                new IntakeProperties(DataSize.ofMegabytes(1), 2000), audit, lock);
        return imports.run("test-teams", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "teams.csv", "test");
    }

    private static String manyTeams(int number) {
        return IntStream.range(0, number).mapToObj(i -> "t" + i + ",Team").collect(Collectors.joining("\n", "code,name\n", "\n"));
    }

    private List<String> teams() {
        return jdbc.sql("select substr(code, :from) || ' ' || name from casework.team where code like :like order by code")
                .param("from", prefix.length() + 1).param("like", prefix + "%").query(String.class).list();
    }

    private final class TeamsImport implements CsvImport {

        @Override
        public String name() {
            return "test-teams";
        }

        @Override
        public ImportGuide guide() {
            return new ImportGuide("Teams", "Teams.", List.of(ImportColumn.required("code", "Code."), ImportColumn.required("name", "Name.")), 1);
        }

        @Override
        public List<String> key() {
            return List.of("code");
        }

        @Override
        public void take(List<CsvRow> rows) {
            rows.forEach(taking);
        }
    }
}
