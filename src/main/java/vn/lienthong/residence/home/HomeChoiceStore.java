package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code residence_choice} and {@code residence_chosen}: kept here, not in pages, so that a thousand may be chosen. */
@Repository
class HomeChoiceStore {

    private final JdbcClient jdbc;

    HomeChoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction. */
    void insert(UUID choice, long person, Collection<UUID> lines, Instant now) {
        jdbc.sql("INSERT INTO residence_choice (id, person, chosen_at) VALUES (?, ?, ?)")
                .params(choice, person, at(now))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO residence_chosen (choice, place, line)
                        SELECT ?, chosen.place, chosen.line FROM unnest(?::uuid[]) WITH ORDINALITY AS chosen (line, place)
                          JOIN residence_form USING (line)
                        """)
                .params(choice, Row.array(lines))
                .update();
    }

    /** In the order chosen; empty when it is another person's or forgotten. */
    List<UUID> lines(UUID choice, long person) {
        return jdbc.sql(
                        """
                        SELECT line FROM residence_chosen JOIN residence_choice ON id = choice
                         WHERE choice = ? AND person = ? ORDER BY place
                        """)
                .params(choice, person)
                .query(UUID.class)
                .list();
    }

    /** What the person chose before then. */
    void forget(long person, Instant before) {
        jdbc.sql("DELETE FROM residence_choice WHERE person = ? AND chosen_at < ?")
                .params(person, at(before))
                .update();
    }
}
