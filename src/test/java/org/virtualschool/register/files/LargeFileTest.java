package org.virtualschool.register.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.virtualschool.intake.ImportSummary;
import org.virtualschool.intake.Imports;
import org.virtualschool.register.Schools;
import org.virtualschool.testing.CaseworkTest;

/** The public file of schools in its real size and encoding. */
@CaseworkTest
class LargeFileTest {

    private static final int ROWS = 50_000;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final long MOST_HEAP = 64L << 20;
    private static final String UNKNOWN_COLUMNS = ",What nobody needs".repeat(60);

    @Autowired
    private Imports imports;
    @Autowired
    private Schools schools;
    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void theSchoolsAreTakenAway() {
        jdbc.update("delete from casework.school where urn between '50000000' and '50049999' and length(urn) = 8");
    }

    @Test
    void fiftyThousandRowsGoInWithoutGrowingTheHeap() throws Exception {
        AtomicLong highest = new AtomicLong();
        long before = used();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(() -> highest.accumulateAndGet(used(), Math::max), 1, 3, TimeUnit.SECONDS);
        ImportSummary run;
        try {
            run = imports.run("schools", file(), "edubasealldata.csv", "test");
        } finally {
            watch.shutdown();
            watch.awaitTermination(10, TimeUnit.SECONDS);
        }

        assertThat(run.created()).isEqualTo(ROWS);
        assertThat(run.rejected()).isZero();
        assertThat(schools.byUrn("50012345").orElseThrow().name()).isEqualTo("St Mary’s “Upper” School – 12345");
        assertThat(highest.get() - before).isLessThan(MOST_HEAP);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** About 60 MB, made while it is read. */
    private static InputStream file() {
        String headings = "URN,EstablishmentName,EstablishmentStatus (code),LA (code),LA (name),EstablishmentNumber,"
                + "PhaseOfEducation (name),TypeOfEstablishment (name),OpenDate,Town,Postcode"
                + IntStream.range(0, 60).mapToObj(i -> ",Column" + i).reduce("", String::concat) + "\r\n";
        Iterator<String> lines = IntStream.range(-1, ROWS).mapToObj(i -> i < 0 ? headings : row(i)).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(lines.next().getBytes(WINDOWS_1252));
            }
        });
    }

    private static String row(int number) {
        return (50_000_000 + number) + ",St Mary’s “Upper” School – " + number
                + ",1,860,Staffordshire,4001,Primary,Community school,01-09-1970,Stone,ST15 1AA" + UNKNOWN_COLUMNS + "\r\n";
    }
}
