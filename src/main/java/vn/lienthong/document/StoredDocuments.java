package vn.lienthong.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code document} and {@code document_bytes}. */
@Component
class StoredDocuments implements Documents {

    private static final int PART = 256 * 1024;
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String SELECT =
            """
            SELECT d.*, s.id AS superseded_by FROM document d LEFT JOIN document s ON s.supersedes = d.id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final StoredTimestamps timestamps;
    private final TimestampAuthority authority;
    private final Clock clock;

    StoredDocuments(
            JdbcClient jdbc,
            ObjectMapper json,
            StoredTimestamps timestamps,
            TimestampAuthority authority,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.timestamps = timestamps;
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(NewDocument document, byte[] content) {
        jdbc.sql(
                        """
                        INSERT INTO document (id, kind, number, code, subject, dated, content_type, size, sha256, public_facts,
                                              created_at, supersedes)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(Arrays.asList(
                        document.id(),
                        document.kind(),
                        document.proof().map(Proof::number).orElse(null),
                        document.proof().map(Proof::code).orElse(null),
                        document.subject(),
                        document.dated(),
                        document.contentType(),
                        content.length,
                        Digests.sha256().digest(content),
                        write(document.publicFacts()),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        document.supersedes().orElse(null)))
                .update();
        for (int part = 0; part * PART < content.length; part++) {
            jdbc.sql("INSERT INTO document_bytes (document, part, bytes) VALUES (?, ?, ?)")
                    .params(
                            document.id(),
                            part,
                            Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART)))
                    .update();
        }
        if (authority.given() && document.proof().isPresent() && PdfSignature.lacksTimestamp(content)) {
            timestamps.want(document.id());
        }
    }

    @Override
    public Optional<KeptDocument> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE d.id = ?")
                .param(id)
                .query(this::document)
                .optional();
    }

    @Override
    public Map<UUID, KeptDocument> find(Collection<UUID> ids) {
        return jdbc
                .sql(SELECT + "WHERE d.id = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .query(this::document)
                .list()
                .stream()
                .collect(Collectors.toMap(KeptDocument::id, Function.identity()));
    }

    /** The document with this content. */
    Optional<KeptDocument> bySha256(byte[] sha256) {
        return jdbc.sql(SELECT + "WHERE d.sha256 = ? AND d.number IS NOT NULL ORDER BY d.created_at LIMIT 1")
                .param(sha256)
                .query(this::document)
                .optional();
    }

    /** See {@link DocumentTimestamp}; empty when its signatures hold theirs, or there was no authority. */
    Optional<DocumentTimestamp> timestamp(UUID id) {
        return timestamps.of(id);
    }

    Optional<KeptDocument> byNumber(String number) {
        return jdbc.sql(SELECT + "WHERE d.number = ?")
                .param(number)
                .query(this::document)
                .optional();
    }

    /** The document with this number and this code. */
    Optional<KeptDocument> byProof(Proof proof) {
        return jdbc.sql(SELECT + "WHERE d.number = ? AND d.code = ?")
                .params(proof.number(), proof.code())
                .query(this::document)
                .optional();
    }

    @Override
    public void copy(UUID id, OutputStream out) throws IOException {
        int part = 0;
        for (Optional<byte[]> bytes = part(id, part); bytes.isPresent(); bytes = part(id, ++part)) {
            out.write(bytes.get());
        }
    }

    private Optional<byte[]> part(UUID id, int part) {
        return jdbc.sql("SELECT bytes FROM document_bytes WHERE document = ? AND part = ?")
                .params(id, part)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    @Override
    public boolean revoke(UUID id, String reason) {
        return jdbc.sql("UPDATE document SET revoked_at = ?, revoked_reason = ? WHERE id = ? AND revoked_at IS NULL")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), reason, id)
                        .update()
                == 1;
    }

    private KeptDocument document(ResultSet row, int number) throws SQLException {
        return new KeptDocument(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Optional.ofNullable(row.getString("number")),
                row.getString("subject"),
                row.getObject("dated", LocalDate.class),
                row.getString("content_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                read(row.getString("public_facts")),
                row.getTimestamp("created_at").toInstant(),
                revocation(row),
                Optional.ofNullable(row.getObject("superseded_by", UUID.class)));
    }

    private static Optional<KeptDocument.Revocation> revocation(ResultSet row) throws SQLException {
        return row.getTimestamp("revoked_at") == null
                ? Optional.empty()
                : Optional.of(new KeptDocument.Revocation(
                        row.getTimestamp("revoked_at").toInstant(), row.getString("revoked_reason")));
    }

    private String write(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
