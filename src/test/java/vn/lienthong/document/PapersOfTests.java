package vn.lienthong.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import vn.lienthong.settings.ConfigFiles;
import vn.sandbox.signing.SandboxAuthority;

/** The printer of residence papers with a key ring of its own, and papers to print; everybody on them is invented. */
final class PapersOfTests {

    static final String SECRETARY = "001070000001";
    static final String COMMITTEE = "HN-DONGMY";
    static final String WORKPLACE = "HN-TAYHO-VIDU";

    static final PaperSigner SIGNER =
            new PaperSigner(SECRETARY, "Trần Thị Thí Dụ", "Bí thư Đảng ủy xã Đông Mỹ", COMMITTEE);

    static final String CODE = "K7PM-2QXD-9RTA";

    private PapersOfTests() {}

    /** Keys that are valid from 30 days before {@link PrinterOfTests#NOW} on. */
    static ResidencePapers papers(Path folder, Clock clock, Duration validFor) {
        Path hub = folder.resolve("signing.p12");
        SandboxAuthority.make(
                hub, PrinterOfTests.NOW.minus(Duration.ofDays(30)), PrinterOfTests.NOW.plus(Duration.ofDays(300)));
        ring(folder.resolve("keyring.p12"), validFor);
        return papers(hub, folder.resolve("keyring.p12"), clock);
    }

    static ResidencePapers papers(Path hub, Path ring, Clock clock) {
        return new ResidencePaperPrinter(
                PrinterOfTests.renderer(),
                PrinterOfTests.signer(hub, clock),
                new KeyRing(
                        new KeyRingSettings(ring, SigningSettings.Type.PKCS12, SandboxAuthority.PASSWORD, 0), clock),
                PrinterOfTests.WORKERS,
                PrinterOfTests.PAGE,
                new PaperWording(new ConfigFiles(Path.of("config"))),
                clock);
    }

    static void ring(Path keystore, Duration validFor) {
        SandboxAuthority.makeRing(
                keystore,
                PrinterOfTests.NOW.minus(Duration.ofDays(30)),
                PrinterOfTests.NOW.plus(validFor),
                Map.of(
                        SandboxAuthority.aliasOfPerson(SECRETARY), "Trần Thị Thí Dụ",
                        SandboxAuthority.aliasOfOrganisation(COMMITTEE), "Đảng ủy xã Đông Mỹ",
                        SandboxAuthority.aliasOfOrganisation(WORKPLACE), "Đảng bộ Công ty Ví Dụ"));
    }

    /** Puts a key beside a certificate that is not its own. */
    static void anotherKey(Path keystore, String alias) throws GeneralSecurityException, IOException {
        char[] password = SandboxAuthority.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance(keystore.toFile(), password);
        PrivateKey another =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        store.setKeyEntry(alias, another, password, store.getCertificateChain(alias));
        try (OutputStream out = Files.newOutputStream(keystore)) {
            store.store(out, password);
        }
    }

    static CommentForm form() {
        return form("PNX-2026-0000001", LocalDate.of(2026, 11, 20));
    }

    static CommentForm form(String number, LocalDate date) {
        return new CommentForm(
                number,
                "Đảng bộ xã Đông Mỹ",
                "Chi bộ 2 - Thôn 2",
                "Đông Mỹ",
                date,
                "Nguyễn Thị Ví Dụ",
                "01.000001",
                "Chi bộ Kinh doanh 1 - Đảng bộ Công ty Ví Dụ",
                2026,
                List.of(1, 2, 1, 3, 2, 1),
                "Đồng chí nhiệt tình tham gia các buổi tổng vệ sinh đường làng ngõ xóm.\nĐề nghị phát huy trong năm tới.",
                "Lê Văn Kiểm Thử",
                "Bí thư",
                Optional.of("Bí thư chi bộ Thôn 2 - xã Đông Mỹ đã xác nhận lúc 16:05, 19/11/2026"));
    }

    static MemberListPaper list(int members) {
        return list(members, false);
    }

    static MemberListPaper list(int members, boolean onPaper) {
        String[] names = {
            "Trần Văn Mẫu", "Nguyễn Thị Ví Dụ", "Hoàng Ngọc Thử Nghiệm Đặng Quỳnh", "Phạm Ưỡn Ễnh", "Lê Kiểm"
        };
        String[] residences = {
            "Chi bộ 2 - Thôn 2 - Đảng bộ xã Đông Mỹ",
            "Chi bộ Tổ dân phố 12 - Đảng bộ phường Tây Hồ",
            "Chi bộ Khu dân cư số 7 Nguyễn Trãi - Đảng bộ phường Khương Đình"
        };
        String[] kinds = {"comment", "introduce-and-comment", "comment", "introduce"};
        return new MemberListPaper(
                "DSNX-2026-0000001",
                "Đảng bộ phường Tây Hồ",
                "Đảng bộ Công ty Ví Dụ",
                "Hà Nội",
                LocalDate.of(2026, 11, 20),
                2026,
                IntStream.rangeClosed(1, members)
                        .mapToObj(i -> new MemberListPaper.Row(
                                names[i % names.length],
                                "01.%06d".formatted(i),
                                "Chi bộ Kinh doanh " + (i % 3 + 1),
                                residences[i % residences.length],
                                kinds[i % kinds.length],
                                i % 2 == 0))
                        .toList(),
                onPaper);
    }

