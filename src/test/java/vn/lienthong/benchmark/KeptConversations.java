package vn.lienthong.benchmark;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a hub keeps of years of finished conversations, without the hours they took: the rows of one measured round over and over,
 * with ids, members, dossiers and organisations of their own. Of each kept paper only the beginning is there.
 */
final class KeptConversations {

    /**
     * Whose rows belong to the round, and how. Audit, which is chained, goes last and by itself. Not the positions: one person of the
     * benchmark would be the secretary of all cells.
     */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("organisation", "code LIKE '${organisations}%'");
        TABLES.put("person", "personal_id LIKE '${members}%'");
        TABLES.put("member_account", "cell_code LIKE '${organisations}%'");
        TABLES.put("dossier", "opened_at >= '${since}'");
        TABLES.put("dossier_counter", "personal_id LIKE '${members}%'");
        TABLES.put("dossier_step", "at >= '${since}'");
        TABLES.put("dossier_result", "dossier IN (SELECT number FROM dossier WHERE opened_at >= '${since}')");
        TABLES.put("document", "created_at >= '${since}'");
        TABLES.put("document_bytes", "document IN (SELECT id FROM document WHERE created_at >= '${since}')");
        TABLES.put("human_task", "created_at >= '${since}'");
        TABLES.put("human_task_history", "at >= '${since}'");
        TABLES.put("inbox", "received_at >= '${since}'");
        TABLES.put("notice", "created_at >= '${since}'");
        TABLES.put("residence_list", "organisation LIKE '${organisations}%'");
        TABLES.put("residence_delivery", "organisation LIKE '${organisations}%'");
        TABLES.put(
                "residence_received_delivery",
                "id IN (SELECT delivery FROM residence_request WHERE received_at >= '${since}')");
        TABLES.put("residence_submission", "submitted_at >= '${since}'");
        TABLES.put("residence_submitted_line", "cell LIKE '${organisations}%'");
        TABLES.put("residence_line", "cell LIKE '${organisations}%'");
        TABLES.put("residence_request", "organisation LIKE '${organisations}%'");
        TABLES.put("residence_form", "organisation LIKE '${organisations}%'");
        TABLES.put("audit_entry", "at >= '${since}'");
    }

    private static final Set<String> NUMBERS =
            Set.of("document.number", "residence_form.number", "residence_line.comment_number");
    /** Numbers of rows that nothing refers to: the copies get their own. */
    private static final Set<String> OWN = Set.of("human_task_history.id", "audit_entry.id");

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final BenchmarkHub hub;
    private final String organisations;
    private final String members;
    private final Instant since;

    /**
     * @param organisations how the codes of the round's organisations begin
     * @param members the four digits the personal ids of its members begin with
     * @param since when it began
     */
    KeptConversations(BenchmarkHub hub, String organisations, String members, Instant since) {
        this.hub = hub;
        this.organisations = organisations;
        this.members = members;
        this.since = since;
    }

    /** Adds the round so many times; the hub must be at rest. At most 899 times, for want of digits. */
    void add(int times) throws SQLException {
        try (java.sql.Connection connection = hub.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("SET session_replication_role = replica");
            sql.execute("CREATE SCHEMA kept");
            functions(sql);
            Map<String, String> copies = new LinkedHashMap<>();
            for (String table : TABLES.keySet()) {
                sql.execute(
                        "CREATE TABLE kept.%1$s AS SELECT * FROM public.%1$s WHERE %2$s".formatted(table, of(table)));
                copies.put(table, copy(table));
            }
            connection.commit();
            for (int time = 1; time <= times; time++) {
                for (String copy : copies.values()) {
                    sql.execute(copy.replace("${time}", "" + time));
                }
                connection.commit();
            }
            sql.execute("SELECT setval(pg_get_serial_sequence('person', 'id'), (SELECT max(id) FROM person))");
            sql.execute("DROP SCHEMA kept CASCADE");
            connection.commit();
            connection.setAutoCommit(true);
            sql.execute("VACUUM ANALYZE");
        }
    }

    private String of(String table) {
        return filled(TABLES.get(table));
    }

    private String filled(String template) {
        return template.replace("${organisations}", organisations)
                .replace("${members}", members)
                .replace(
                        "${since}",
                        OffsetDateTime.ofInstant(since, ZoneOffset.UTC).toString());
    }

    private void functions(Statement sql) throws SQLException {
        sql.execute(
                """
                CREATE FUNCTION kept.id(original uuid, nth int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
                SELECT md5(original::text || nth)::uuid $$
                """);
        sql.execute(filled(
                """
                        CREATE FUNCTION kept.words(original text, nth int) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
                        DECLARE words text := replace(original, '${organisations}', '${organisations}' || nth || '-');
                                id text := substring(original FROM '%s');
                        BEGIN
                            words := regexp_replace(words, '\\m${members}(\\d{8})\\M', (9100 + nth) || '\\1', 'g');
                            RETURN CASE WHEN id IS NULL THEN words ELSE replace(words, id, kept.id(id::uuid, nth)::text) END;
                        END $$
                        """
                        .formatted(UUID)));
        sql.execute(filled(
                """
                        CREATE FUNCTION kept.person(original bigint, nth int) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
                        SELECT CASE WHEN original BETWEEN %1$d AND %2$d THEN original + nth * %3$d ELSE original END $$
                        """
                        .formatted(firstMember(), lastMember(), 1 + lastMember() - firstMember())));
    }

    private long firstMember() {
        return hub.count("SELECT min(id) FROM person WHERE personal_id LIKE ?", members + "%");
    }

    private long lastMember() {
        return hub.count("SELECT max(id) FROM person WHERE personal_id LIKE ?", members + "%");
    }

    private record Column(String name, String type) {}

    private String copy(String table) {
        List<Column> columns = hub.jdbc()
                .query(
                        """
                        SELECT column_name, data_type FROM information_schema.columns
                         WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position
                        """,
                        (row, number) -> new Column(row.getString(1), row.getString(2)),
                        table);
        columns.removeIf(column -> OWN.contains(table + "." + column.name()));
        String insert = "INSERT INTO public.%s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM kept.%s"
                .formatted(
                        table,
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        columns.stream().map(column -> copy(table, column)).collect(Collectors.joining(", ")),
                        table);
        return "audit_entry".equals(table) ? sealed(insert) : insert;
    }

    private String copy(String table, Column column) {
        if (NUMBERS.contains(table + "." + column.name())) {
            return column.name() + " || '-${time}'";
        }
        return switch (column.type()) {
            case "uuid" -> "kept.id(%s, ${time})".formatted(column.name());
            case "text" -> "kept.words(%s, ${time})".formatted(column.name());
            case "jsonb" -> "kept.words(%s::text, ${time})::jsonb".formatted(column.name());
            case "bigint" -> "kept.person(%s, ${time})".formatted(column.name());
            case "bytea" -> "substring(%s FOR 1024)".formatted(column.name());
            default -> column.name();
        };
    }

    /** Nobody verifies the chain of a benchmark, so its copies are links of nothing. */
    private static String sealed(String insert) {
        return """
                WITH entries AS (%s RETURNING id)
                INSERT INTO public.audit_seal (seq, entry, sealed_at, hash)
                SELECT (SELECT max(seq) FROM public.audit_seal) + row_number() OVER (ORDER BY id), id, now(), sha256('') FROM entries
                """
                .formatted(insert);
    }
}
