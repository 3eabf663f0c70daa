package vn.lienthong.fee.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienthong.fee.Exemption;
import vn.lienthong.testsupport.Postgres;

class ExemptionStoreTest {

    private ExemptionStore exemptions;
    private long person;
    private long other;

    @BeforeEach
    void freshDatabase() {
        JdbcTemplate jdbc = new JdbcTemplate(Postgres.freshDatabase());
        exemptions = new ExemptionStore(jdbc);
        String insert = "INSERT INTO person (personal_id, full_name, search_text) VALUES (?, 'x', 'x') RETURNING id";
        person = jdbc.queryForObject(insert, Long.class, "001173000001");
        other = jdbc.queryForObject(insert, Long.class, "001173000002");
    }

    @Test
    void decisionsComeBackAsTheyWereStoredInOrderOfTime() {
        Exemption later = exemption(person, 100, "2026-05", null);
        Exemption earlier = exemption(person, 30, "2026-02", "2026-04");
        Exemption others = exemption(other, 50, "2026-03", "2026-03");

        exemptions.put(List.of(later, earlier, others));

        assertThat(exemptions.of(List.of(person, other, 99L)))
                .containsOnlyKeys(person, other)
                .containsEntry(person, List.of(earlier, later))
                .containsEntry(other, List.of(others));
    }

    @Test
    void decisionOfTheSameFirstMonthReplacesTheOneBefore() {
        exemptions.put(List.of(exemption(person, 100, "2026-05", null)));
        Exemption ended = exemption(person, 100, "2026-05", "2026-08");

        exemptions.put(List.of(ended));

        assertThat(exemptions.of(List.of(person))).containsEntry(person, List.of(ended));
    }

    @Test
    void databaseRefusesTwoDecisionsForOneMonth() {
        exemptions.put(List.of(exemption(person, 100, "2026-02", "2026-05")));

        assertThatThrownBy(() -> exemptions.put(List.of(exemption(person, 30, "2026-05", "2026-06"))))
                .isInstanceOf(DataIntegrityViolationException.class);
        exemptions.put(List.of(exemption(person, 30, "2026-06", "2026-06")));

        assertThat(exemptions.of(List.of(person)).get(person)).hasSize(2);
    }

    private static Exemption exemption(long person, int share, String from, String to) {
        return new Exemption(
                person,
                "hardship",
                share,
                YearMonth.parse(from),
                Optional.ofNullable(to).map(YearMonth::parse),
                "Quyết định số 01-QĐ/ĐU",
                LocalDate.of(2026, 1, 15));
    }
}
