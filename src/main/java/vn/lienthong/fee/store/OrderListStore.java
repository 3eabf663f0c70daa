package vn.lienthong.fee.store;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderQuery;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.organisation.SearchText;

/** Reads {@code fee_order} for lists, with how each order stands and its rating. */
@Repository
public class OrderListStore {

    /** VND of what settled an order {@code o} that went back. */
    private static final String REFUNDED =
            """
            (SELECT coalesce(sum(b.amount), 0) FROM fee_refund b
              WHERE b.order_id = o.id AND b.state = 'DONE'
                AND (b.suspense IS NULL
                     OR EXISTS (SELECT 1 FROM fee_suspense s WHERE s.id = b.suspense AND s.applied_to = o.id)))""";

    private static final String A_PAYMENT = "EXISTS (SELECT 1 FROM fee_payment p WHERE p.order_id = o.id AND";

    private static final String MONEY = "EXISTS (SELECT 1 FROM fee_suspense s WHERE s.order_id = o.id AND";

    private static final String WAITS = "s.state IN ('OPEN', 'REFUNDING')";

    /** Whether money is here for an unpaid order {@code o} that is not what was to be paid, and that a person must look at. */
    static final String HELD =
            """
            (%2$s %3$s)
             OR %1$s p.state = 'FAILED' AND p.failure IN ('LT-PAY-015', 'LT-PAY-018')
                     AND EXISTS (SELECT 1 FROM provider_notice n
                                  WHERE n.reference = p.reference AND n.provider = p.provider
                                    AND n.verdict IN ('WRONG_CURRENCY', 'CONFLICT')
                                    AND n.reviewed_at IS NULL)))"""
                    .formatted(A_PAYMENT, MONEY, WAITS);

    /** {@link OrderStanding} of an order {@code o}. */
    private static final String STANDING =
            """
            CASE o.state
                 WHEN 'OPEN' THEN CASE
                      WHEN %1$s p.state = 'PAID') THEN 'BOOKING'
                      WHEN %5$s THEN 'HELD'
                      WHEN %1$s p.state IN ('ASKED', 'READY')) THEN 'PAYING'
                      ELSE 'CREATED' END
                 WHEN 'PAID' THEN CASE
                      WHEN o.amount <= %4$s THEN 'REFUNDED'
                      WHEN %2$s %3$s) THEN 'SURPLUS'
                      ELSE 'PAID' END
                 ELSE CASE
                      WHEN %2$s s.kind <> 'MISMATCH' AND %3$s)
                           OR %1$s p.state = 'PAID' AND NOT %2$s s.reference = p.reference)) THEN 'LATE'
                      WHEN %5$s THEN 'HELD'
                      WHEN %2$s s.state = 'APPLIED' AND NOT %6$s) THEN 'PLACED'
                      WHEN %2$s s.state = 'EXPLAINED') THEN 'EXPLAINED'
                      WHEN %2$s s.state IN ('APPLIED', 'REFUNDED')) THEN 'REFUNDED'
                      ELSE o.state END
                 END"""
                    .formatted(A_PAYMENT, MONEY, WAITS, REFUNDED, HELD, SuspenseCaseStore.GIVEN_BACK);

    private static final String SELECT =
            "SELECT o." + OrderStore.COLUMNS.replace(", ", ", o.") + ", " + STANDING + " AS standing, " + REFUNDED
                    + " AS refunded, " + A_PAYMENT
                    + " p.state = 'EXPIRED' AND p.query_at IS NOT NULL) AS asked, r.score FROM fee_order o LEFT JOIN fee_rating r ON r.order_id = o.id ";

    private static final String CONDITION =
            """
            WHERE (CASE WHEN :own THEN o.payer = :viewer ELSE o.cell = ANY (:cells) AND o.form = 'CELL' END)
              AND (:form::text IS NULL OR o.form = :form)
              AND (:from::timestamptz IS NULL OR o.created_at >= :from)
              AND (:until::timestamptz IS NULL OR o.created_at < :until)
              AND o.search_text LIKE ALL (:patterns)
              AND (:standing::text IS NULL OR\s"""
                    + STANDING + " = :standing) ";

