package vn.lienthong.partner.payment.platform;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.util.unit.DataSize;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.wire.HttpLimits;
import vn.lienthong.settings.ConfigFiles;

/** The adapter as the golden files know it. */
final class PlatformTestBed {

    static final PlatformCodes CODES = PlatformCodes.read(new ConfigFiles(Path.of("config")));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    private PlatformTestBed() {}

    static PlatformSettings settings(URI url, URI page, HttpLimits.Circuit circuit) {
        return new PlatformSettings(
                url,
                "LIENTHONG",
                "sandbox-platform-secret-of-enough-bytes",
                new PlatformSettings.Paths("/init", "/status", "/receipt", "/refund", "/statement"),
                List.of(page),
                List.of(),
                new PlatformSettings.Payee(
                        "000.00.00.H26",
                        "Thành ủy Hà Nội",
                        "2.002754",
                        "Nộp đảng phí",
                        "2.002754",
                        "Thu, nộp đảng phí",
                        "1020304050",
                        "VCB",
                        "Thành ủy Hà Nội",
                        "1",
                        "Hà Nội"),
                new HttpLimits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        DataSize.ofKilobytes(8),
                        DataSize.ofKilobytes(64),
                        circuit));
    }

    /** At 15:00 on 21 November 2026. */
    static PaymentProvider standing(URI url) {
        return provider(url, URI.create("https://platform.example.vn"), CLOCK, patient());
    }

    static PaymentProvider provider(URI url, URI page, Clock clock, HttpLimits.Circuit circuit) {
        return PlatformBeans.provider(settings(url, page, circuit), CODES, clock, new SimpleMeterRegistry());
    }

    /** A circuit that stays closed in a test that is not about it. */
    static HttpLimits.Circuit patient() {
        return new HttpLimits.Circuit(100, 100, 100, Duration.ofSeconds(1), 2);
    }
}
