package vn.lienthong.fee.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.SelectionChange;

/** The tables {@code fee_selection} and {@code fee_selection_member}. */
@Repository
public class SelectionStore {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public SelectionStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    public record Selection(UUID id, long payer, String cell) {}

    /**
     * @param months at least 1
     * @param first the member's oldest unpaid month
     */
    public record Entry(long person, int months, boolean chosen, YearMonth first) {}

    public void insert(Selection selection, Instant now) {
        jdbc.sql("INSERT INTO fee_selection (id, payer, cell, created_at) VALUES (?, ?, ?, ?)")
                .params(selection.id(), selection.payer(), selection.cell(), OrderStore.at(now))
                .update();
    }

    /** Removes a payer's selections from before a moment. */
    public void forget(long payer, Instant before) {
        jdbc.sql("DELETE FROM fee_selection WHERE payer = ? AND created_at < ?")
                .params(payer, OrderStore.at(before))
                .update();
    }

    public Optional<Selection> find(UUID id) {
        return jdbc.sql("SELECT id, payer, cell FROM fee_selection WHERE id = ?")
                .param(id)
                .query((row, number) ->
                        new Selection(row.getObject("id", UUID.class), row.getLong("payer"), row.getString("cell")))
                .optional();
    }

    public List<Entry> entries(UUID id) {
        return jdbc.sql("SELECT person, months, chosen, first_month FROM fee_selection_member WHERE selection = ?")
                .param(id)
                .query((row, number) -> new Entry(
                        row.getLong("person"),
                        row.getInt("months"),
                        row.getBoolean("chosen"),
                        YearMonth.from(row.getObject("first_month", LocalDate.class))))
                .list();
    }

    /** Adds members; those in the list already become chosen, and stay as they are unless their months were taken meanwhile. */
    public void put(UUID id, Collection<Entry> entries) {
        batches.batchUpdate(
                """
                INSERT INTO fee_selection_member AS listed (selection, person, months, chosen, first_month)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (selection, person) DO UPDATE SET chosen = excluded.chosen, first_month = excluded.first_month,
                    months = CASE WHEN listed.first_month = excluded.first_month THEN listed.months
                                  ELSE excluded.months END""",
                entries,
                BATCH,
                (statement, entry) -> {
                    statement.setObject(1, id);
                    statement.setLong(2, entry.person());
                    statement.setInt(3, entry.months());
                    statement.setBoolean(4, entry.chosen());
                    statement.setObject(5, entry.first().atDay(1));
                });
    }

    /** Changes members of the list; whoever is not in it is left out. */
    public void change(UUID id, Collection<SelectionChange> changes) {
        batches.batchUpdate(
                "UPDATE fee_selection_member SET months = ?, chosen = ? WHERE selection = ? AND person = ?",
                changes,
                BATCH,
                (statement, change) -> {
                    statement.setInt(1, change.months());
                    statement.setBoolean(2, change.chosen());
                    statement.setObject(3, id);
                    statement.setLong(4, change.person());
                });
    }

    public void chooseAll(UUID id, boolean chosen) {
        jdbc.sql("UPDATE fee_selection_member SET chosen = ? WHERE selection = ?")
                .params(chosen, id)
                .update();
    }
}
