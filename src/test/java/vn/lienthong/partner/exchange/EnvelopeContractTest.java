package vn.lienthong.partner.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What two hubs send each other, as files: what is valid is read and written alike, what is not fails for its reason. */
class EnvelopeContractTest {

    private static final Path FOLDER = Path.of("src/test/resources/contract/exchange/v1");
    private static final EnvelopeXml XML = new EnvelopeXml(64 * 1024);

    @ParameterizedTest
    @ValueSource(strings = {"commentProgressed", "commentSent"})
    void aGoldenEnvelopeSurvivesTheRoundTrip(String file) throws IOException {
        byte[] golden = Files.readAllBytes(FOLDER.resolve("valid").resolve(file + ".xml"));

        Envelope envelope = EnvelopeMapping.envelope(XML.read(golden));
        byte[] written = XML.write(EnvelopeMapping.document(envelope, "Khương Đình"));

        assertThat(withoutProlog(written)).isEqualTo(withoutProlog(golden));
    }

    private static String withoutProlog(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8)
                .replaceFirst("<\\?xml[^>]*\\?>", "")
                .strip();
    }

    @Test
    void anEnvelopeSaysWhoSendsWhatToWhom() throws IOException {
        Envelope envelope = EnvelopeMapping.envelope(
                XML.read(Files.readAllBytes(FOLDER.resolve("valid").resolve("commentSent.xml"))));

        assertThat(envelope.id()).isEqualTo(UUID.fromString("01935a10-0000-7000-8000-0000000000e1"));
        assertThat(envelope.from()).isEqualTo(new OtherHub("000.00.01.H26", "Đảng ủy phường Khương Đình"));
        assertThat(envelope.to()).isEqualTo(new OtherHub("000.00.00.H26", "Thành ủy Hà Nội"));
        assertThat(envelope.type()).isEqualTo("commentSent");
        assertThat(envelope.at()).isEqualTo(Instant.parse("2026-11-25T02:00:00Z"));
        assertThat(envelope.message()).contains("<commentSent xmlns=\"urn:lienthong:v1\">");
        assertThat(envelope.enclosures()).singleElement().satisfies(form -> assertThat(envelope.message())
                .contains(form.id().toString(), form.sha256()));
    }

    @ParameterizedTest
    @CsvSource({
        "organ-id-malformed, pattern",
        "document-id-no-uuid, pattern",
        "document-id-of-another, From is",
        "no-attachment, Reference",
        "no-message, not the one of the manifest",
        "message-twice, not the one of the manifest",
        "manifest-shorter, 1 references",
        "attachment-altered, another hash",
        "content-id-path, pattern",
        "time-impossible, never was",
        "with-dtd, DOCTYPE",
        "too-many-attachments, Reference",
        "message-not-utf8, not UTF-8",
        "namespace-missing, edXMLEnvelope",
    })
    void anInvalidEnvelopeFailsForItsReason(String file, String reason) {
        assertThatThrownBy(() -> EnvelopeMapping.envelope(
                        XML.read(Files.readAllBytes(FOLDER.resolve("invalid").resolve(file + ".xml")))))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.EXCHANGE_INVALID))
                .hasMessageContaining(reason);
    }

    @Test
    void everyInvalidFileIsUsed() throws Exception {
        CsvSource used = EnvelopeContractTest.class
                .getDeclaredMethod("anInvalidEnvelopeFailsForItsReason", String.class, String.class)
                .getAnnotation(CsvSource.class);
        try (Stream<Path> files = Files.list(FOLDER.resolve("invalid"))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .collect(Collectors.toSet());
            assertThat(List.of(used.value()))
                    .extracting(line -> line.substring(0, line.indexOf(',')))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
