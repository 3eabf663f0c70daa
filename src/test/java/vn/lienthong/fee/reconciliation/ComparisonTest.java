package vn.lienthong.fee.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

class ComparisonTest {

    private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

    @Test
    void theSameMoneyOnBothSidesMatches() {
        assertThat(results(List.of(book("R1", "T1", 60_000)), List.of(), List.of(there("R1", "T1", 60_000))))
                .containsExactly("MATCHED T1");
    }

    @Test
    void moneyOfAnotherDayIsFoundAndNotMissedThere() {
        assertThat(results(List.of(), List.of(book("R1", "T1", 60_000)), List.of(there("R1", "T1", 60_000))))
                .containsExactly("MATCHED T1");
        assertThat(results(List.of(), List.of(book("R1", "T1", 60_000)), List.of()))
                .isEmpty();
    }

    @Test
    void anotherAmountOrCurrencyIsDifferent() {
        StatementLine dollars = new StatementLine("R1", "T1", Kind.PAYMENT, 60_000, "USD", AT);

        assertThat(results(List.of(book("R1", "T1", 60_000)), List.of(), List.of(there("R1", "T1", 61_000))))
                .containsExactly("DIFFERENT T1");
        assertThat(results(List.of(book("R1", "T1", 60_000)), List.of(), List.of(dollars)))
                .containsExactly("DIFFERENT T1");
    }

    @Test
    void whatOneSideLacksIsMissingThere() {
        assertThat(results(List.of(book("R1", "T1", 60_000)), List.of(), List.of(there("R2", "T2", 60_000))))
                .containsExactly("MISSING_HERE T2", "MISSING_THERE T1");
    }

    @Test
    void moneyAndItsRefundAreTwoThings() {
        BookLine refund = new BookLine(Kind.REFUND, Optional.of("R1"), Optional.of("T1"), 60_000, AT);

        assertThat(results(List.of(refund), List.of(), List.of(there("R1", "T1", 60_000))))
                .containsExactly("MISSING_HERE T1", "MISSING_THERE T1");
    }

    @Test
    void oneAmountMatchesOneLine() {
        assertThat(results(
                        List.of(book("R1", "T1", 60_000)),
                        List.of(book("R1", "T1", 60_000)),
                        List.of(there("R1", "T1", 60_000))))
                .containsExactly("MATCHED T1");
    }

    @Test
    void moneyWithoutTheProvidersNumberMatchesByReference() {
        BookLine unnumbered = new BookLine(Kind.PAYMENT, Optional.of("R1"), Optional.empty(), 60_000, AT);

        assertThat(results(List.of(unnumbered), List.of(), List.of(there("R1", "T1", 60_000))))
                .containsExactly("MATCHED T1");
    }

    @Test
    void onlyMoneyItsPaymentWaitsForIsSafe() {
        Map<String, FeePayment> payments =
                Map.of("WAITING", payment("WAITING", PaymentStatus.READY), "PAID", payment("PAID", PaymentStatus.PAID));
        Comparison comparison =
                new Comparison(List.of(), List.of(book("PAID", "OTHER", 60_000)), payments, line -> false);

        assertThat(comparison.safe(there("WAITING", "T", 60_000))).isTrue();
        assertThat(comparison.safe(there("WAITING", "T", 59_999))).isFalse();
        assertThat(comparison.safe(there("PAID", "T", 60_000))).isFalse();
        assertThat(comparison.safe(there("NOBODYS", "T", 60_000))).isFalse();
        assertThat(comparison.safe(new StatementLine("WAITING", "T", Kind.PAYMENT, 60_000, "USD", AT)))
                .isFalse();
        assertThat(comparison.safe(new StatementLine("WAITING", "T", Kind.REFUND, 60_000, "VND", AT)))
                .isFalse();
    }

    private static List<String> results(
            List<BookLine> ofTheDay, List<BookLine> mentioned, List<StatementLine> statement) {
        return new Comparison(ofTheDay, mentioned, Map.of(), line -> false)
                .lines(statement).stream()
                        .map(line ->
                                line.result() + " " + line.providerTransaction().orElse("-"))
                        .toList();
    }

    private static BookLine book(String reference, String transaction, long amount) {
        return new BookLine(Kind.PAYMENT, Optional.of(reference), Optional.of(transaction), amount, AT);
    }

    private static StatementLine there(String reference, String transaction, long amount) {
        return new StatementLine(reference, transaction, Kind.PAYMENT, amount, "VND", AT);
    }

    private static FeePayment payment(String reference, PaymentStatus status) {
        return new FeePayment(
                reference,
                UUID.randomUUID(),
                "G22.99.DP-001173000001-261124-0001",
                "bank",
                "test-provider",
                60_000,
                status,
                "127.0.0.1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                AT,
                AT,
                Optional.empty(),
                false);
    }
}
