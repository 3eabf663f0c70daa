package vn.lienthong.membership.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.NameOrder;
import vn.lienthong.membership.Profile;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.SearchText;

/** The table {@code member_account}. */
@Repository
public class AccountStore {

    private static final String COLUMNS = "person_id, status, profile, version, activated_at, changed_at";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    public AccountStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = new NamedParameterJdbcTemplate(jdbc);
    }

    public Optional<MemberAccount> find(long personId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM member_account WHERE person_id = ?")
                .param(personId)
                .query(AccountStore::account)
                .optional();
    }

    public List<MemberAccount> findAll(Collection<Long> people) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM member_account WHERE person_id = ANY (?)")
                .param(people.toArray(Long[]::new))
                .query(AccountStore::account)
                .list();
    }

    /** Active accounts of a cell in the order of the names, the given name first. */
    public List<MemberAccount> activeOf(Collection<String> cells) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM member_account WHERE cell_code = ANY (?) AND status = 'ACTIVE'"
                        + " ORDER BY sort_key, person_id")
                .param(cells.toArray(String[]::new))
                .query(AccountStore::account)
                .list();
    }

    /** As {@link #find}, holding the row until the end of the transaction. */
    public Optional<MemberAccount> lock(long personId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM member_account WHERE person_id = ? FOR UPDATE")
                .param(personId)
                .query(AccountStore::account)
                .optional();
    }

    /**
     * Stores the account of somebody who registers, or registers again after a refusal.
     *
     * @return false when the person has an account that is not refused
     */
    public boolean register(long personId, Profile ordinary, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO member_account
                            (person_id, status, name_key, sort_key, cell_code, profile, version, changed_at)
                        VALUES (:person, 'WAITING', :name, :sort, :cell, :profile::jsonb, 1, :now)
                        ON CONFLICT (person_id) DO UPDATE SET status = 'WAITING', name_key = excluded.name_key,
                            sort_key = excluded.sort_key, cell_code = excluded.cell_code, profile = excluded.profile,
                            version = member_account.version + 1, changed_at = excluded.changed_at
                        WHERE member_account.status = 'REFUSED'""")
                        .params(values(personId, ordinary, now))
                        .update()
                == 1;
    }

    /** An account approved before the hub began. */
    public record LoadedAccount(long personId, Profile profile) {}

    /**
     * Stores accounts that are active from the start. An account whose member has sent a request through the hub is kept as
     * it is.
     *
     * @param wanted each person once
     */
    public LoadTally load(List<LoadedAccount> wanted, Instant now) {
        Long[] persons = wanted.stream().map(LoadedAccount::personId).toArray(Long[]::new);
        Map<Long, Profile> known = new HashMap<>();
        jdbc.sql("SELECT person_id, profile FROM member_account WHERE person_id = ANY (?)")
                .param(persons)
                .query((row, number) ->
                        known.put(row.getLong("person_id"), StoredJson.read(row.getString("profile"), Profile.class)))
                .list();
        Set<Long> own = new HashSet<>(jdbc.sql("SELECT person_id FROM membership_request WHERE person_id = ANY (?)")
                .param(persons)
                .query(Long.class)
                .list());
        List<LoadedAccount> written = wanted.stream()
                .filter(account ->
                        !own.contains(account.personId()) && !account.profile().equals(known.get(account.personId())))
                .toList();
        write(written, now);
        int changed = (int) written.stream()
                .filter(account -> known.containsKey(account.personId()))
                .count();
        int kept = (int) wanted.stream()
                .filter(account ->
                        own.contains(account.personId()) && !account.profile().equals(known.get(account.personId())))
                .count();
        return new LoadTally(written.size() - changed, changed, wanted.size() - written.size() - kept, kept);
    }

    private void write(List<LoadedAccount> accounts, Instant now) {
        SqlParameterSource[] rows = accounts.stream()
                .map(account -> new MapSqlParameterSource(values(account.personId(), account.profile(), now)))
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate(
                """
                INSERT INTO member_account
                    (person_id, status, name_key, sort_key, cell_code, profile, version, activated_at, changed_at)
                VALUES (:person, 'ACTIVE', :name, :sort, :cell, :profile::jsonb, 1, :now, :now)
                ON CONFLICT (person_id) DO UPDATE SET name_key = excluded.name_key, sort_key = excluded.sort_key,
                    cell_code = excluded.cell_code, profile = excluded.profile,
                    version = member_account.version + 1, changed_at = excluded.changed_at""",
                rows);
    }

    /** Writes the values now in force; the caller holds the row. */
    public void update(MemberAccount account, Instant now) {
        jdbc.sql(
                        """
                UPDATE member_account SET status = :status, name_key = :name, sort_key = :sort, cell_code = :cell,
                    profile = :profile::jsonb, version = version + 1, activated_at = :activated, changed_at = :now
                WHERE person_id = :person""")
                .params(values(account.personId(), account.profile(), now))
                .param("status", account.status().name())
                .param("activated", account.activatedAt().map(AccountStore::at).orElse(null))
                .update();
    }

    /** Marks the account of somebody whose registration was refused or not accepted. */
    public void refuse(long personId, Instant now) {
        jdbc.sql(
                        """
                UPDATE member_account SET status = 'REFUSED', version = version + 1, changed_at = ?
                WHERE person_id = ? AND status = 'WAITING'""")
                .param(at(now))
                .param(personId)
                .update();
    }

    /** Removes the account of somebody who took the registration back before it was approved. */
    public void removeWaiting(long personId) {
        jdbc.sql("DELETE FROM member_account WHERE person_id = ? AND status = 'WAITING'")
                .param(personId)
                .update();
    }

    /**
     * What the officers' list asks for.
     *
     * @param cells codes of the cells looked into; empty finds nothing
     * @param status empty for any; to those that wait belong those whose change does
     * @param name part of the name, in any spelling of case and diacritics; blank for any
     */
    public record Filter(Collection<String> cells, Optional<AccountStatus> status, String name) {}

    /** Where a page of the list ends. */
    public record Key(String sortKey, long personId) {}

    /** A line of the list with the key that continues after it. @param asking whether a request of the member is open */
    public record Line(MemberAccount account, boolean asking, Key key) {}

    /**
     * The lines after a key, by given name.
     *
     * @param after empty for the first page
     */
    public List<Line> after(Filter filter, Optional<Key> after, int limit) {
        return page(filter, after, ">", "ASC", limit);
    }

    /** The lines before a key, nearest first: the caller turns them round. */
    public List<Line> before(Filter filter, Key before, int limit) {
        return page(filter, Optional.of(before), "<", "DESC", limit);
    }

    public long count(Filter filter) {
        return where(jdbc.sql("SELECT count(*) FROM member_account WHERE " + CONDITION), filter)
                .query(Long.class)
                .single();
    }

    /** Cells that have an active account, in the order of their codes. */
    public List<String> cellsWithMembers() {
        return jdbc.sql("SELECT DISTINCT cell_code FROM member_account WHERE status = 'ACTIVE' ORDER BY cell_code")
                .query(String.class)
                .list();
    }

    private static final String ASKING =
            """
            EXISTS (SELECT FROM membership_request r
                     WHERE r.person_id = member_account.person_id AND r.state IN ('SUBMITTED', 'CHECKED', 'DECIDING'))""";

    private static final String CONDITION =
            """
            cell_code = ANY (:cells)
            AND (:status::text IS NULL OR status = :status OR :status = 'WAITING' AND %s)
            AND (:name = '' OR position(:name IN name_key) > 0)"""
                    .formatted(ASKING);

    private List<Line> page(Filter filter, Optional<Key> key, String comparison, String direction, int limit) {
        String sql = "SELECT sort_key, " + ASKING + " AS asking, " + COLUMNS + " FROM member_account WHERE " + CONDITION
                + (key.isPresent() ? " AND (sort_key, person_id) " + comparison + " (:sortKey, :personId)" : "")
                + " ORDER BY sort_key " + direction + ", person_id " + direction + " LIMIT :limit";
        JdbcClient.StatementSpec statement = where(jdbc.sql(sql), filter).param("limit", limit);
        if (key.isPresent()) {
            statement = statement
                    .param("sortKey", key.get().sortKey())
                    .param("personId", key.get().personId());
        }
        return statement
                .query((row, number) -> new Line(
                        account(row, number),
                        row.getBoolean("asking"),
                        new Key(row.getString("sort_key"), row.getLong("person_id"))))
                .list();
    }

    private static JdbcClient.StatementSpec where(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
                .param("cells", filter.cells().toArray(String[]::new))
                .param("status", filter.status().map(Enum::name).orElse(null))
                .param("name", SearchText.of(filter.name()));
    }

    private static Map<String, Object> values(long personId, Profile profile, Instant now) {
        String name = profile.member().fullName();
        return Map.of(
                "person", personId,
                "name", SearchText.of(name),
                "sort", NameOrder.key(name),
                "cell", profile.cell(),
                "profile", StoredJson.write(profile),
                "now", at(now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static MemberAccount account(ResultSet row, int number) throws SQLException {
        return new MemberAccount(
                row.getLong("person_id"),
                AccountStatus.valueOf(row.getString("status")),
                StoredJson.read(row.getString("profile"), Profile.class),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("activated_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
