package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.failure.KilledHub.LONG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.sandbox.payment.PaymentBook;

/** Refunds under which the hub dies: from the committed approval over the provider's answer to the books. */
final class KilledRefunds {

    private final KilledHub hub;
    private final long amount;
    private final List<String> references = new ArrayList<>();

    /** @param amount VND of each payment, all of which goes back */
    KilledRefunds(KilledHub hub, long amount) {
        this.hub = hub;
        this.amount = amount;
    }

    /** Where the hub dies, by turns: at once, before its provider is told, while it is told, while its answer is booked. */
    private static final List<String> PLACES =
            List.of("true", "state <> 'REQUESTED'", "sent_at IS NOT NULL", "state = 'DONE'");

    int count() {
        return references.size();
    }

    Round begin(String reference, long asks, long approves) {
        Round round = new Round(idOf(references.size()), PLACES.get((references.size() + 2) % PLACES.size()));
        approve(round.id, reference, asks, approves);
        references.add(reference);
        return round;
    }

    final class Round {

        private final String id;
        private final String reached;

        private Round(String id, String reached) {
            this.id = id;
            this.reached = reached;
        }

        void awaitPlace() {
            await(id + " until " + reached)
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() ->
                            hub.count("SELECT count(*) FROM fee_refund WHERE id = '" + id + "' AND " + reached) > 0);
        }
    }

    private static String idOf(int number) {
        return "RKILL%06d".formatted(number);
    }

    /** What the transactions of a request and its approval leave behind, the message of the decision last. */
    private void approve(String id, String reference, long asks, long approves) {
        UUID message = UUID.randomUUID();
        String dossier = hub.one(
                        "SELECT o.dossier FROM fee_order o JOIN fee_payment p ON p.order_id = o.id WHERE p.reference ="
                                + " ?",
                        reference)
                .orElseThrow();
        hub.transaction.executeWithoutResult(status -> {
            hub.database
                    .sql("UPDATE fee_payment SET refunded = ? WHERE reference = ?")
                    .params(amount, reference)
                    .update();
            hub.database
                    .sql(
                            """
                            INSERT INTO fee_refund (id, form_key, reference, of_payment, order_id, provider, money, amount, by_hand,
                                                    state, reason, organisation, requested_by, requested_at)
                            SELECT ?, ?, reference, true, order_id, provider, provider_transaction, ?, false, 'REQUESTED', 'x',
                                   'HN', ?, now()
                              FROM fee_payment WHERE reference = ?
                            """)
                    .params(id, UUID.randomUUID(), amount, asks, reference)
                    .update();
            hub.database
                    .sql(
                            """
                            INSERT INTO outbox (lane, queue, message_id, duplicate_id, dossier, type, actor, traceparent, body)
                            VALUES (0, 'human-task.approve-refund.approve.v1', ?, ?, ?, 'taskDecided', ?, ?, ?)
                            """)
                    .params(
                            message,
                            message.toString(),
                            dossier,
                            "person:" + approves,
                            "00-%032x-%016x-01".formatted(references.size() + 1_001, references.size() + 1_001),
                            "<taskDecided xmlns=\"urn:lienthong:v1\"><task>" + UUID.randomUUID()
                                    + "</task><type>approve-refund</type><outcome>approve</outcome><dossier>" + dossier
                                    + "</dossier><subject>" + id + "</subject><decidedBy>" + approves
                                    + "</decidedBy><decidedAt>" + Instant.now() + "</decidedAt></taskDecided>")
                    .update();
        });
    }

    void awaitEnds() {
        await("refunds are done").atMost(LONG).until(() -> done() == count());
        await("payers are told of refunds").atMost(LONG).until(() -> notices() == count());
    }

    void assertEverythingOnce() {
        assertThat(count()).as("refunds, one for each place").isGreaterThanOrEqualTo(PLACES.size());
        PaymentBook book = hub.partners.partners().getBean("platformBook", PaymentBook.class);
        for (int number = 0; number < count(); number++) {
            assertThat(book.find(references.get(number)).orElseThrow().refunds())
                    .as("given back of " + references.get(number))
                    .containsOnlyKeys(idOf(number));
        }
        assertThat(hub.count("SELECT count(*) FROM ledger_entry WHERE kind = 'REFUND'"))
                .as("refunds in the books")
                .isEqualTo(count());
        assertThat(hub.count("SELECT sum(refunded) FROM fee_payment"))
                .as("set aside")
                .isEqualTo(count() * amount);
        assertThat(notices()).as("notices of refunds").isEqualTo(count());
    }

    private long done() {
        return hub.count("SELECT count(*) FROM fee_refund WHERE state = 'DONE'");
    }

    private long notices() {
        return hub.count("SELECT count(*) FROM notice WHERE kind = 'fee-refunded'");
    }
}
