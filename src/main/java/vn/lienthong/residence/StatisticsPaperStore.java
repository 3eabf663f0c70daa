package vn.lienthong.residence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.document.Proof;

/** The table {@code residence_statistics_paper}. */
@Repository
class StatisticsPaperStore {

    private final JdbcClient jdbc;

    StatisticsPaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One paper.
     *
     * @param formKey of the page it was asked for on
     * @param document empty while it is not made
     */
    record Begun(UUID formKey, Proof proof, long person, String organisation, Optional<UUID> document) {}

    /** What was begun for a page, held to the end of the transaction. */
    Optional<Begun> lock(UUID formKey) {
        return jdbc.sql("SELECT * FROM residence_statistics_paper WHERE form_key = ? FOR UPDATE")
                .param(formKey)
                .query(StatisticsPaperStore::begun)
                .optional();
    }

    /**
     * Gives a page its number, unless it has one: one that was given long ago and whose paper was never made, else a new one.
     *
     * @param series the number begins with it and a hyphen
     * @throws org.springframework.dao.DuplicateKeyException when another click on the page does so at the same moment
     */
    void begin(
            UUID formKey,
            long person,
            String organisation,
            String series,
            Instant now,
            Instant longAgo,
            Supplier<String> fresh) {
        if (lock(formKey).isPresent()) {
            return;
        }
        boolean again = jdbc.sql(
                                """
                                UPDATE residence_statistics_paper
                                   SET form_key = :form, code = :code, person = :person, organisation = :organisation, begun_at = :now
                                 WHERE number = (SELECT number FROM residence_statistics_paper
                                                  WHERE document IS NULL AND begun_at < :longAgo AND starts_with(number, :series)
                                                  ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
                                """)
                        .param("form", formKey)
                        .param("code", Proof.newCode())
                        .param("person", person)
                        .param("organisation", organisation)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("longAgo", longAgo.atOffset(ZoneOffset.UTC))
                        .param("series", series + "-")
                        .update()
                == 1;
        if (!again) {
            jdbc.sql(
                            """
                            INSERT INTO residence_statistics_paper (number, code, form_key, person, organisation, begun_at)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """)
                    .params(fresh.get(), Proof.newCode(), formKey, person, organisation, now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void made(UUID formKey, UUID document) {
        jdbc.sql("UPDATE residence_statistics_paper SET document = ? WHERE form_key = ?")
                .params(document, formKey)
                .update();
    }

    private static Begun begun(ResultSet row, int number) throws SQLException {
        return new Begun(
                row.getObject("form_key", UUID.class),
                new Proof(row.getString("number"), row.getString("code")),
                row.getLong("person"),
                row.getString("organisation"),
                Optional.ofNullable(row.getObject("document", UUID.class)));
    }
}
