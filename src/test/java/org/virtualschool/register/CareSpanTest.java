package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CareSpanTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 10);
    private static final LocalDate MARCH = LocalDate.of(2025, 3, 10);
    private static final LocalDate JUNE = LocalDate.of(2025, 6, 10);

    @Test
    void anOpenEpisodeIsAnOpenPeriod() {
        assertThat(spans(episode(JANUARY, null, "S", "C2", null))).containsExactly(new CareSpan(JANUARY, null, null));
    }

    @Test
    void episodesThatFollowOneAnotherMakeOnePeriod() {
        assertThat(spans(episode(MARCH, JUNE, "P", "C2", "E4A"), episode(JANUARY, MARCH, "S", "V2", "X1")))
                .containsExactly(new CareSpan(JANUARY, JUNE, "E4A"));
    }

    @Test
    void anyOtherReasonThanANextEpisodeEndsThePeriod() {
        assertThat(spans(episode(JANUARY, MARCH, "S", "C2", "E8"), episode(JUNE, null, "S", "C2", null)))
                .containsExactly(new CareSpan(JANUARY, MARCH, "E8"), new CareSpan(JUNE, null, null));
    }

    @Test
    void shortBreaksAreNoCareAndEndNone() {
        assertThat(spans(episode(JANUARY, null, "S", "V4", null))).isEmpty();
        assertThat(spans(episode(JANUARY, MARCH, "S", "V3", "E8"), episode(MARCH, null, "S", "C2", null)))
                .containsExactly(new CareSpan(MARCH, null, null));
    }

    @Test
    void aNewStartClosesWhatTheReturnLeftHanging() {
        assertThat(spans(episode(JANUARY, MARCH, "S", "C2", "X1"), episode(JUNE, null, "S", "C2", null)))
                .containsExactly(new CareSpan(JANUARY, MARCH, null), new CareSpan(JUNE, null, null));
    }

    @Test
    void whileTheNextEpisodeIsMissingTheChildHasNotLeftCare() {
        assertThat(spans(episode(JANUARY, MARCH, "S", "C2", "X1"))).containsExactly(new CareSpan(JANUARY, null, null));
    }

    private static List<CareSpan> spans(Episode... episodes) {
        return CareSpan.of(List.of(episodes));
    }

    private static Episode episode(LocalDate from, LocalDate until, String begun, String legalStatus, String ended) {
        return new Episode(from, until, begun, legalStatus, "N1", "U4", ended, null);
    }
}