    static RequestPaper request(String kind) {
        return request(kind, 3);
    }

    static RequestPaper request(String kind, int days) {
        return new RequestPaper(
                "PGT-2026-0000001",
                "Đảng bộ phường Tây Hồ",
                "Đảng bộ Công ty Ví Dụ",
                "Hà Nội",
                LocalDate.of(2026, 11, 20),
                2026,
                "Nguyễn Thị Ví Dụ",
                "01.000001",
                "Chi bộ Kinh doanh 1",
                "Chi bộ 2 - Thôn 2 - Đảng bộ xã Đông Mỹ",
                "Số 8 phố Người Mẫu, xã Đông Mỹ, Hà Nội",
                kind,
                days,
                true);
    }

    static CommentStatisticsPaper homeStatistics() {
        return new CommentStatisticsPaper(
                "TKCT-2026-0000001",
                words(
                        "residence-home",
                        "statistics",
                        "introduced taken asked reports-asked reported written submitted approved sent in-time late commend none"
                                + " consider"),
                Optional.of("Đảng bộ Thành phố Hà Nội"),
                "Đảng bộ phường Khương Đình",
                "Khương Đình",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 11, 30),
                List.of(
                        new CommentStatisticsPaper.Row(
                                "Chi bộ 21", List.of(3, 2, 120, 40, 38, 120, 118, 117, 115, 110, 5, 12, 102, 1)),
                        new CommentStatisticsPaper.Row(
                                "Chi bộ Tổ dân phố số 12 liên gia Khu tập thể Người Mẫu",
                                List.of(0, 0, 1_200, 0, 0, 1_190, 1_150, 1_149, 1_100, 1_050, 150, 80, 1_020, 0))),
                List.of(3, 2, 1_320, 40, 38, 1_310, 1_268, 1_266, 1_215, 1_160, 155, 92, 1_122, 1));
    }

    /** As the hub's own pages have them. */
    private static CommentStatisticsPaper.Words words(String bundle, String part, String figures) {
        Properties said = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/i18n", bundle + ".properties"))) {
            said.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String prefix = bundle + "." + part + ".";
        return new CommentStatisticsPaper.Words(
                said.getProperty(prefix + "paper.about"),
                said.getProperty(prefix + "of"),
                Arrays.stream(figures.split(" "))
                        .map(figure -> said.getProperty(prefix + figure))
                        .toList(),
                said.getProperty(prefix + "paper.note"));
    }

    static CommentStatisticsPaper statistics() {
        return new CommentStatisticsPaper(
                "TKCT-2026-0000001",
                words(
                        "residence-workplace",
                        "statistics",
                        "introduced asked reports-asked reported commented approved received in-time late commend none consider"),
                Optional.of("Đảng bộ phường Tây Hồ"),
                "Đảng bộ Công ty Ví Dụ",
                "Tây Hồ",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 11, 30),
                List.of(
                        new CommentStatisticsPaper.Row(
                                "Danh sách ngày 02/11/2026, nhận xét năm 2026",
                                List.of(3, 120, 40, 38, 118, 117, 115, 110, 5, 12, 102, 1)),
                        new CommentStatisticsPaper.Row(
                                "Chi bộ Kinh doanh 1",
                                List.of(0, 1_200, 0, 0, 1_150, 1_149, 1_100, 1_050, 150, 80, 1_020, 0))),
                List.of(3, 1_320, 40, 38, 1_268, 1_266, 1_215, 1_160, 155, 92, 1_122, 1));
    }

    static StatementPaper statement(int below) {
        return new StatementPaper(
                Optional.of("Đảng bộ phường Tây Hồ"),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                1_234_567,
                new StatementPaper.Line("Đảng bộ Công ty Ví Dụ", 42_000_000, 12_600_000, 0, 29_400_000),
                IntStream.rangeClosed(1, below)
                        .mapToObj(i -> new StatementPaper.Line(
                                "Chi bộ Kinh doanh " + i,
                                600_000L * i,
                                180_000L * i,
                                i == 2 ? -20_001 : 0,
                                420_000L * i + (i == 2 ? 20_001 : 0)))
                        .toList(),
                List.of(
                        "Tỷ lệ trích giữ lại 30% của chi bộ trực thuộc, áp dụng từ tháng 02/2026, chưa được xác nhận."));
    }
}
