package vn.lienthong.fee.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.TakenMonth;
import vn.lienthong.fee.TakenMonths;

/** Reads {@code fee_month} for what is owed. */
@Repository
class TakenMonthStore implements TakenMonths {

    private final JdbcClient jdbc;

    TakenMonthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record OfPerson(long person, TakenMonth month) {}

    @Override
    public Map<Long, List<TakenMonth>> of(Collection<Long> people) {
        return jdbc
                .sql("SELECT person, month, state, amount, order_id FROM fee_month WHERE person = ANY (?)")
                .param(people.toArray(Long[]::new))
                .query((row, number) -> new OfPerson(
                        row.getLong("person"),
                        new TakenMonth(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                row.getString("state").equals("PAID"),
                                row.getLong("amount"),
                                row.getObject("order_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfPerson::person, Collectors.mapping(OfPerson::month, Collectors.toList())));
    }
}
