package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeRating;

/** The table {@code fee_rating}. */
@Repository
public class RatingStore {

    private static final String SELECT =
            "SELECT order_id, score, comment, rated_at, changed_at FROM fee_rating WHERE order_id = ?";

    private final JdbcClient jdbc;

    RatingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<FeeRating> find(UUID order) {
        return jdbc.sql(SELECT).param(order).query(RatingStore::rating).optional();
    }

    /** As {@link #find}, holding the row until the end of the transaction. */
    public Optional<FeeRating> lock(UUID order) {
        return jdbc.sql(SELECT + " FOR UPDATE")
                .param(order)
                .query(RatingStore::rating)
                .optional();
    }

    /** An order and its score, 0 when it has none. */
    public record Rated(UUID order, int score) {}

    /** Those of these dossiers that are orders this person pays, by number. */
    public Map<String, Rated> ofPayer(long payer, Collection<String> numbers) {
        Map<String, Rated> rated = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT o.dossier, o.id, coalesce(r.score, 0) AS score
                        FROM fee_order o LEFT JOIN fee_rating r ON r.order_id = o.id
                        WHERE o.payer = ? AND o.dossier = ANY (?)""")
                .params(payer, numbers.toArray(String[]::new))
                .query((RowCallbackHandler) row -> rated.put(
                        row.getString("dossier"), new Rated(row.getObject("id", UUID.class), row.getInt("score"))));
        return rated;
    }

    /** Stores it, or what it says now; when it was first said stays. */
    public void put(FeeRating rating, long person) {
        jdbc.sql(
                        """
                        INSERT INTO fee_rating (order_id, score, comment, rated_by, rated_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (order_id) DO UPDATE SET score = excluded.score, comment = excluded.comment,
                            changed_at = excluded.changed_at""")
                .params(
                        rating.order(),
                        rating.score(),
                        rating.comment(),
                        person,
                        at(rating.ratedAt()),
                        at(rating.changedAt()))
                .update();
    }

    private static FeeRating rating(ResultSet row, int number) throws SQLException {
        return new FeeRating(
                row.getObject("order_id", UUID.class),
                row.getInt("score"),
                row.getString("comment"),
                instant(row, "rated_at").orElseThrow(),
                instant(row, "changed_at").orElseThrow());
    }
}
