package vn.lienthong.partner.payment.vnpay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.util.unit.DataSize;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.wire.HttpLimits;
import vn.lienthong.settings.ConfigFiles;

/** The adapter as the golden files know it. */
final class VnpayTestBed {

    static final VnpayCodes CODES = VnpayCodes.read(new ConfigFiles(Path.of("config")));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    private VnpayTestBed() {}

    static VnpaySettings settings(URI api) {
        return new VnpaySettings(
                URI.create("https://vnpay.example.vn/paymentv2/vpcpay.html"),
                api,
                "LTHONG01",
                "sandbox-vnpay-secret",
                null,
                "127.0.0.1",
                new HttpLimits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        DataSize.ofKilobytes(8),
                        DataSize.ofKilobytes(64),
                        new HttpLimits.Circuit(100, 100, 100, Duration.ofSeconds(1), 2)));
    }

    /** At 15:00 on 21 November 2026. */
    static PaymentProvider standing(URI api) {
        return VnpayBeans.provider(
                settings(api), CODES, () -> "R0000000000000000000000000000001", CLOCK, new SimpleMeterRegistry());
    }

    static Ipn ipn() {
        VnpaySettings settings = settings(URI.create("https://vnpay.example.vn/api"));
        return new Ipn(settings, CODES, new SecureHash(settings.secret()));
    }
}
