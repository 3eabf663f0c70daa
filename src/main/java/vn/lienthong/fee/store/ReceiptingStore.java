package vn.lienthong.fee.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeReceipt;
import vn.lienthong.fee.NumberedReceipt;
import vn.lienthong.fee.Receipting;

/** What issuing writes to {@code fee_receipting} and {@code fee_receipt}. */
@Repository
public class ReceiptingStore {

    private static final String NUMBERED =
            "SELECT number, position, kind, person, person_name, member_number, amount, code FROM fee_receipt ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ReceiptingStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    public Optional<Receipting> find(UUID order) {
        return jdbc.sql("SELECT * FROM fee_receipting WHERE order_id = ?")
                .param(order)
                .query(ReceiptingStore::receipting)
                .optional();
    }

    /** As {@link #find}, and nobody else keeps receipts of the order until the transaction ends. */
    public Receipting lock(UUID order) {
        return jdbc.sql("SELECT * FROM fee_receipting WHERE order_id = ? FOR NO KEY UPDATE")
                .param(order)
                .query(ReceiptingStore::receipting)
                .single();
    }

    public void insert(Receipting receipting) {
        jdbc.sql(
                        """
                        INSERT INTO fee_receipting (order_id, method, reference, paid_at, cell, dated, expected)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        receipting.order(),
                        receipting.method(),
                        receipting.reference(),
                        receipting.paidAt().atOffset(ZoneOffset.UTC),
                        receipting.cell(),
                        receipting.dated(),
                        receipting.expected())
                .update();
    }

    public void insert(UUID order, List<NumberedReceipt> receipts) {
        batches.batchUpdate(
                """
                INSERT INTO fee_receipt (number, order_id, position, kind, person, person_name, member_number, amount, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                receipts,
                500,
                (row, receipt) -> {
                    row.setString(1, receipt.number());
                    row.setObject(2, order);
                    row.setInt(3, receipt.position());
                    row.setString(4, receipt.kind().name());
                    row.setLong(5, receipt.person());
                    row.setString(6, receipt.name());
                    row.setString(7, receipt.memberNumber().orElse(null));
                    row.setLong(8, receipt.amount());
                    row.setString(9, receipt.code());
                });
    }

    /** Receipts without a document, in their order; the summary only when it is the last one left. */
    public List<NumberedReceipt> waiting(UUID order, int limit) {
        List<NumberedReceipt> waiting = jdbc.sql(
                        NUMBERED + "WHERE order_id = ? AND document IS NULL ORDER BY position LIMIT ?")
                .params(order, limit)
                .query(ReceiptingStore::numbered)
                .list();
        return waiting.size() == 1
                ? waiting
                : waiting.stream()
                        .filter(receipt -> receipt.kind() != FeeReceipt.Kind.SUMMARY)
                        .toList();
    }

    /** Those of these numbers that have no document yet. */
    public Set<String> waiting(Collection<String> numbers) {
        return Set.copyOf(jdbc.sql("SELECT number FROM fee_receipt WHERE number = ANY (?) AND document IS NULL")
                .param(numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The members' receipts of a cell order, in their order. */
    public List<NumberedReceipt> ofMembers(UUID order) {
        return jdbc.sql(NUMBERED + "WHERE order_id = ? AND kind = 'MEMBER' ORDER BY position")
                .param(order)
                .query(ReceiptingStore::numbered)
                .list();
    }

    /** The months an order pays for these members, each in order. */
    public Map<Long, List<YearMonth>> months(UUID order, Collection<Long> people) {
        return jdbc
                .sql(
                        "SELECT person, month FROM fee_line WHERE order_id = ? AND person = ANY (?) ORDER BY person, month")
                .params(order, people.toArray(Long[]::new))
                .query((row, number) ->
                        Map.entry(row.getLong("person"), YearMonth.from(row.getObject("month", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    public void made(String number, UUID document) {
        jdbc.sql("UPDATE fee_receipt SET document = ? WHERE number = ?")
                .params(document, number)
                .update();
    }

    /** @param finished when there are all of them now; null while some are missing */
    public void progress(UUID order, int issued, Instant finished) {
        jdbc.sql("UPDATE fee_receipting SET issued = ?, finished_at = ? WHERE order_id = ?")
                .param(issued)
                .param(finished == null ? null : OrderStore.at(finished))
                .param(order)
                .update();
    }

    private static Receipting receipting(ResultSet row, int number) throws SQLException {
        return new Receipting(
                row.getObject("order_id", UUID.class),
                row.getString("method"),
                row.getString("reference"),
                row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                row.getString("cell"),
                row.getObject("dated", LocalDate.class),
                row.getInt("expected"),
                row.getInt("issued"));
    }

    private static NumberedReceipt numbered(ResultSet row, int number) throws SQLException {
        return new NumberedReceipt(
                row.getString("number"),
                row.getInt("position"),
                FeeReceipt.Kind.valueOf(row.getString("kind")),
                row.getLong("person"),
                row.getString("person_name"),
                Optional.ofNullable(row.getString("member_number")),
                row.getLong("amount"),
                row.getString("code"));
    }
}
