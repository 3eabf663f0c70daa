package vn.lienthong.residence.workplace.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.UploadedFile;

/** The table {@code residence_list_scan}. */
@Repository
public class ListScanStore {

    private final JdbcClient jdbc;

    public ListScanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they were added. */
    public List<UploadedFile> of(UUID list) {
        return jdbc.sql("SELECT document, name, content_type, size FROM residence_list_scan WHERE list = ?"
                        + " ORDER BY added_at, document")
                .param(list)
                .query((row, number) -> new UploadedFile(
                        Rows.id(row, "document"),
                        row.getString("name"),
                        row.getString("content_type"),
                        row.getLong("size")))
                .list();
    }

    public void add(UUID list, UploadedFile scan, long person, Instant now) {
        jdbc.sql("INSERT INTO residence_list_scan (document, list, name, content_type, size, added_by, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(scan.document(), list, scan.name(), scan.contentType(), scan.size(), person, Rows.at(now))
                .update();
    }

    /** The document stays where all documents stay; it is no scan of the list any more. */
    public boolean remove(UUID list, UUID document) {
        return jdbc.sql("DELETE FROM residence_list_scan WHERE list = ? AND document = ?")
                        .params(list, document)
                        .update()
                == 1;
    }
}
