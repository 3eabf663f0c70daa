package vn.lienthong.partner.payment.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.Requests;

/** What the hub asks over queues, as files: the contract's outgoing direction. */
class QueueContractTest {

    private static final PaymentXml XML = new PaymentXml();
    private static final String BANK = "sandbox-bank";
    private static final PaymentRequest REQUEST = Requests.golden();

    @Test
    void theRequestsAreTheGoldenFiles() {
        PaymentReference paid = new PaymentReference(
                REQUEST.reference(), REQUEST.dossier(), REQUEST.amount(), REQUEST.createdAt(), "7700001");
        RefundRequest refund = new RefundRequest(
                "HT261121001",
                paid,
                10_000,
                "Nộp thừa",
                "operator",
                Instant.parse("2026-11-21T08:00:00Z"),
                false,
                true);

        assertWritten("payment-request", RequestDocuments.payment(BANK, REQUEST));
        assertWritten("status-query", RequestDocuments.question(BANK, paid));
        assertWritten("refund-request", RequestDocuments.refund(BANK, refund));
        assertWritten("statement-request", RequestDocuments.statement(BANK, LocalDate.of(2026, 11, 20)));
    }

    @Test
    void noRequestTellsTheProviderWhoThePayerIsBeyondAName() {
        String request = XML.write(RequestDocuments.payment(BANK, REQUEST));

        assertThat(request).contains(REQUEST.payerName());
        assertThat(request).doesNotContain(REQUEST.payerPersonalId(), REQUEST.dossier(), REQUEST.clientIp());
    }

    @Test
    void whatTheContractForbidsIsNotSent() {
        var request = RequestDocuments.payment(BANK, REQUEST);
        request.setReference("DP|1");

        assertThatThrownBy(() -> XML.write(request)).hasMessageContaining("LT-MSG-001");
    }

    private static void assertWritten(String file, Object document) {
        assertThat(XML.write(document))
                .isEqualTo(GoldenFiles.text("queue/requests/" + file + ".xml")
                        .replaceFirst("<\\?.*\\?>\\s*", "")
                        .strip());
    }
}
