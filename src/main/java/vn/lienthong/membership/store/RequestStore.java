package vn.lienthong.membership.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.membership.ApprovalTasks;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.AspectDecision;
import vn.lienthong.membership.AspectState;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Outcome;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.RequestState;
import vn.lienthong.security.IdentityClaims;

/** The tables {@code membership_request} and {@code membership_aspect}. */
@Repository
public class RequestStore {

    private final JdbcClient jdbc;

    public RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the person has another open request */
    public void insert(MembershipRequest request) {
        jdbc.sql(
                        """
                INSERT INTO membership_request (id, kind, dossier, person_id, state, declared, in_force, claims, lookup,
                    submitted_at, requested_on, step_due_at)
                VALUES (:id, :kind, :dossier, :person, :state, :declared::jsonb, :inForce::jsonb, :claims::jsonb,
                    :lookup::jsonb, :submittedAt, :requestedOn, :due)""")
                .param("id", request.id())
                .param("kind", request.kind().name())
                .param("dossier", request.dossier())
                .param("person", request.personId())
                .param("state", request.state().name())
                .param("declared", StoredJson.write(request.declared()))
                .param("inForce", request.inForce().map(StoredJson::write).orElse(null))
                .param("claims", StoredJson.write(request.claims()))
                .param("lookup", StoredJson.write(request.lookup()))
                .param("submittedAt", at(request.submittedAt()))
                .param("requestedOn", request.requestedOn())
                .param("due", at(LostStep.firstLook(request.submittedAt())))
                .update();
    }

