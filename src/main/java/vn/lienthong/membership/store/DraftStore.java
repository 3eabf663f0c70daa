package vn.lienthong.membership.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.RequestKind;

/** The table {@code membership_draft}: what a member has typed and not sent yet. */
@Repository
public class DraftStore {

    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param typed values of the form by field key, as typed
     * @param lookup what the member database answered last; empty when it was not asked
     */
    public record Draft(RequestKind kind, Map<String, String> typed, Optional<MemberLookup> lookup) {}

    public Optional<Draft> find(long personId, RequestKind kind) {
        return jdbc.sql("SELECT kind, typed, lookup FROM membership_draft WHERE person_id = ? AND kind = ?")
                .param(personId)
                .param(kind.name())
                .query((row, number) -> new Draft(
                        RequestKind.valueOf(row.getString("kind")),
                        StoredJson.read(row.getString("typed"), TYPED),
                        Optional.ofNullable(StoredJson.read(row.getString("lookup"), MemberLookup.class))))
                .optional();
    }

    /** Keeps what was typed; a draft without a lookup keeps the lookup it had. */
    public void save(long personId, Draft draft, Instant now) {
        jdbc.sql(
                        """
                INSERT INTO membership_draft (person_id, kind, typed, lookup, saved_at)
                VALUES (:person, :kind, :typed::jsonb, :lookup::jsonb, :now)
                ON CONFLICT (person_id) DO UPDATE SET kind = excluded.kind, typed = excluded.typed,
                    lookup = CASE WHEN membership_draft.kind = excluded.kind
                        THEN coalesce(excluded.lookup, membership_draft.lookup) ELSE excluded.lookup END,
                    saved_at = excluded.saved_at""")
                .param("person", personId)
                .param("kind", draft.kind().name())
                .param("typed", StoredJson.write(draft.typed()))
                .param("lookup", draft.lookup().map(StoredJson::write).orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Forgets what nobody touched any more.
     *
     * @return how many were removed
     */
    public int removeUntouchedSince(Instant moment) {
        return jdbc.sql("DELETE FROM membership_draft WHERE saved_at < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void remove(long personId) {
        jdbc.sql("DELETE FROM membership_draft WHERE person_id = ?")
                .param(personId)
                .update();
    }
}
