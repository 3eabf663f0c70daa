package vn.lienthong.residence;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.document.Proof;

/** The table {@code residence_request_paper}. */
@Repository
class RequestPaperStore {

    private final JdbcClient jdbc;

    RequestPaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number and code a line's paper has, given to it now when it has none: of two who ask at once one waits for the other. */
    Proof proof(UUID line, Supplier<Proof> fresh) {
        boolean first = jdbc.sql("INSERT INTO residence_request_paper (line, number, code) VALUES (?, ?, '')"
                                + " ON CONFLICT (line) DO NOTHING")
                        .params(line, line.toString())
                        .update()
                == 1;
        if (first) {
            Proof proof = fresh.get();
            jdbc.sql("UPDATE residence_request_paper SET number = ?, code = ? WHERE line = ?")
                    .params(proof.number(), proof.code(), line)
                    .update();
        }
        return jdbc.sql("SELECT number, code FROM residence_request_paper WHERE line = ?")
                .param(line)
                .query((row, number) -> new Proof(row.getString("number"), row.getString("code")))
                .single();
    }

    Optional<UUID> document(UUID line) {
        return jdbc.sql("SELECT document FROM residence_request_paper WHERE line = ? AND document IS NOT NULL")
                .param(line)
                .query(UUID.class)
                .optional();
    }

    /** The documents of those of the lines that have one, by their lines. */
    Map<UUID, UUID> documents(Collection<UUID> lines) {
        return jdbc
                .sql("SELECT line, document FROM residence_request_paper WHERE line = ANY (?) AND document IS NOT NULL")
                .param(lines.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(row.getObject("line", UUID.class), row.getObject("document", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is kept of a line's paper. @param document empty while it was not printed */
    record Kept(Optional<UUID> document) {}

    /** A line's paper under this number, held to the end of the transaction; empty when it was renewed since. */
    Optional<Kept> lock(UUID line, Proof proof) {
        return jdbc.sql("SELECT document FROM residence_request_paper WHERE line = ? AND number = ? FOR UPDATE")
                .params(line, proof.number())
                .query((row, number) -> new Kept(Optional.ofNullable(row.getObject("document", UUID.class))))
                .optional();
    }

    /** The paper stays where all documents stay. */
    void forget(UUID line) {
        jdbc.sql("DELETE FROM residence_request_paper WHERE line = ?")
                .param(line)
                .update();
    }

    void kept(UUID line, UUID document) {
        jdbc.sql("UPDATE residence_request_paper SET document = ? WHERE line = ?")
                .params(document, line)
                .update();
    }
}
