package vn.lienthong.fee.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.LedgerEntry;

/** The tables {@code ledger_entry} and {@code ledger_posting}: written, never changed. */
@Repository
public class LedgerStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    LedgerStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    private record Row(long entry, int line, LedgerEntry.Posting posting) {}

    /**
     * Writes entries, in the order given, in two round trips.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them was booked before
     */
    public void book(List<LedgerEntry> entries, LocalDate day, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        List<Long> ids = jdbc.sql(
                        """
                        INSERT INTO ledger_entry (kind, subject, order_id, booked_on, booked_at)
                        SELECT kind, subject, order_id, ?, ?
                          FROM unnest(?::text[], ?::text[], ?::uuid[]) WITH ORDINALITY AS e (kind, subject, order_id, n)
                         ORDER BY n RETURNING id
                        """)
                .params(
                        day,
                        OrderStore.at(now),
                        entries.stream().map(entry -> entry.kind().name()).toArray(String[]::new),
                        entries.stream().map(LedgerEntry::subject).toArray(String[]::new),
                        entries.stream().map(LedgerEntry::order).toArray(UUID[]::new))
                .query(Long.class)
                .list();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int line = 1;
            for (LedgerEntry.Posting posting : entries.get(i).postings()) {
                rows.add(new Row(ids.get(i), line++, posting));
            }
        }
        batches.batchUpdate(
                "INSERT INTO ledger_posting (entry, line, account, owner, amount, received) VALUES (?, ?, ?, ?, ?, ?)",
                rows,
                1000,
                (statement, row) -> {
                    statement.setLong(1, row.entry());
                    statement.setInt(2, row.line());
                    statement.setString(3, row.posting().account().name());
                    statement.setString(4, row.posting().owner());
                    statement.setLong(5, row.posting().amount());
                    statement.setLong(6, row.posting().received());
                });
    }

    /** What settled an order: a payment, or money placed out of suspense. */
    public record Settled(LedgerEntry.Kind kind, String subject) {}

    /** Empty while the order is not settled. */
    public Optional<Settled> settled(UUID order) {
        return jdbc.sql(
                        "SELECT kind, subject FROM ledger_entry WHERE order_id = ? AND kind IN ('SETTLEMENT', 'APPLIED')")
                .param(order)
                .query((row, number) ->
                        new Settled(LedgerEntry.Kind.valueOf(row.getString("kind")), row.getString("subject")))
                .optional();
    }

    /** Those of the payments that settled their order. */
    public Set<String> settlements(Set<String> references) {
        return new HashSet<>(
                jdbc.sql("SELECT subject FROM ledger_entry WHERE kind = 'SETTLEMENT' AND subject = ANY (?)")
                        .param(references.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** The lines of an entry, in order; empty when there is none. */
    public List<LedgerEntry.Posting> postings(LedgerEntry.Kind kind, String subject) {
        return jdbc.sql(
                        """
                        SELECT account, owner, amount, received
                          FROM ledger_entry e JOIN ledger_posting p ON p.entry = e.id
                         WHERE e.kind = ? AND e.subject = ? ORDER BY p.line
                        """)
                .params(kind.name(), subject)
                .query((row, number) -> new LedgerEntry.Posting(
                        LedgerEntry.Account.valueOf(row.getString("account")),
                        row.getString("owner"),
                        row.getLong("amount"),
                        row.getLong("received")))
                .list();
    }

    /** Codes of the organisations for which money is held. */
    public List<String> holders() {
        return jdbc.sql(
                        """
                        SELECT owner FROM ledger_posting WHERE account = 'HELD' GROUP BY owner HAVING sum(amount) <> 0
                         ORDER BY owner
                        """)
                .query(String.class)
                .list();
    }

    /**
     * VND held for an organisation, with the last entry that is in it. Whoever asks books for it alone until the end of the
     * transaction.
     */
    public Held lockHeld(String organisation) {
        lock(organisation);
        return jdbc.sql(
                        """
                        SELECT coalesce(-sum(amount), 0) AS amount, coalesce(max(entry), 0) AS entry
                          FROM ledger_posting WHERE owner = ? AND account = 'HELD'
                        """)
                .param(organisation)
                .query((row, number) -> new Held(row.getLong("amount"), row.getLong("entry")))
                .single();
    }

    /**
     * Those of the organisations whose part of an entry was held and has been released since, with whose own it became. Nothing that
     * is held for them is released until the end of the transaction.
     */
    public Map<String, String> lockReleased(LedgerEntry.Kind kind, String subject, Set<String> organisations) {
        // in one order of names, so that two never wait for each other
        List<String> sorted = organisations.stream().sorted().toList();
        sorted.forEach(this::lock);
        Map<String, String> released = new HashMap<>();
        for (String organisation : sorted) {
            jdbc.sql(
                            """
                            SELECT p.owner FROM ledger_entry r JOIN ledger_posting p ON p.entry = r.id AND p.account = 'KEPT'
                             WHERE r.kind = 'RELEASE' AND starts_with(r.subject, ? || '/')
                               AND r.id > (SELECT id FROM ledger_entry WHERE kind = ? AND subject = ?)
                             ORDER BY r.id LIMIT 1
                            """)
                    .params(organisation, kind.name(), subject)
                    .query(String.class)
                    .optional()
                    .ifPresent(receiver -> released.put(organisation, receiver));
        }
        return released;
    }

    private void lock(String organisation) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('fee-held ' || ?, 0))")
                .param(organisation)
                .query(row -> {});
    }

    /** @param entry the last one that is in the amount */
    public record Held(long amount, long entry) {}
}
