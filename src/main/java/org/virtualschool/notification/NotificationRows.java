package org.virtualschool.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;

/** What people have been told, read or not. */
@Repository
@Transactional
class NotificationRows {

    private static final String UNREAD = " user_id = :user and read_at is null";

    private final JdbcClient jdbc;
    private final AccessRule access;
    private final Clock clock;

    NotificationRows(JdbcClient jdbc, AccessRule access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Puts the notice into somebody's inbox. @return its id; empty if the same is there from today already */
    Optional<UUID> add(String userId, Notice notice) {
        return jdbc.sql("""
                        insert into casework.notification (id, user_id, topic, text, child_id, path, urgency, created_at)
                        values (:id, :user, :topic, :text, :child, :path, :urgency, :now)
                        on conflict do nothing returning id""")
                .param("id", UUID.randomUUID())
                .param("user", userId)
                .param("topic", notice.topic())
                .param("text", notice.text())
                .param("child", notice.childId())
                .param("path", notice.path())
                .param("urgency", notice.urgency().name())
                .param("now", now())
                .query(UUID.class).optional();
    }

    /** How many notices the person has, read or not. */
    @Transactional(readOnly = true)
    long count(String userId) {
        return jdbc.sql("select count(*) from casework.notification where user_id = :user")
                .param("user", userId).query(Long.class).single();
    }

    /** How many notices the person has not read. */
    @Transactional(readOnly = true)
    long countUnread(String userId) {
        return jdbc.sql("select count(*) from casework.notification where" + UNREAD)
                .param("user", userId).query(Long.class).single();
    }

    /** The viewer's own notices, the latest first; a child the viewer may not read is left out of them. */
    @Transactional(readOnly = true)
    List<Notification> list(Viewer viewer, int offset, int size) {
        AccessRule.Condition readable = access.readableBy(viewer);
        return jdbc.sql("""
                        select n.id, n.text, n.created_at, n.read_at, c.id as child_id
                          from casework.notification n
                          left join casework.child c on c.id = n.child_id and %s
                         where n.user_id = :user
                         order by n.created_at desc, n.id
                         limit :size offset :offset""".formatted(readable.sql()))
                .params(readable.parameters())
                .param("user", viewer.userId())
                .param("size", size)
                .param("offset", offset)
                .query(NotificationRows::map).list();
    }

    /** Marks one of the person's own as read. @return where it leads and whom it concerns; empty if it is not theirs or there is none */
    Optional<Target> read(UUID id, String userId) {
        return jdbc.sql("""
                        update casework.notification set read_at = coalesce(read_at, :now)
                         where id = :id and user_id = :user returning path, child_id""")
                .param("id", id).param("user", userId).param("now", now())
                .query((row, number) -> new Target(row.getString("path"), row.getObject("child_id", UUID.class))).optional();
    }

    /** Marks all of the person's own as read that came by the moment. @return how many were unread */
    int readAll(String userId, Instant until) {
        return jdbc.sql("update casework.notification set read_at = :now where created_at <= :until and" + UNREAD)
                .param("user", userId).param("now", now()).param("until", Timestamp.from(until))
                .update();
    }

    /** What the person has neither read nor been sent, of those that go with everything else of the day; the first first. */
    @Transactional(readOnly = true)
    List<Notification> forDigest(String userId) {
        return jdbc.sql("""
                        select id, text, created_at, read_at, child_id from casework.notification
                         where urgency = 'DAILY' and mailed_at is null and""" + UNREAD + " order by created_at, id")
                .param("user", userId)
                .query(NotificationRows::map).list();
    }

    /** The person to whom an e-mail about this one is still to go; empty if it has gone or they have read it. */
    @Transactional(readOnly = true)
    Optional<Unsent> unsent(UUID id) {
        return jdbc.sql("select user_id, text from casework.notification where id = ? and mailed_at is null and read_at is null")
                .param(id).query((row, number) -> new Unsent(row.getString("user_id"), row.getString("text"))).optional();
    }

    /** Notes that an e-mail about these has gone. */
    void mailed(Collection<UUID> ids) {
        jdbc.sql("update casework.notification set mailed_at = :now where id in (:ids)")
                .param("now", now()).param("ids", ids).update();
    }

    /** Deletes what was told before the moment. */
    void forgetBefore(Instant moment) {
        jdbc.sql("delete from casework.notification where created_at < ?").param(Timestamp.from(moment)).update();
    }

    /**
     * What a notice leads to.
     *
     * @param childId null if it concerns no child
     */
    record Target(String path, UUID childId) {
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Notification map(ResultSet row, int number) throws SQLException {
        return new Notification(row.getObject("id", UUID.class), row.getString("text"), row.getObject("child_id", UUID.class),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("read_at") != null);
    }

    /** A notice that goes by itself: to whom, and what it says. */
    record Unsent(String userId, String text) {
    }
}
