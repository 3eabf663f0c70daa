package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossier.Channel;
import vn.lienthong.organisation.SearchText;

/** The tables {@code residence_received_delivery} and {@code residence_request}. */
@Repository
class HomeRequestStore {

    static final String COLUMNS =
            """
            r.line, r.delivery, r.dossier, r.organisation, r.year, r.person, r.full_name, r.card_number, r.file_number, r.address, r.work_cell,
            r.kind, r.report_wanted, r.received_at, r.introduced_at, r.introduced_by, r.introduced_behalf, r.incomplete_until,
            r.returned_at, r.paper, r.due_at AS introduction_due, d.from_name, d.from_code, d.channel AS list_channel
            """;

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM residence_request r JOIN residence_received_delivery d ON d.id = r.delivery ";

    private final JdbcClient jdbc;

    HomeRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What all lines of a delivery share. @param hub it came from, see {@link vn.lienthong.residence.OtherHalf#place} */
    record Delivery(
            UUID id,
            UUID list,
            int year,
            String fromCode,
            String fromName,
            String organisation,
            int parts,
            Channel channel,
            Instant sentAt,
            String hub) {}

    /** A line to be written down. @param paper the workplace's; null when none came */
    record NewLine(
            UUID line,
            String dossier,
            long person,
            String fullName,
            String cardNumber,
            String fileNumber,
            String address,
            String workCell,
            RequestKind kind,
            boolean reportWanted,
            UUID paper) {}

    /** @return whether it is the first part of its delivery */
    boolean insert(Delivery delivery, Instant now) {
        return jdbc.sql(
                                """
                                INSERT INTO residence_received_delivery (id, list, year, from_code, from_name, organisation, parts,
                                                                channel, sent_at, received_at, hub)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                                """)
                        .params(
                                delivery.id(),
                                delivery.list(),
                                delivery.year(),
                                delivery.fromCode(),
                                delivery.fromName(),
                                delivery.organisation(),
                                delivery.parts(),
                                delivery.channel().name(),
                                at(delivery.sentAt()),
                                at(now),
                                delivery.hub())
                        .update()
                == 1;
    }

    /**
     * Writes lines down, and a form for each that wants a comment; those known already are left alone, but for those that were
     * given back: they begin anew with a later sending of theirs, and with no other.
     *
     * @param due the time limit of the forms, and of introductions that want none
     * @param incompleteUntil until when it is in time to give them back
     */
    void insert(Delivery delivery, List<NewLine> lines, Instant now, Instant due, Instant incompleteUntil) {
        jdbc.sql(
                        """
                        WITH fresh AS (
                            INSERT INTO residence_request AS known (line, delivery, dossier, organisation, year, person, full_name,
                                        card_number, file_number, address, work_cell, kind, report_wanted, search_text, received_at,
                                        incomplete_until, paper, due_at)
                            SELECT l.line::uuid, :delivery, l.dossier, :organisation, :year, l.person::bigint, l.name, l.card, l.file,
                                   l.address, l.cell, l.kind, l.report::boolean, l.search, :now, :incomplete, l.paper::uuid,
                                   CASE WHEN l.kind = 'INTRODUCE' THEN :due END
                              FROM unnest(:line, :dossier, :person, :name, :card, :file, :address, :cell, :kind, :report, :search, :paper)
                                   AS l (line, dossier, person, name, card, file, address, cell, kind, report, search, paper)
                            ON CONFLICT (line) DO UPDATE
                               SET delivery = excluded.delivery, dossier = excluded.dossier, organisation = excluded.organisation,
                                   person = excluded.person, full_name = excluded.full_name, card_number = excluded.card_number,
                                   file_number = excluded.file_number, address = excluded.address, work_cell = excluded.work_cell,
                                   kind = excluded.kind, report_wanted = excluded.report_wanted, search_text = excluded.search_text,
                                   received_at = excluded.received_at, incomplete_until = excluded.incomplete_until,
                                   paper = excluded.paper, due_at = excluded.due_at, overdue_told_at = NULL,
                                   returned_at = NULL, returned_by = NULL, return_reason = NULL
                             WHERE known.returned_at IS NOT NULL AND known.delivery <> excluded.delivery
                               AND (SELECT sent_at FROM residence_received_delivery WHERE id = known.delivery) < :sent
                            RETURNING line, organisation, kind)
                        INSERT INTO residence_form (line, organisation, state, due_at)
                        SELECT line, organisation, 'WAITING', :due FROM fresh WHERE kind <> 'INTRODUCE'
                        """)
                .param("delivery", delivery.id())
                .param("organisation", delivery.organisation())
                .param("year", delivery.year())
                .param("now", at(now))
                .param("due", at(due))
                .param("incomplete", at(incompleteUntil))
                .param("sent", at(delivery.sentAt()))
                .param("line", column(lines, each -> each.line().toString()))
                .param("dossier", column(lines, NewLine::dossier))
                .param("person", column(lines, each -> Long.toString(each.person())))
                .param("name", column(lines, NewLine::fullName))
                .param("card", column(lines, NewLine::cardNumber))
                .param("file", column(lines, NewLine::fileNumber))
                .param("address", column(lines, NewLine::address))
                .param("cell", column(lines, NewLine::workCell))
                .param("kind", column(lines, each -> each.kind().name()))
                .param("report", column(lines, each -> Boolean.toString(each.reportWanted())))
                .param("search", column(lines, HomeRequestStore::searchText))
                .param("paper", column(lines, each -> Objects.toString(each.paper(), null)))
                .update();
    }

    private static String[] column(List<NewLine> lines, Function<NewLine, String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    private static String searchText(NewLine line) {
        return SearchText.of(String.join(
                " ",
                line.fullName(),
                line.cardNumber() == null ? "" : line.cardNumber(),
                line.fileNumber() == null ? "" : line.fileNumber(),
                line.workCell()));
    }

    Optional<ReceivedRequest> find(UUID line) {
        return jdbc.sql(SELECT + "WHERE r.line = ?")
                .param(line)
                .query(HomeRequestStore::request)
                .optional();
    }

    /** Those of these lines that have come. */
    List<ReceivedRequest> findAll(Collection<UUID> lines) {
        return jdbc.sql(SELECT + "WHERE r.line = ANY (?::uuid[])")
                .param(Row.array(lines))
                .query(HomeRequestStore::request)
                .list();
    }

    /** As {@link #find}, holding its row until the end of the transaction. */
    Optional<ReceivedRequest> lock(UUID line) {
        return jdbc.sql(SELECT + "WHERE r.line = ? FOR UPDATE OF r")
                .param(line)
                .query(HomeRequestStore::request)
                .optional();
    }

    /** Gives a line back to the workplace. The form that was begun goes with it, for it is the next organisation's to write. */
    void giveBack(UUID line, long person, String reason, boolean late, Instant now) {
        for (String begun : List.of("residence_chosen", "residence_form_scan", "residence_form")) {
            jdbc.sql("DELETE FROM " + begun + " WHERE line = ?").param(line).update();
        }
        jdbc.sql("INSERT INTO residence_request_return (line, delivery, organisation, at, late)"
                        + " SELECT line, delivery, organisation, ?, ? FROM residence_request WHERE line = ?")
                .params(at(now), late, line)
                .update();
        jdbc.sql("UPDATE residence_request SET returned_at = ?, returned_by = ?, return_reason = ? WHERE line = ?")
                .params(at(now), person, reason, line)
                .update();
    }

    /**
     * Introductions of these organisations, the oldest first, without those given back.
     *
     * @param taken only those taken note of, or only those not
     */
    List<ReceivedRequest> introductions(
            Collection<String> organisations, boolean taken, String text, Optional<Place> after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE r.organisation = ANY (:organisations) AND r.kind <> 'COMMENT' AND r.returned_at IS NULL
                           AND (r.introduced_at IS NOT NULL) = :taken
                           AND r.search_text LIKE ALL (:patterns)
                           AND (:at::timestamptz IS NULL OR (r.received_at, r.line) > (:at, :line))
                         ORDER BY r.received_at, r.line LIMIT :limit
                        """)
                .param("organisations", organisations.toArray(String[]::new))
                .param("taken", taken)
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("at", after.map(place -> at(place.at())).orElse(null))
                .param("line", after.map(Place::id).orElse(null))
                .param("limit", limit)
                .query(HomeRequestStore::request)
                .list();
    }

    /** Of the introductions that are past their time, want no comment and nobody was told of. */
    private static final String LATE =
            " WHERE r.kind = 'INTRODUCE' AND r.introduced_at IS NULL AND r.returned_at IS NULL AND r.overdue_told_at IS NULL"
                    + " AND r.due_at < ? ";

    /** Organisations that have introductions past their time of which nobody was told. */
    List<String> organisationsLate(Instant now, int limit) {
        return jdbc.sql("SELECT DISTINCT r.organisation FROM residence_request r" + LATE
                        + "ORDER BY r.organisation LIMIT ?")
                .params(at(now), limit)
                .query(String.class)
                .list();
    }

    /** Those of an organisation, locked for this transaction, without those another node is busy with. */
    List<ReceivedRequest> lockLate(String organisation, Instant now) {
        return jdbc.sql(SELECT + LATE + "AND r.organisation = ? ORDER BY r.due_at FOR UPDATE OF r SKIP LOCKED")
                .params(at(now), organisation)
                .query(HomeRequestStore::request)
                .list();
    }

    void toldLate(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_request SET overdue_told_at = ? WHERE line = ?")
                .params(at(now), line)
                .update();
    }

    /** Those given back by these organisations that have not come again, the newest first; none about this person. */
    List<ReturnedRequest> returned(
            Collection<String> organisations, long notAbout, String text, Optional<Place> after, int limit) {
        return jdbc.sql(
                        "SELECT r.returned_by, r.return_reason, "
                                + COLUMNS
                                + """
                          FROM residence_request r JOIN residence_received_delivery d ON d.id = r.delivery
                         WHERE r.organisation = ANY (:organisations) AND r.returned_at IS NOT NULL AND r.person <> :person
                           AND r.search_text LIKE ALL (:patterns)
                           AND (:at::timestamptz IS NULL OR (r.returned_at, r.line) < (:at, :line))
                         ORDER BY r.returned_at DESC, r.line DESC LIMIT :limit
                        """)
                .param("organisations", organisations.toArray(String[]::new))
                .param("person", notAbout)
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("at", after.map(place -> at(place.at())).orElse(null))
                .param("line", after.map(Place::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new ReturnedRequest(
                        request(row, number),
                        Row.instant(row, "returned_at"),
                        row.getLong("returned_by"),
                        row.getString("return_reason")))
                .list();
    }

    /** To another organisation, together with its form. */
    void move(UUID line, String organisation) {
        jdbc.sql("UPDATE residence_request SET organisation = ? WHERE line = ?")
                .params(organisation, line)
                .update();
        jdbc.sql("UPDATE residence_form SET organisation = ?, version = version + 1 WHERE line = ?")
                .params(organisation, line)
                .update();
    }

    /** @param behalf code of the committee that took note of it for its cell; null when the cell did */
    void introduced(UUID line, long person, String behalf, Instant now) {
        jdbc.sql(
                        "UPDATE residence_request SET introduced_at = ?, introduced_by = ?, introduced_behalf = ? WHERE line = ?")
                .params(at(now), person, behalf, line)
                .update();
    }

    /** Those of these organisations that were asked anything that was not given back. */
    Set<String> withRequests(Collection<String> organisations) {
        return Set.copyOf(jdbc.sql("SELECT code FROM unnest(?::text[]) AS below (code)"
                        + " WHERE EXISTS (SELECT FROM residence_request"
                        + " WHERE organisation = below.code AND returned_at IS NULL)")
                .param(organisations.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Whether anything ever came to one of these organisations. */
    boolean any(Collection<String> organisations) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM residence_request WHERE organisation = ANY (?))")
                .param(organisations.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whether the delivery, or one of the lines, has come before from another organisation than this. */
    boolean ofOthers(UUID delivery, Collection<UUID> lines, String from) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM residence_received_delivery WHERE id = :delivery AND from_code <> :from)
                            OR EXISTS (SELECT 1 FROM residence_request r JOIN residence_received_delivery d ON d.id = r.delivery
                                        WHERE r.line = ANY (:lines::uuid[]) AND d.from_code <> :from)
                        """)
                .param("delivery", delivery)
                .param("lines", Row.array(lines))
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /**
     * How a conversation began.
     *
     * @param hub it came from, see {@link vn.lienthong.residence.OtherHalf#place}; empty when nobody noted it
     * @param organisation it was for
     */
    record Beginning(Optional<String> hub, String organisation) {}

    Optional<Beginning> beginning(UUID delivery) {
        return jdbc.sql("SELECT hub, organisation FROM residence_received_delivery WHERE id = ?")
                .param(delivery)
                .query(HomeRequestStore::beginning)
                .optional();
    }

    /** Of the conversation about a line. */
    Optional<Beginning> beginningOf(UUID line) {
        return jdbc.sql("SELECT d.hub, d.organisation FROM residence_request r"
                        + " JOIN residence_received_delivery d ON d.id = r.delivery WHERE r.line = ?")
                .param(line)
                .query(HomeRequestStore::beginning)
                .optional();
    }

    private static Beginning beginning(ResultSet row, int number) throws SQLException {
        return new Beginning(Row.text(row, "hub"), row.getString("organisation"));
    }

    static ReceivedRequest request(ResultSet row, int number) throws SQLException {
        return new ReceivedRequest(
                Row.uuid(row, "line"),
                Row.uuid(row, "delivery"),
                row.getString("dossier"),
                row.getString("organisation"),
                row.getInt("year"),
                row.getLong("person"),
                row.getString("full_name"),
                Row.text(row, "card_number"),
                Row.text(row, "file_number"),
                Row.text(row, "address"),
                row.getString("work_cell"),
                row.getString("from_name"),
                row.getString("from_code"),
                RequestKind.valueOf(row.getString("kind")),
                row.getBoolean("report_wanted"),
                Row.optionalUuid(row, "paper"),
                Channel.valueOf(row.getString("list_channel")),
                Row.instant(row, "received_at"),
                Row.optionalInstant(row, "introduced_at"),
                Row.person(row, "introduced_by"),
                Row.text(row, "introduced_behalf"),
                Row.optionalInstant(row, "introduction_due"),
                Row.optionalInstant(row, "incomplete_until"),
                Row.optionalInstant(row, "returned_at"));
    }
}
