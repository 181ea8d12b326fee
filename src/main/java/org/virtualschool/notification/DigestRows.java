package org.virtualschool.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The e-mails of a day: one row a person and day, whichever node asks first. The locks last as long as the caller's transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DigestRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    DigestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts the person down for an e-mail on the day. @return its id; empty if they are down for it already */
    Optional<UUID> order(String userId, LocalDate dueOn) {
        return jdbc.sql("""
                        insert into casework.notification_digest (id, user_id, due_on) values (:id, :user, :due)
                        on conflict do nothing returning id""")
                .param("id", UUID.randomUUID()).param("user", userId).param("due", dueOn)
                .query(UUID.class).optional();
    }

    /** Holds the e-mail back until the caller's notice is in; false if it has gone, so that the notice would miss it. */
    boolean holdBack(String userId, LocalDate dueOn) {
        return jdbc.sql("""
                        select id from casework.notification_digest
                         where user_id = :user and due_on = :due and done_at is null for share""")
                .param("user", userId).param("due", dueOn)
                .query(UUID.class).optional().isPresent();
    }

    /**
     * Takes the e-mail up, to be sent or found needless; empty if it is done. Earlier ones of the person that could not be sent
     * are taken up with it: it says what they would have said.
     */
    Optional<Digest> takeUp(UUID id) {
        Optional<String> userId = jdbc.sql("select user_id from casework.notification_digest where id = ?").param(id)
                .query(String.class).optional();
        return userId.map(user -> new Digest(user, lockUpTo(id, user))).filter(digest -> digest.ids().contains(id));
    }

    private List<UUID> lockUpTo(UUID id, String userId) {
        return jdbc.sql("""
                        select id from casework.notification_digest
                         where user_id = :user and done_at is null
                           and due_on <= (select due_on from casework.notification_digest where id = :id)
                         order by due_on for update""")
                .param("user", userId).param("id", id)
                .query(UUID.class).list();
    }

    /** Notes that there is nothing left to do about them. */
    void done(Digest digest) {
        jdbc.sql("update casework.notification_digest set done_at = :now where id in (:ids)")
                .param("now", Timestamp.from(clock.instant())).param("ids", digest.ids()).update();
    }

    /** Deletes what was done before the day. */
    void forgetBefore(LocalDate day) {
        jdbc.sql("delete from casework.notification_digest where due_on < ? and done_at is not null").param(day).update();
    }

    /**
     * An e-mail of a day.
     *
     * @param userId to whom
     * @param ids    rows that are done with it
     */
    record Digest(String userId, List<UUID> ids) {
    }
}
