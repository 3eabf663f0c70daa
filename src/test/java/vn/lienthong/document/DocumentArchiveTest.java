package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** An archive whose length is told before it is written. */
class DocumentArchiveTest {

    private final Store store = new Store();
    private final DocumentArchive archive = new DocumentArchive(store);

    @Test
    void theLengthToldIsTheLengthWrittenWhateverTheNamesAreMadeOf() throws IOException {
        archive.add("BL-2026-0000001-nguyen-thi-vi-du.pdf", store.keep(65_537));
        archive.add("0001-đảng viên/phiếu nhận xét Ưỡn Ễnh \uD83D\uDE00.pdf", store.keep(0));
        archive.add("0001-đảng viên/báo cáo.txt", "Đã làm đủ.");

        byte[] written = written();

        assertThat(archive.length()).hasValue(written.length);
        Map<String, byte[]> files = files(written);
        assertThat(files.keySet())
                .containsExactly(
                        "BL-2026-0000001-nguyen-thi-vi-du.pdf",
                        "0001-đảng viên/phiếu nhận xét Ưỡn Ễnh \uD83D\uDE00.pdf",
                        "0001-đảng viên/báo cáo.txt");
        assertThat(files.get("BL-2026-0000001-nguyen-thi-vi-du.pdf"))
                .isEqualTo(store.contents.values().iterator().next());
        assertThat(files.get("0001-đảng viên/báo cáo.txt")).isEqualTo("Đã làm đủ.".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anArchiveOfNothingHasALengthToo() throws IOException {
        assertThat(archive.length()).hasValue(written().length);
    }

    @Test
    void aDocumentStillToBeMadeIsMadeWhenItsTurnHasComeAndOnlyOnce() throws IOException {
        archive.add("a.pdf", () -> store.keep(100).id());

        assertThat(archive.length()).isEmpty();
        assertThat(store.contents).isEmpty();
        assertThat(files(written())).containsOnlyKeys("a.pdf");
        assertThat(store.contents).hasSize(1);
    }

    @Test
    void thousandsOfEntriesHaveALengthAndMoreThanTheFormCountsHaveNone() throws IOException {
        KeptDocument small = store.keep(3);
        for (int i = 0; i < 5_001; i++) {
            archive.add("%05d-đảng viên.pdf".formatted(i), small);
        }
        assertThat(archive.length()).hasValue(written().length);

        for (int i = 5_001; i < 65_535; i++) {
            archive.add("%05d.pdf".formatted(i), small);
        }
        assertThat(archive.length()).isEmpty();
    }

    @Test
    void aDocumentThatFailsLeavesTheArchiveWithoutItsEnd() {
        archive.add("a.pdf", store.keep(10));
        archive.add("b.pdf", store.lost());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> archive.write(out)).isInstanceOf(IOException.class);

        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("PK\5\6");
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.write(out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static final class Store implements Documents {

        private final Map<UUID, byte[]> contents = new LinkedHashMap<>();
        private final Random random = new Random(20261120);

        KeptDocument keep(int size) {
            KeptDocument document = document(size);
            byte[] content = new byte[size];
            random.nextBytes(content);
            contents.put(document.id(), content);
            return document;
        }

        KeptDocument lost() {
            return document(10);
        }

        private static KeptDocument document(int size) {
            return new KeptDocument(
                    UUID.randomUUID(),
                    "test",
                    Optional.empty(),
                    "test",
                    LocalDate.EPOCH,
                    "application/pdf",
                    size,
                    "",
                    Map.of(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public void copy(UUID id, OutputStream out) throws IOException {
            if (!contents.containsKey(id)) {
                throw new IOException("lost");
            }
            out.write(contents.get(id));
        }

        @Override
        public void keep(NewDocument document, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<KeptDocument> find(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<UUID, KeptDocument> find(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(UUID id, String reason) {
            throw new UnsupportedOperationException();
        }
    }
}
