package org.virtualschool.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.MutableClock;

@CaseworkTest
@Transactional
class TimelineTest {

    private static final Instant MORNING = Instant.parse("2026-11-03T10:00:00Z");

    @Autowired
    private Timeline timeline;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MutableClock clock;

    private final UUID child = UUID.randomUUID();
    private final UUID pep = UUID.randomUUID();
    private final String task = UUID.randomUUID().toString();

    @BeforeEach
    void twoThingsHappen() {
        jdbc.sql("""
                        insert into casework.child (id, reference, social_care_id, date_of_birth, care_status)
                        values (:id, :number, :number, '2014-05-01', 'LOOKED_AFTER')""")
                .param("id", child).param("number", child.toString().substring(0, 9)).update();
        clock.setTo(LocalDateTime.of(2026, 11, 3, 10, 0));
        timeline.add(child, pep, "PEP review requested", null, "coordinator");
        timeline.add(child, pep, "PEP initiated", task, "sw-north");
        clock.advance(Duration.ofHours(1));
        timeline.add(child, null, "Moved to another school", null, Actors.SYSTEM);
    }

    @Test
    void latestComesFirstAlsoWithinOneMoment() {
        assertThat(timeline.of(child)).containsExactly(
                new TimelineEntry(child, null, MORNING.plus(Duration.ofHours(1)), "system", "Moved to another school", null),
                new TimelineEntry(child, pep, MORNING, "sw-north", "PEP initiated", task),
                new TimelineEntry(child, pep, MORNING, "coordinator", "PEP review requested", null));
    }

    @Test
    void anUnknownChildHasNone() {
        assertThat(timeline.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void completionOfATaskIsFoundByTheTask() {
        assertThat(timeline.completionOf(task).orElseThrow().actor()).isEqualTo("sw-north");
        assertThat(timeline.completionOf("unheard of")).isEmpty();
    }

    @Test
    void nobodyChangesAnEntry() {
        assertThatThrownBy(() -> jdbc.sql("update casework.timeline_entry set actor = 'nobody' where child_id = ?").param(child).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("never changed or deleted");
    }

    @Test
    void nobodyDeletesAnEntry() {
        assertThatThrownBy(() -> jdbc.sql("delete from casework.timeline_entry where child_id = ?").param(child).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("never changed or deleted");
    }
}
