package vn.lienthong.fee.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.Exemption;
import vn.lienthong.fee.Exemptions;

/** The table {@code fee_exemption}. */
@Repository
public class ExemptionStore implements Exemptions {

    private final JdbcTemplate jdbc;

    public ExemptionStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, List<Exemption>> of(Collection<Long> people) {
        return jdbc
                .query(
                        """
                        SELECT person, kind, share, from_month, to_month, decision, decided_on FROM fee_exemption
                        WHERE person = ANY (?) ORDER BY person, from_month""",
                        ExemptionStore::exemption,
                        (Object) people.toArray(Long[]::new))
                .stream()
                .collect(Collectors.groupingBy(Exemption::person, LinkedHashMap::new, Collectors.toList()));
    }

    /** Writes decisions; one that begins in the same month as a stored one of the person replaces it. */
    public void put(List<Exemption> exemptions) {
        jdbc.batchUpdate(
                """
                INSERT INTO fee_exemption (person, kind, share, from_month, to_month, decision, decided_on)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (person, from_month) DO UPDATE SET kind = excluded.kind, share = excluded.share,
                    to_month = excluded.to_month, decision = excluded.decision, decided_on = excluded.decided_on""",
                exemptions.stream()
                        .map(exemption -> new Object[] {
                            exemption.person(),
                            exemption.kind(),
                            exemption.share(),
                            exemption.from().atDay(1),
                            exemption.to().map(month -> month.atDay(1)).orElse(null),
                            exemption.decision(),
                            exemption.decidedOn()
                        })
                        .toList());
    }

    private static Exemption exemption(ResultSet row, int number) throws SQLException {
        return new Exemption(
                row.getLong("person"),
                row.getString("kind"),
                row.getInt("share"),
                YearMonth.from(row.getObject("from_month", LocalDate.class)),
                Optional.ofNullable(row.getObject("to_month", LocalDate.class)).map(YearMonth::from),
                row.getString("decision"),
                row.getObject("decided_on", LocalDate.class));
    }
}
