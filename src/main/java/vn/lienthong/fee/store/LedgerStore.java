package vn.lienthong.fee.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
}
