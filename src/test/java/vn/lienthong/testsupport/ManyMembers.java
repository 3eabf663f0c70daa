package vn.lienthong.testsupport;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Members with an account by the hundred, each as one of their cell but with a name and a personal id of its own. */
public final class ManyMembers {

    private ManyMembers() {}

    /**
     * @param residence code of the cell all of them live in
     * @param count at most 99,999; once in a database
     */
    public static void add(JdbcClient database, String cell, String residence, int count) {
        database.sql(
                        """
                        WITH added AS (
                            INSERT INTO person (personal_id, full_name, search_text)
                            SELECT '0019900' || lpad(n::text, 5, '0'), 'Nguyễn Văn Ví Dụ ' || n, 'nguyen van vi du ' || n
                              FROM (SELECT count(*) AS before FROM person WHERE personal_id LIKE '0019900%') AS known,
                                   generate_series(known.before + 1, known.before + ?) AS n
                            RETURNING id, personal_id, full_name, search_text)
                        INSERT INTO member_account
                               (person_id, status, name_key, sort_key, cell_code, profile, version, activated_at, changed_at)
                        SELECT added.id, a.status, added.search_text, added.search_text, a.cell_code,
                               jsonb_set(jsonb_set(jsonb_set(a.profile, '{citizen,personalId}', to_jsonb(added.personal_id)),
                                                   '{member,fullName}', to_jsonb(added.full_name)),
                                         '{residence}', to_jsonb(?::text)),
                               a.version, a.activated_at, a.changed_at
                          FROM added,
                               (SELECT * FROM member_account WHERE cell_code = ? AND status = 'ACTIVE' LIMIT 1) AS a
                        """)
                .params(count, residence, cell)
                .update();
    }
}
