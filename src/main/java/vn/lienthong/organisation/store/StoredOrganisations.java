package vn.lienthong.organisation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.OncePerPage;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.SearchText;

/** The tree in table {@code organisation}, walked by recursive queries on the rows in force on one day. */
@Component
class StoredOrganisations implements Organisations {

    private static final String COLUMNS =
            "o.code, o.kind, o.name, o.residential, o.parent_code, o.address, o.valid_from, o.valid_to";

    private static final String IN_FORCE = "o.valid_from <= :on AND (o.valid_to IS NULL OR o.valid_to >= :on)";

    private static final String BELOW =
            """
            WITH RECURSIVE below (code) AS (
                SELECT o.code FROM organisation o WHERE o.code = :code AND %1$s
                UNION
                SELECT o.code FROM below b JOIN organisation o ON o.parent_code = b.code AND %1$s
            )
            """
                    .formatted(IN_FORCE);

    private static final String BRANCHES =
            """
            WITH RECURSIVE below (code, branch) AS (
                SELECT o.code, o.code FROM organisation o WHERE o.parent_code = :code AND %1$s
                UNION
                SELECT o.code, b.branch FROM below b JOIN organisation o ON o.parent_code = b.code AND %1$s
            )
            SELECT code, branch FROM below
            """
                    .formatted(IN_FORCE);

    private static final String PATH_TO_TOP =
            """
            WITH RECURSIVE above AS (
                SELECT %1$s, 0 AS distance FROM organisation o WHERE o.code = :code AND %2$s
                UNION ALL
                SELECT %1$s, a.distance + 1
                FROM above a JOIN organisation o ON o.code = a.parent_code AND %2$s
            )
            SELECT * FROM above ORDER BY distance
            """
                    .formatted(COLUMNS, IN_FORCE);

    private static final String HEIRS =
            """
            WITH RECURSIVE ended AS (
                SELECT o.code, max(o.valid_to) AS last_day FROM organisation o
                 GROUP BY o.code HAVING bool_and(o.valid_to < :on AND o.valid_to IS NOT NULL)
            ), above (code, last_day, superior, distance) AS (
                SELECT e.code, e.last_day, o.parent_code, 1
                  FROM ended e JOIN organisation o ON o.code = e.code AND o.valid_to = e.last_day
                UNION ALL
                SELECT a.code, a.last_day, s.parent_code, a.distance + 1
                  FROM above a JOIN organisation s ON s.code = a.superior
                   AND s.valid_from <= a.last_day AND (s.valid_to IS NULL OR s.valid_to >= a.last_day)
            )
            SELECT DISTINCT ON (a.code) a.code, a.superior FROM above a JOIN organisation o ON o.code = a.superior AND %s
             ORDER BY a.code, a.distance
            """
                    .formatted(IN_FORCE);

    private final JdbcClient jdbc;

    StoredOrganisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Organisation> find(String code, LocalDate on) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organisation o WHERE o.code = :code AND " + IN_FORCE)
                .param("code", code)
                .param("on", on)
                .query(StoredOrganisations::organisation)
                .optional();
    }

    @Override
    public boolean everExisted(String code) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM organisation WHERE code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Organisation> pathToTop(String code, LocalDate on) {
        return jdbc.sql(PATH_TO_TOP)
                .param("code", code)
                .param("on", on)
                .query(StoredOrganisations::organisation)
                .list();
    }

    @Override
    public Optional<Organisation> superiorOf(String code, LocalDate on) {
        return jdbc.sql(
                        """
                        SELECT %1$s FROM organisation o
                        WHERE %2$s AND o.code = (
                            SELECT c.parent_code FROM organisation c
                            WHERE c.code = :code AND c.valid_from <= :on AND (c.valid_to IS NULL OR c.valid_to >= :on))
                        """
                                .formatted(COLUMNS, IN_FORCE))
                .param("code", code)
                .param("on", on)
                .query(StoredOrganisations::organisation)
                .optional();
    }

    @Override
    public Set<String> subtree(String code, LocalDate on) {
        return new HashSet<>(jdbc.sql(BELOW + "SELECT code FROM below")
                .param("code", code)
                .param("on", on)
                .query(String.class)
                .list());
    }

    @Override
    public Map<String, String> branches(String code, LocalDate on) {
        Map<String, String> branches = new HashMap<>();
        jdbc.sql(BRANCHES)
                .param("code", code)
                .param("on", on)
                .query((row, number) -> branches.put(row.getString("code"), row.getString("branch")))
                .list();
        return branches;
    }

    @Override
    public Map<String, String> heirs(LocalDate on) {
        return OncePerPage.ask(List.of("heirs", on), () -> {
            Map<String, String> heirs = new HashMap<>();
            jdbc.sql(HEIRS)
                    .param("on", on)
                    .query((row, number) -> heirs.put(row.getString("code"), row.getString("superior")))
                    .list();
            return heirs;
        });
    }

    @Override
    public List<Organisation> childrenOf(String code, LocalDate on) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organisation o WHERE " + IN_FORCE
                        + " AND o.parent_code = :code ORDER BY o.sort_key, o.code")
                .param("on", on)
                .param("code", code)
                .query(StoredOrganisations::organisation)
                .list();
    }

    @Override
    public List<Organisation> childrenOf(String code, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        SELECT * FROM (
                            SELECT DISTINCT ON (o.code) o.* FROM organisation o
                             WHERE o.parent_code = :code AND o.valid_from <= :to
                               AND (o.valid_to IS NULL OR o.valid_to >= :from)
                             ORDER BY o.code, o.valid_from DESC) last
                         ORDER BY sort_key, code
                        """)
                .param("code", code)
                .param("from", from)
                .param("to", to)
                .query(StoredOrganisations::organisation)
                .list();
    }

    @Override
    public Optional<Organisation> lastKnown(String code, LocalDate on) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + " FROM organisation o WHERE o.code = ? AND o.valid_from <= ? ORDER BY o.valid_from DESC LIMIT 1")
                .params(code, on)
                .query(StoredOrganisations::organisation)
                .optional();
    }

    @Override
    public List<Organisation> search(OrganisationSearch wanted, LocalDate on, int limit) {
        boolean within = wanted.within().isPresent();
        String condition = (within ? " AND o.code <> :code AND o.code IN (SELECT code FROM below)" : "")
                + (wanted.among().isPresent() ? " AND o.code = ANY(:among)" : "")
                + (wanted.residential() ? " AND o.residential" : "");
        return jdbc.sql((within ? BELOW : "")
                        + "SELECT " + COLUMNS + " FROM organisation o WHERE " + IN_FORCE
                        + " AND o.kind = ANY(:kinds) AND o.search_text LIKE ALL(:patterns)" + condition
                        + " ORDER BY o.sort_key, o.code LIMIT :limit")
                .param("on", on)
                .param("kinds", wanted.kinds().stream().map(Enum::name).toArray(String[]::new))
                .param("patterns", SearchText.patterns(wanted.text()).toArray(String[]::new))
                .param("code", wanted.within().orElse(null))
                .param("among", wanted.among().orElse(Set.of()).toArray(String[]::new))
                .param("limit", limit)
                .query(StoredOrganisations::organisation)
                .list();
    }

    @Override
    public String fullName(String code, LocalDate on) {
        List<Organisation> path = pathToTop(code, on);
        return path.isEmpty() ? code : path.stream().map(Organisation::name).collect(Collectors.joining(" - "));
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getString("code"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("residential"),
                Optional.ofNullable(row.getString("parent_code")),
                row.getString("address"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
