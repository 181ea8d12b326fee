package org.virtualschool.register;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.calendar.CivilTime;

/**
 * Who must never see a named child: a relative, somebody with a past allegation. What follows from an exclusion stands in the
 * access rule of {@code security}. The reason is kept for those who keep the file: it is shown and logged nowhere.
 */
@Service
@Transactional
public class Exclusions {

    /** What came of an entry. */
    public enum Entry { CREATED, UPDATED, UNCHANGED }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final CivilTime time;

    Exclusions(JdbcClient jdbc, AuditTrail audit, CivilTime time) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.time = time;
    }

    /** Whether the login is or was excluded from the child. */
    @Transactional(readOnly = true)
    public boolean isOnRecord(UUID childId, String userId) {
        return find(childId, userId).isPresent();
    }

    /** Whether exactly this is on record already, so that entering it changes nothing. */
    @Transactional(readOnly = true)
    public boolean isOnRecord(UUID childId, String userId, String reason, LocalDate endsOn) {
        return find(childId, userId).filter(new Exclusion(reason, endsOn)::equals).isPresent();
    }

    /** Whether the login is excluded from the child today, in Europe/London. */
    @Transactional(readOnly = true)
    public boolean holds(UUID childId, String userId) {
        return find(childId, userId).filter(known -> known.endsOn() == null || !known.endsOn().isBefore(time.today())).isPresent();
    }

    /**
     * Excludes the login from the child, or says when that ends.
     *
     * @param reason a short code or text, at most 200 characters
     * @param endsOn last day of the exclusion; null while no end is known
     */
    public Entry enter(UUID childId, String userId, String reason, LocalDate endsOn) {
        Exclusion said = new Exclusion(reason, endsOn);
        Optional<Exclusion> known = find(childId, userId);
        if (known.filter(said::equals).isPresent()) {
            return Entry.UNCHANGED;
        }
        jdbc.sql("""
                        insert into casework.excluded_worker (child_id, user_id, reason, ends_on) values (:child, :user, :reason, :ends)
                        on conflict (child_id, user_id) do update set reason = excluded.reason, ends_on = excluded.ends_on""")
                .param("child", childId).param("user", userId).param("reason", reason).param("ends", endsOn).update();
        if (known.isEmpty() || !Objects.equals(known.get().endsOn(), endsOn)) {
            audit.done(endsOn == null ? "exclusion.set" : "exclusion.end", childId, endsOn == null ? userId : userId + " on " + endsOn);
        }
        return known.isEmpty() ? Entry.CREATED : Entry.UPDATED;
    }

    private Optional<Exclusion> find(UUID childId, String userId) {
        return jdbc.sql("select reason, ends_on from casework.excluded_worker where child_id = :child and user_id = :user")
                .param("child", childId).param("user", userId)
                .query((row, number) -> new Exclusion(row.getString("reason"), row.getObject("ends_on", LocalDate.class))).optional();
    }

    private record Exclusion(String reason, LocalDate endsOn) {
    }
}
