package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testsupport.JavaCommand;
import vn.lienthong.testsupport.Poppler;
import vn.lienthong.testsupport.SoftToken;
import vn.sandbox.signing.SandboxAuthority;

/** Keys on a device (PKCS#11), which never gives them out. */
class DeviceSigningIT {

    private static final String PIN = "2468";

    @TempDir
    private Path folder;

    @Test
    void aFormIsSignedByTwoAndAReceiptByTheHubWithKeysOnADevice() throws Exception {
        Path library = SoftToken.library();
        SandboxAuthority.make(
                folder.resolve("signing.p12"),
                PrinterOfTests.NOW.minus(Duration.ofDays(1)),
                PrinterOfTests.NOW.plus(Duration.ofDays(30)));
        PapersOfTests.ring(folder.resolve("keyring.p12"), Duration.ofDays(30));
        Files.createDirectory(folder.resolve("tokens"));
        Path settings = Files.write(
                folder.resolve("softhsm2.conf"),
                List.of("directories.tokendir = " + folder.resolve("tokens"), "objectstore.backend = file"));

        String made = run(
                settings,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "papers",
                "--pin",
                PIN,
                "--so-pin",
                "13579");
        Matcher slot = Pattern.compile("slot (\\d+)").matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        run(
                settings,
                JavaCommand.of(List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                DeviceSigner.class.getName(),
                                library.toString(),
                                slot.group(1),
                                PIN,
                                folder.toString()))
                        .toArray(String[]::new));

        assertThat(PdfSignature.of(Files.readAllBytes(folder.resolve("form.pdf"))))
                .allMatch(PdfSignature::intact)
                .extracting(PdfSignature::signer)
                .containsExactly("Trần Thị Thí Dụ", "Đảng ủy xã Đông Mỹ");
        assertThat(PdfSignature.of(Files.readAllBytes(folder.resolve("receipt.pdf"))))
                .containsExactly(new PdfSignature(SandboxAuthority.SIGNER, PrinterOfTests.NOW, true, Optional.empty()));
        assertThat(Poppler.pdfsig(folder.resolve("receipt.pdf")))
                .contains("Signature is Valid", "Total document signed");
    }

    private static String run(Path settings, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", settings.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
