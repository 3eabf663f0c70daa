package vn.lienthong.fee.store;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fee_arrears_notice}. */
@Repository
public class ArrearsStore {

    private final JdbcTemplate jdbc;

    public ArrearsStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that a cell is told of a member's arrears of a year.
     *
     * @param unpaid months of that year, not empty
     * @return false when it was told before
     */
    public boolean note(long person, String cell, List<YearMonth> unpaid, Instant now) {
        int noted = jdbc.update((Connection connection) -> {
            var insert = connection.prepareStatement(
                    """
                    INSERT INTO fee_arrears_notice (person, year, cell, unpaid, noticed_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING""");
            insert.setLong(1, person);
            insert.setInt(2, unpaid.get(0).getYear());
            insert.setString(3, cell);
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "date", unpaid.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new)));
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            return insert;
        });
        return noted == 1;
    }
}