    private static final String NEWEST_FIRST = "ORDER BY o.created_at DESC, o.id DESC ";

    private final JdbcClient jdbc;

    public OrderListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param viewer whose own orders are listed
     * @param cells whose orders are listed when the query asks for those of cells
     */
    public record Filter(OrderQuery query, long viewer, Collection<String> cells) {}

    public Optional<ListedOrder> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE o.id = ?")
                .param(id)
                .query(OrderListStore::listed)
                .optional();
    }

    /** Those of the people for whose months money came that waits for a person, beside an order it did not settle. */
    public Set<Long> whoseMoneyWaits(Collection<Long> people) {
        return new HashSet<>(jdbc.sql(
                        """
                        SELECT DISTINCT l.person
                          FROM (SELECT order_id FROM fee_suspense WHERE state IN ('OPEN', 'REFUNDING')
                                UNION
                                SELECT p.order_id FROM provider_notice n
                                  JOIN fee_payment p ON p.reference = n.reference AND p.provider = n.provider
                                   AND p.state = 'FAILED' AND p.failure IN ('LT-PAY-015', 'LT-PAY-018')
                                 WHERE n.verdict IN ('WRONG_CURRENCY', 'CONFLICT') AND n.reviewed_at IS NULL) waits
                          JOIN fee_order o ON o.id = waits.order_id AND o.state <> 'PAID'
                          JOIN fee_line l ON l.order_id = o.id AND l.person = ANY (?)
                        """)
                .param(people.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    public long count(Filter filter) {
        return where("SELECT count(*) FROM fee_order o " + CONDITION, filter)
                .query(Long.class)
                .single();
    }

    public List<ListedOrder> page(Filter filter, long offset, int limit) {
        return where(SELECT + CONDITION + NEWEST_FIRST + "OFFSET :offset LIMIT :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(OrderListStore::listed)
                .list();
    }

    /** Those older than an order, or the newest ones. */
    public List<ListedOrder> after(Filter filter, Optional<FeeOrder> last, int limit) {
        String older = last.isPresent() ? "AND (o.created_at, o.id) < (:lastAt, :lastId) " : "";
        JdbcClient.StatementSpec statement = where(SELECT + CONDITION + older + NEWEST_FIRST + "LIMIT :limit", filter)
                .param("limit", limit);
        if (last.isPresent()) {
            statement = statement
                    .param("lastAt", OrderStore.at(last.get().createdAt()))
                    .param("lastId", last.get().id());
        }
        return statement.query(OrderListStore::listed).list();
    }

    private JdbcClient.StatementSpec where(String sql, Filter filter) {
        OrderQuery query = filter.query();
        return jdbc.sql(sql)
                .param("own", query.scope() == OrderQuery.Scope.MINE)
                .param("viewer", filter.viewer())
                .param("cells", filter.cells().toArray(String[]::new))
                .param("form", query.form().map(Enum::name).orElse(null))
                .param("from", query.from().map(OrderListStore::begin).orElse(null))
                .param("until", query.to().map(day -> begin(day.plusDays(1))).orElse(null))
                .param("patterns", SearchText.patterns(query.text()).toArray(String[]::new))
                .param("standing", query.standing().map(Enum::name).orElse(null));
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    private static ListedOrder listed(ResultSet row, int number) throws SQLException {
        Integer score = row.getObject("score", Integer.class);
        return new ListedOrder(
                OrderStore.order(row, number),
                OrderStanding.valueOf(row.getString("standing")),
                row.getLong("refunded"),
                row.getBoolean("asked"),
                score == null ? OptionalInt.empty() : OptionalInt.of(score));
    }
}
