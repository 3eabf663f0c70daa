package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code residence_form_scan}. */
@Repository
class FormScanStore {

    private final JdbcClient jdbc;

    FormScanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they were added. */
    List<FormScan> of(UUID line) {
        return jdbc.sql("SELECT document, name, content_type, size FROM residence_form_scan WHERE line = ?"
                        + " ORDER BY added_at, document")
                .param(line)
                .query((row, number) -> new FormScan(
                        Row.uuid(row, "document"),
                        row.getString("name"),
                        row.getString("content_type"),
                        row.getLong("size")))
                .list();
    }

    void add(UUID line, FormScan scan, long person, Instant now) {
        jdbc.sql("INSERT INTO residence_form_scan (document, line, name, content_type, size, added_by, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(scan.document(), line, scan.name(), scan.contentType(), scan.size(), person, at(now))
                .update();
    }

    /** The document stays where all documents stay; it is no scan of the form any more. */
    boolean remove(UUID line, UUID document) {
        return jdbc.sql("DELETE FROM residence_form_scan WHERE line = ? AND document = ?")
                        .params(line, document)
                        .update()
                == 1;
    }
}
