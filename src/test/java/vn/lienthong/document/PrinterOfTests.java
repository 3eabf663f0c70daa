package vn.lienthong.document;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.lienthong.settings.ConfigFiles;
import vn.sandbox.signing.SandboxAuthority;

/** The printer with a key of its own, and receipts to print; everybody on them is invented. */
final class PrinterOfTests {

    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Its threads end with the process. */
    static final PrintWorkers WORKERS = new PrintWorkers();

    static final CheckPage PAGE = new CheckPage("https://dvc.example.vn");

    static final TimestampAuthority NO_TIMESTAMPS =
            new TimestampAuthority(new TimestampSettings(null, Duration.ofSeconds(1), Duration.ofSeconds(1)), CLOCK);

    private static final Issuer ISSUER = new Issuer(Optional.empty(), "THÀNH ỦY HÀ NỘI", "Hà Nội");
    private static final PaymentFacts PAYMENT = new PaymentFacts(
            "G22.99.DP-001173200001-261120-0001",
            "Thanh toán trực tuyến qua Ngân hàng Ví Dụ",
            "LT26112000000001",
            Instant.parse("2026-11-20T02:58:07Z"));
    private static final String CELL = "Chi bộ Kinh doanh 1 - Đảng bộ Công ty Ví Dụ - Đảng bộ phường Tây Hồ";

    private PrinterOfTests() {}

    static ReceiptPrinter printer(Path folder) {
        Path keystore = folder.resolve("signing.p12");
        SandboxAuthority.make(keystore, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(300)));
        return printer(keystore, CLOCK);
    }

    static ReceiptPrinter printer(Path keystore, Clock clock) {
        return new ReceiptPrinter(renderer(), signer(keystore, clock), WORKERS, PAGE);
    }

    static PdfRenderer renderer() {
        return new PdfRenderer(new DocumentFiles(new ConfigFiles(Path.of("config"))), CLOCK);
    }

    static PdfSigner signer(Path keystore, Clock clock) {
        SigningSettings settings =
                new SigningSettings(keystore, SigningSettings.Type.PKCS12, SandboxAuthority.PASSWORD, null, 0);
        return new PdfSigner(new HubKey(settings, clock), NO_TIMESTAMPS, clock);
    }

    static Receipt receipt() {
        return receipt("BL-2026-0000001");
    }

    static Receipt receipt(String number) {
        return new Receipt(
                number,
                LocalDate.of(2026, 11, 20),
                ISSUER,
                new Payer("Nguyễn Thị Ví Dụ", Optional.of("01.000001")),
                CELL,
                List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10), YearMonth.of(2026, 11)),
                180_000,
                PAYMENT);
    }

    static SummaryReceipt summary(int members) {
        String[] names = {
            "Trần Văn Mẫu", "Nguyễn Thị Ví Dụ", "Hoàng Ngọc Thử Nghiệm Đặng Quỳnh", "Phạm Ưỡn Ễnh", "Lê Kiểm"
        };
        return new SummaryReceipt(
                "BLTH-2026-0000001",
                LocalDate.of(2026, 11, 20),
                ISSUER,
                new Payer("Trần Văn Mẫu", Optional.of("01.000002")),
                CELL,
                IntStream.rangeClosed(1, members)
                        .mapToObj(i -> new SummaryReceipt.Line(
                                new Payer(names[i % names.length], Optional.of("01.%06d".formatted(i))),
                                i % 7 == 0
                                        ? List.of(YearMonth.of(2026, 7), YearMonth.of(2026, 9), YearMonth.of(2026, 11))
                                        : List.of(YearMonth.of(2026, 11)),
                                i % 7 == 0 ? 180_000 : 60_000,
                                Optional.of("BL-2026-%07d".formatted(i))))
                        .toList(),
                PAYMENT);
    }

    static byte[] receiptPdf(ReceiptPrinter printer) {
        return printer.print(List.of(new ReceiptPrinter.Order(receipt(), "K7PM-2QXD-9RTA")))
                .get(0);
    }

    static byte[] summaryPdf(ReceiptPrinter printer, int members) {
        return printer.print(summary(members), "H4WN-8BCE-3VZY");
    }
}
