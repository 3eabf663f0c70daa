package vn.lienthong.partner.payment;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** Payments to ask for in tests. */
public final class Requests {

    private static final AtomicLong NUMBERS = new AtomicLong(1000);

    private Requests() {}

    /** The payment of the golden files. */
    public static PaymentRequest golden() {
        return of(
                ReferenceCode.of(LocalDate.of(2026, 11, 21), 42),
                60_000,
                "VCB",
                URI.create("https://hub.example.vn/fees/orders/1"),
                Instant.parse("2026-11-21T07:55:00Z"));
    }

    /** A payment nobody has heard of, created now. */
    public static PaymentRequest fresh(long amount, URI returnUrl) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return of(ReferenceCode.of(LocalTimes.day(now), NUMBERS.incrementAndGet()), amount, "VCB", returnUrl, now);
    }

    private static PaymentRequest of(String reference, long amount, String bank, URI returnUrl, Instant createdAt) {
        return new PaymentRequest(
                reference,
                "G22.99.DP-001085000001-261121-0001",
                amount,
                "Nộp đảng phí tháng 11/2026",
                bank,
                returnUrl,
                "Nguyễn Văn Thử",
                "001085000001",
                "203.0.113.7",
                createdAt,
                createdAt.plus(15, ChronoUnit.MINUTES),
                List.of(new FeeItem("DANGPHI", "Đảng phí tháng 11/2026", amount)));
    }
}