    /** The fee in force before each approved change of an account, by person, in the order the changes took effect. */
    public Map<Long, List<Profile.Fee>> earlierFees(Collection<Long> people) {
        return jdbc
                .sql(
                        """
                        SELECT r.person_id, r.in_force -> 'fee' AS fee
                        FROM membership_request r JOIN membership_aspect a ON a.request_id = r.id
                        WHERE r.person_id = ANY (?) AND r.kind = 'CHANGE' AND a.aspect = 'ACCOUNT'
                            AND a.effective_at IS NOT NULL
                        ORDER BY r.person_id, a.effective_at, r.id""")
                .param(people.toArray(Long[]::new))
                .query((row, number) ->
                        Map.entry(row.getLong("person_id"), StoredJson.read(row.getString("fee"), Profile.Fee.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    public Optional<MembershipRequest> find(UUID id) {
        return withAspects(
                jdbc.sql("SELECT * FROM membership_request WHERE id = ?").param(id));
    }

    /** As {@link #find}, holding the row until the end of the transaction: decisions on one request come one by one. */
    public Optional<MembershipRequest> lock(UUID id) {
        return withAspects(jdbc.sql("SELECT * FROM membership_request WHERE id = ? FOR UPDATE")
                .param(id));
    }

    /** The person's open request, or else the last one; empty when there never was one. */
    public Optional<MembershipRequest> latest(long personId) {
        return withAspects(jdbc.sql(
                        """
                SELECT * FROM membership_request WHERE person_id = ?
                ORDER BY (state IN ('SUBMITTED', 'CHECKED', 'DECIDING')) DESC, submitted_at DESC LIMIT 1""")
                .param(personId));
    }

    public boolean hasOpen(long personId) {
        return jdbc.sql(
                        """
                SELECT EXISTS (SELECT 1 FROM membership_request
                WHERE person_id = ? AND state IN ('SUBMITTED', 'CHECKED', 'DECIDING'))""")
                .param(personId)
                .query(Boolean.class)
                .single();
    }

    /** The person's requests, newest first. */
    public List<MembershipRequest> ofPerson(long personId, int limit) {
        return jdbc
                .sql("SELECT * FROM membership_request WHERE person_id = ? ORDER BY submitted_at DESC LIMIT ?")
                .param(personId)
                .param(limit)
                .query(RequestStore::request)
                .list()
                .stream()
                .map(request -> request.withAspects(aspects(request.id())))
                .toList();
    }

    /** Moves an open request on without closing it. */
    public void progress(UUID id, RequestState state) {
        jdbc.sql("UPDATE membership_request SET state = ? WHERE id = ?")
                .param(state.name())
                .param(id)
                .update();
    }

    /**
     * @param outcome null unless the request is decided
     * @param reason null unless the hub's checks did not accept it
     */
    public void close(UUID id, RequestState state, Outcome outcome, String reason, Instant now) {
        jdbc.sql(
                        """
                UPDATE membership_request SET state = :state, outcome = :outcome, reason = :reason, closed_at = :now,
                    step_due_at = :due
                WHERE id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("reason", reason)
                .param("now", at(now))
                .param("due", at(LostStep.firstLook(now)))
                .update();
    }

    /** Notes that the dossier of a decided request was closed. */
    public void concluded(UUID id, Instant now) {
        jdbc.sql("UPDATE membership_request SET concluded_at = coalesce(concluded_at, ?) WHERE id = ?")
                .params(at(now), id)
                .update();
    }

    /**
     * Writes one aspect as it now stands.
     *
     * @param now when it was asked for, where it is new
     */
    public void save(UUID request, AspectDecision aspect, Instant now) {
        jdbc.sql(
                        """
                INSERT INTO membership_aspect (request_id, aspect, state, organisation, task, decided_by, reason,
                    decided_at, effective_at, step_due_at)
                VALUES (:request, :aspect, :state, :organisation, :task, :decidedBy, :reason, :decidedAt, :effectiveAt, :due)
                ON CONFLICT (request_id, aspect) DO UPDATE SET state = excluded.state, task = excluded.task,
                    decided_by = excluded.decided_by, reason = excluded.reason, decided_at = excluded.decided_at,
                    effective_at = excluded.effective_at""")
                .param("request", request)
                .param("aspect", aspect.aspect().name())
                .param("state", aspect.state().name())
                .param("organisation", aspect.organisation())
                .param("task", aspect.task().orElse(null))
                .param("decidedBy", aspect.decidedBy().orElse(null))
                .param("reason", aspect.reason().orElse(null))
                .param("decidedAt", aspect.decidedAt().map(RequestStore::at).orElse(null))
                .param("effectiveAt", aspect.effectiveAt().map(RequestStore::at).orElse(null))
                .param("due", at(LostStep.firstLook(now)))
                .update();
    }

    /**
     * Requests that wait to be checked, or to have their dossier closed, and are due to be looked at, locked for this transaction, without
     * those another node is busy with. One that a node of an earlier version has closed may be due too soon, so its closing counts as well.
     */
    public List<MembershipRequest> lockStanding(Instant now, int limit) {
        return jdbc
                .sql(
                        """
                        SELECT * FROM membership_request
                         WHERE (state = 'SUBMITTED' OR state = 'DECIDED' AND concluded_at IS NULL)
                           AND step_due_at <= :now AND (closed_at IS NULL OR closed_at < :closed)
                         ORDER BY step_due_at, id LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .param("now", at(now))
                .param("closed", at(LostStep.at(now).clickedBefore()))
                .param("limit", limit)
                .query(RequestStore::request)
                .list()
                .stream()
                .map(request -> request.withAspects(aspects(request.id())))
                .toList();
    }

    /** Says when it is looked again whether the message of its step was lost. */
    public void stepDue(UUID id, Instant at) {
        jdbc.sql("UPDATE membership_request SET step_due_at = ? WHERE id = ?")
                .params(at(at), id)
                .update();
    }

    /** As {@link #lockStanding}: aspects that wait for their decision. Reads no more of them than it returns, however many wait. */
    public List<ApprovalTasks.Subject> lockStandingAspects(Instant now, int limit) {
        return jdbc.sql(
                        """
                        SELECT request_id, aspect FROM membership_aspect WHERE state = 'ASKED' AND step_due_at <= ?
                         ORDER BY step_due_at, request_id, aspect LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .params(at(now), limit)
                .query((row, number) -> new ApprovalTasks.Subject(
                        row.getObject("request_id", UUID.class), Aspect.valueOf(row.getString("aspect"))))
                .list();
    }

    /** Says when it is looked again whether the message that has its task made, or the decision, was lost. */
    public void stepDue(ApprovalTasks.Subject aspect, Instant at) {
        jdbc.sql("UPDATE membership_aspect SET step_due_at = ? WHERE request_id = ? AND aspect = ?")
                .params(at(at), aspect.request(), aspect.aspect().name())
                .update();
    }

    private Optional<MembershipRequest> withAspects(JdbcClient.StatementSpec statement) {
        return statement
                .query(RequestStore::request)
                .optional()
                .map(request -> request.withAspects(aspects(request.id())));
    }

    private List<AspectDecision> aspects(UUID request) {
        return jdbc.sql("SELECT * FROM membership_aspect WHERE request_id = ? ORDER BY aspect")
                .param(request)
                .query(RequestStore::aspect)
                .list();
    }

    private static MembershipRequest request(ResultSet row, int number) throws SQLException {
        return new MembershipRequest(
                row.getObject("id", UUID.class),
                RequestKind.valueOf(row.getString("kind")),
                row.getString("dossier"),
                row.getLong("person_id"),
                RequestState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                StoredJson.read(row.getString("declared"), Profile.class),
                Optional.ofNullable(StoredJson.read(row.getString("in_force"), Profile.class)),
                StoredJson.read(row.getString("claims"), IdentityClaims.class),
                StoredJson.read(row.getString("lookup"), MemberLookup.class),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("requested_on", LocalDate.class),
                Optional.ofNullable(row.getString("reason")),
                instant(row, "closed_at"),
                List.of());
    }

    private static AspectDecision aspect(ResultSet row, int number) throws SQLException {
        return new AspectDecision(
                Aspect.valueOf(row.getString("aspect")),
                AspectState.valueOf(row.getString("state")),
                row.getString("organisation"),
                Optional.ofNullable(row.getObject("task", UUID.class)),
                Optional.ofNullable(row.getObject("decided_by", Long.class)),
                Optional.ofNullable(row.getString("reason")),
                instant(row, "decided_at"),
                instant(row, "effective_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
