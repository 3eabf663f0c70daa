package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.SearchText;

/** The tables {@code residence_two_way} and {@code residence_activity}. */
@Repository
class TwoWayMemberStore {

    private static final String SELECT = "SELECT m.id, m.since, m.until, "
            + HomeRequestStore.COLUMNS
            + """
            , (SELECT count(*) FROM residence_activity a
                WHERE a.member = m.id AND a.attendance = 'PRESENT' AND a.day >= :begin) AS present
            , (SELECT count(*) FROM residence_activity a
                WHERE a.member = m.id AND a.attendance <> 'PRESENT' AND a.day >= :begin) AS absent
              FROM residence_two_way m JOIN residence_request r ON r.line = m.line JOIN residence_received_delivery d ON d.id = r.delivery
            """;

    private final JdbcClient jdbc;

    TwoWayMemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member introduced again goes on as before, with what the newer introduction says. */
    void introduced(ReceivedRequest request, LocalDate day) {
        jdbc.sql(
                        """
                        INSERT INTO residence_two_way (id, organisation, person, line, since) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (organisation, person) DO UPDATE SET line = excluded.line, until = NULL
                        """)
                .params(Uuids.next(), request.organisation(), request.person(), request.line(), day)
                .update();
    }

    /** By name; @param ended those who have left, or those who have not. */
    List<TwoWayMember> list(
            Collection<String> organisations, boolean ended, String text, LocalDate begin, int offset, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE m.organisation = ANY (:organisations) AND (m.until IS NOT NULL) = :ended
                           AND r.search_text LIKE ALL (:patterns)
                         ORDER BY r.search_text, m.id OFFSET :offset LIMIT :limit
                        """)
                .param("begin", begin)
                .param("organisations", organisations.toArray(String[]::new))
                .param("ended", ended)
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("offset", offset)
                .param("limit", limit)
                .query(TwoWayMemberStore::member)
                .list();
    }

    Optional<TwoWayMember> find(UUID id, LocalDate begin) {
        return jdbc.sql(SELECT + " WHERE m.id = :id")
                .param("begin", begin)
                .param("id", id)
                .query(TwoWayMemberStore::member)
                .optional();
    }

    /** Of one person, the newest first. */
    List<TwoWayMember> of(long person, LocalDate begin) {
        return jdbc.sql(SELECT + " WHERE m.person = :person ORDER BY m.since DESC, m.id")
                .param("begin", begin)
                .param("person", person)
                .query(TwoWayMemberStore::member)
                .list();
    }

    boolean any(long person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM residence_two_way WHERE person = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    void end(UUID id, LocalDate lastDay) {
        jdbc.sql("UPDATE residence_two_way SET until = ? WHERE id = ?")
                .params(lastDay, id)
                .update();
    }

    /** Once of a member and a page, however often it is sent. @return whether it was now */
    boolean insert(Activity activity, UUID formKey) {
        return jdbc.sql(
                                """
                        INSERT INTO residence_activity (id, member, day, kind, attendance, remark, written_by, written_at, form_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form_key, member) DO NOTHING
                        """)
                        .params(
                                activity.id(),
                                activity.member(),
                                activity.day(),
                                activity.kind().name(),
                                activity.attendance().name(),
                                activity.remark(),
                                activity.writtenBy(),
                                at(activity.writtenAt()),
                                formKey)
                        .update()
                == 1;
    }

    /** Whether something else came from this page than what this says, of whatever member. */
    boolean hasAnother(Activity activity, UUID formKey) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM residence_activity
                                        WHERE form_key = ? AND (day, kind, attendance, remark) <> (?, ?, ?, ?))
                        """)
                .params(
                        formKey,
                        activity.day(),
                        activity.kind().name(),
                        activity.attendance().name(),
                        activity.remark())
                .query(Boolean.class)
                .single();
    }

    /** @return false when the member has no such row */
    boolean delete(UUID member, UUID activity) {
        return jdbc.sql("DELETE FROM residence_activity WHERE member = ? AND id = ?")
                        .params(member, activity)
                        .update()
                == 1;
    }

    /** Of one member in one year, in order of time. */
    List<Activity> activities(UUID member, int year) {
        return jdbc.sql("SELECT * FROM residence_activity WHERE member = ? AND day BETWEEN ? AND ? ORDER BY day, id")
                .params(member, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query(TwoWayMemberStore::activity)
                .list();
    }

    /** As {@link #activities}, of a person in an organisation. */
    List<Activity> activities(String organisation, long person, int year) {
        return jdbc.sql(
                        """
                        SELECT a.* FROM residence_activity a JOIN residence_two_way m ON m.id = a.member
                         WHERE m.organisation = ? AND m.person = ? AND a.day BETWEEN ? AND ? ORDER BY a.day, a.id
                        """)
                .params(organisation, person, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query(TwoWayMemberStore::activity)
                .list();
    }

    private static TwoWayMember member(ResultSet row, int number) throws SQLException {
        ReceivedRequest request = HomeRequestStore.request(row, number);
        return new TwoWayMember(
                Row.uuid(row, "id"),
                request.organisation(),
                request,
                row.getObject("since", LocalDate.class),
                Optional.ofNullable(row.getObject("until", LocalDate.class)),
                row.getInt("present"),
                row.getInt("absent"));
    }

    private static Activity activity(ResultSet row, int number) throws SQLException {
        Instant written = Row.instant(row, "written_at");
        return new Activity(
                Row.uuid(row, "id"),
                Row.uuid(row, "member"),
                row.getObject("day", LocalDate.class),
                ActivityKind.valueOf(row.getString("kind")),
                Attendance.valueOf(row.getString("attendance")),
                row.getString("remark"),
                row.getLong("written_by"),
                written);
    }
}
