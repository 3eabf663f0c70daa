package vn.lienthong.organisation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.SearchText;

/** People in table {@code person}. */
@Component
class StoredPeople implements People {

    private static final String SELECT =
            "SELECT id, personal_id, tech_id, full_name, birth_date, COALESCE(declared_email, email) AS email FROM person WHERE ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredPeople(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(long id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(StoredPeople::person).optional();
    }

    @Override
    public Optional<Person> byPersonalId(String personalId) {
        return jdbc.sql(SELECT + "personal_id = ?")
                .param(personalId)
                .query(StoredPeople::person)
                .optional();
    }

    @Override
    public Optional<Person> byTechId(String techId) {
        return jdbc.sql(SELECT + "tech_id = ?")
                .param(techId)
                .query(StoredPeople::person)
                .optional();
    }

    @Override
    public Map<String, Long> idsByPersonalId(Collection<String> personalIds) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("SELECT personal_id, id FROM person WHERE personal_id = ANY(?)")
                .param(personalIds.toArray(String[]::new))
                .query((RowCallbackHandler) row -> ids.put(row.getString("personal_id"), row.getLong("id")));
        return ids;
    }

    @Override
    public Person signedIn(String personalId, Optional<String> techId, String fullName, Optional<LocalDate> birthDate) {
        String name = fullName == null ? "" : fullName.strip();
        return transaction.execute(status -> {
            Person known = match(personalId, techId).orElseGet(() -> create(personalId, techId, name));
            return follow(known, personalId, techId, name, birthDate);
        });
    }

    /** Whoever the TechID or, failing that, the personal id points to; locked until the login is written. */
    private Optional<Person> match(String personalId, Optional<String> techId) {
        List<Person> candidates = jdbc.sql(SELECT + "tech_id = :techId OR personal_id = :personalId FOR NO KEY UPDATE")
                .param("techId", techId.orElse(null))
                .param("personalId", personalId)
                .query(StoredPeople::person)
                .list();
        if (candidates.size() > 1) {
            throw conflict("TechID and personal id belong to two people");
        }
        Optional<Person> match = candidates.stream().findFirst();
        if (match.isPresent() && techId.isPresent() && match.get().techId().isPresent()) {
            if (!match.get().techId().equals(techId)) {
                throw conflict("person " + match.get().id() + " is linked to another TechID");
            }
        }
        return match;
    }

    private Person create(String personalId, Optional<String> techId, String name) {
        // two first logins at once: the second waits for the first and takes its row
        jdbc.sql("INSERT INTO person (personal_id, full_name, search_text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(personalId, name, SearchText.of(name))
                .update();
        return match(personalId, techId).orElseThrow();
    }

    private Person follow(
            Person known, String personalId, Optional<String> techId, String name, Optional<LocalDate> birthDate) {
        Person current = new Person(
                known.id(),
                personalId,
                techId.or(known::techId),
                name.isEmpty() ? known.fullName() : name,
                birthDate.or(known::birthDate),
                known.email());
        if (!current.equals(known)) {
            jdbc.sql(
                            """
                            UPDATE person SET personal_id = ?, tech_id = ?, full_name = ?, search_text = ?, birth_date = ?
                            WHERE id = ?
                            """)
                    .params(
                            current.personalId(),
                            current.techId().orElse(null),
                            current.fullName(),
                            SearchText.of(current.fullName()),
                            current.birthDate().orElse(null),
                            current.id())
                    .update();
        }
        jdbc.sql("UPDATE person SET logged_in_at = ? WHERE id = ? AND logged_in_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), current.id())
                .update();
        return current;
    }

    @Override
    public void changeName(long id, String fullName) {
        requireFound(
                id,
                jdbc.sql("UPDATE person SET full_name = ?, search_text = ? WHERE id = ?")
                        .params(fullName, SearchText.of(fullName), id)
                        .update());
    }

    @Override
    public void changeEmail(long id, Optional<String> email) {
        requireFound(
                id,
                jdbc.sql("UPDATE person SET email = ?, declared_email = NULL WHERE id = ?")
                        .params(email.orElse(null), id)
                        .update());
    }

    @Override
    public void declareEmail(long id, String email) {
        requireFound(
                id,
                jdbc.sql("UPDATE person SET declared_email = ? WHERE id = ?")
                        .params(email, id)
                        .update());
    }

    @Override
    public void withdrawEmail(long id) {
        jdbc.sql("UPDATE person SET declared_email = NULL"
                        + " WHERE id = ? AND email IS NOT NULL AND declared_email IS NOT NULL")
                .param(id)
                .update();
    }

    private static void requireFound(long id, int changed) {
        if (changed == 0) {
            throw new Failure(ErrorCode.NOT_FOUND, "no person " + id);
        }
    }

    private static Failure conflict(String message) {
        return new Failure(ErrorCode.IDENTITY_CONFLICT, message);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("personal_id"),
                Optional.ofNullable(row.getString("tech_id")),
                row.getString("full_name"),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                Optional.ofNullable(row.getString("email")));
    }
}
