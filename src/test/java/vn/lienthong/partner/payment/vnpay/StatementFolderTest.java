package vn.lienthong.partner.payment.vnpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** The files people put into the folder, as they should be and as they are. */
class StatementFolderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final String NAME = "vnpay-20261120.csv";

    @TempDir
    private Path folder;

    @Test
    void everyLineThatMovedMoneyIsRead() throws IOException {
        put(GoldenFiles.text("vnpay/statements/" + NAME).getBytes(StandardCharsets.UTF_8));

        assertThat(statements().statement(DAY))
                .containsExactly(
                        line("DP2611200000004280", "14000001", Kind.PAYMENT, 60_000, "2026-11-20T07:58:01Z"),
                        line("DP2611200000004377", "14000002", Kind.PAYMENT, 1_000_000, "2026-11-20T07:58:01Z"),
                        line("DP2611200000004280", "914000001", Kind.REFUND, 10_000, "2026-11-20T16:59:59Z"),
                        line(null, "14000005", Kind.PAYMENT, 33_000, "2026-11-19T17:00:00Z"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("the folder is only read").containsExactly(folder.resolve(NAME));
        }
    }

    @Test
    void aDayWithoutAFileWaits() {
        assertThatThrownBy(() -> statements().statement(DAY)).hasMessageStartingWith("LT-PAY-007");
    }

    @Test
    void aFileThatMayStillBeWrittenWaits() throws IOException {
        Path file = put(GoldenFiles.text("vnpay/statements/" + NAME).getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(59)));

        assertThatThrownBy(() -> statements().statement(DAY)).hasMessageStartingWith("LT-PAY-007");
    }

    @Test
    void aFileMadeBeforeTheDayWasOverMustBeMadeAgain() throws IOException {
        Path file = put(GoldenFiles.text("vnpay/statements/" + NAME).getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-20T16:59:59Z")));

        assertThatThrownBy(() -> statements().statement(DAY))
                .hasMessageStartingWith("LT-PAY-017 " + NAME)
                .hasMessageContaining("before the day was over");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void eachBrokenFileIsRefusedWholeAndItsLinesAreNamed(String name) throws IOException {
        JsonNode broken = GoldenFiles.json(name);
        put(broken.path("file").asText().getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> statements().statement(DAY))
                .hasMessageStartingWith("LT-PAY-017 " + NAME)
                .hasMessageContaining(broken.path("says").asText());
    }

    static Stream<String> broken() {
        return GoldenFiles.names("vnpay/statements/broken").stream();
    }

    @Test
    void anotherEncodingATooLargeFileAndAMissingFolderAreSaid() throws IOException {
        put("Mã website\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> statements().statement(DAY)).hasMessageStartingWith("LT-PAY-017");
        put(new byte[1024 * 1024 + 1]);
        assertThatThrownBy(() -> statements().statement(DAY)).hasMessageContaining("more than 1 MB");
        assertThatThrownBy(() -> statements(folder.resolve("absent")).statement(DAY))
                .hasMessageContaining("is not there");
    }

    @Test
    void hundredsOfWrongLinesAreCounted() throws IOException {
        String text = GoldenFiles.text("vnpay/statements/" + NAME);
        StringBuilder file = new StringBuilder(text.substring(0, text.indexOf('\n') + 1));
        for (int i = 0; i < 300; i++) {
            file.append("1,LTHONG01,DP1,").append(i).append(",Thanh toán,x,Thành công,20/11/2026 14:58:01\n");
        }
        put(file.toString().getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> statements().statement(DAY)).hasMessageEndingWith("; … +280");
    }

    private StatementFolder statements() {
        return statements(folder);
    }

    private static StatementFolder statements(Path folder) {
        return new StatementFolder(
                folder,
                VnpayTestBed.CODES.statement(),
                "LTHONG01",
                DataSize.ofMegabytes(1),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path put(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(NAME), content);
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(120)));
    }

    private static StatementLine line(String reference, String transaction, Kind kind, long amount, String at) {
        return new StatementLine(reference, transaction, kind, amount, "VND", Instant.parse(at));
    }
}
