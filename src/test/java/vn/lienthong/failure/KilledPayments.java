package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.failure.KilledHub.LONG;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.testsupport.FormClient;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/**
 * Payments under which the hub dies: from the committed click to the last word to the portal, by turns of a cell, whose order has a
 * receipt for each member and a summary, and of a member; by one provider and another, one of them through its queue. It dies at each place in turn: at those to which
 * a payment takes its step when told to, while a registration is at a place of its own, or money of an earlier payment goes back,
 * from the committed approval to the books.
 */
final class KilledPayments {

    private static final Logger log = LoggerFactory.getLogger(KilledPayments.class);

    private static final long AMOUNT = 60_000;
    private static final String PLATFORM = "platform";
    private static final String VNPAY = "vnpay";
    /** Its requests and results go through the broker of the hub that is killed. */
    private static final String BANK = "sandbox-bank";

    /** Kills at least that hit a payment between two of its steps. */
    private static final int BETWEEN_STEPS = 20;

    private final KilledHub hub;
    private final int rounds;
    private final List<Member> members;
    private final List<String> references = new ArrayList<>();
    private final KilledRefunds refunds;
    /** How often the hub died at each, as the database says. */
    private final Map<Place, Integer> died = new EnumMap<>(Place.class);

    private int steps;
    private int awaited;

    KilledPayments(KilledHub hub, int rounds) {
        this.hub = hub;
        this.rounds = rounds;
        this.members = members();
        this.refunds = new KilledRefunds(hub, AMOUNT);
    }

    /** Where the hub dies. */
    private enum Place {
        /** While the provider is asked for the money. */
        ASKING,
        /** While the payer pays, so that the call-back meets nobody, or a hub that dies under it. */
        PAYING,
        /** After the call-back was answered, while the order is settled. */
        SETTLING,
        /** While the numbers of its receipts are taken. */
        NUMBERING,
        /** While the documents of its receipts are made, signed and kept, and the dossier is returned. */
        MAKING,
        /** After the last word to the portal: nothing is under way. */
        ENDED;

        /** To which a payment takes its step when it is told to. */
        private static final List<Place> STEPPED_TO = List.of(ASKING, PAYING);
        /** To which it comes by itself. */
        private static final List<Place> COME_TO = List.of(SETTLING, NUMBERING, MAKING);
    }

    Round begin(int number) {
        return new Round(number);
    }

    private static boolean givesBack(int number) {
        return number % 6 == 3;
    }

    /**
     * In even rounds a registration passes quickly through a place of its own, in some of the others a refund is at one. What a payment
     * comes to by itself may be overshot: a place that none has died at goes first.
     */
    private Place placeOf(int number) {
        return number % 2 == 0 || givesBack(number)
                ? Place.STEPPED_TO.get(steps++ % Place.STEPPED_TO.size())
                : Place.COME_TO.stream()
                        .filter(place -> !died.containsKey(place))
                        .findFirst()
                        .orElseGet(() -> Place.COME_TO.get(awaited++ % Place.COME_TO.size()));
    }

    final class Round {

        private final int number;
        private final Place place;
        private String reference;
        private volatile boolean paid;
        private Thread paying;
        private KilledRefunds.Round refund;

        private Round(int number) {
            this.number = number;
            this.place = placeOf(number);
        }

        /** As far as the payment can wait before its place. */
        void approach() {
            if (place != Place.ASKING) {
                click();
                awaitPayer();
            }
            if (givesBack(number)) {
                refund = giveBack();
            }
        }

        private void click() {
            reference = KilledPayments.this.click(number, members.get(number));
            references.add(reference);
        }

        /** Of the latest payment that has had time to settle and whose provider can be told again and again. */
        private KilledRefunds.Round giveBack() {
            int earlier = providerOf(number - 3).equals(PLATFORM) ? number - 3 : number - 2;
            String given = references.get(earlier);
            await("dossier of " + given).atMost(LONG).until(() -> returned(given));
            return refunds.begin(
                    given,
                    members.get((earlier + 1) % rounds).person(),
                    members.get((earlier + 2) % rounds).person());
        }

        /** To its place. */
        void step() {
            if (refund != null) {
                refund.awaitPlace();
            }
            if (place == Place.ASKING) {
                click();
                return;
            }
            paying = new Thread(this::payWhenReady);
            paying.start();
            if (place != Place.PAYING) {
                await(place + ", round " + number)
                        .atMost(LONG)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> whereItIs(reference).compareTo(place) >= 0);
            }
        }

        void noteWhereItDied() {
            died.merge(whereItIs(reference), 1, Integer::sum);
        }

        void finish() {
            if (paying != null) {
                try {
                    paying.join(LONG.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (!paid) {
                payWhenReady();
            }
        }

        private void payWhenReady() {
            awaitPayer();
            pay(reference);
            paid = true;
        }

        private void awaitPayer() {
            await("the provider waits for the payer, round " + number)
                    .atMost(LONG)
                    .until(() -> whereItIs(reference) == Place.PAYING);
        }
    }

    void awaitEnds() {
        for (String reference : references) {
            await("dossier of " + reference).atMost(LONG).until(() -> returned(reference));
        }
        refunds.awaitEnds();
        await("portal knows all steps").atMost(LONG).untilAsserted(() -> hub.assertPortalKnowsEachStepOnce("fee"));
        await("payers are told").atMost(LONG).until(() -> notices() == rounds);
    }

    void assertEverythingOnce() {
        log.info("the hub died at {}", died);
        long taken = Stream.of("platformBook", "vnpayBook", "bankBook")
                .flatMap(book -> hub.partners.partners().getBean(book, PaymentBook.class).all().stream())
                .filter(payment -> payment.state() == Payment.State.PAID)
                .mapToLong(payment -> payment.paid() - payment.givenBack())
                .sum();
        int kept = rounds - refunds.count();
        assertThat(taken).isEqualTo(kept * AMOUNT);
        assertThat(hub.count("SELECT sum(amount) FROM ledger_posting WHERE account = 'PROVIDER'"))
                .as("money at the provider")
                .isEqualTo(taken);
        assertThat(hub.count("SELECT sum(amount) FROM ledger_posting"))
                .as("ledger")
                .isZero();
        assertThat(hub.count("SELECT count(*) FROM ledger_entry WHERE kind = 'SETTLEMENT'"))
                .as("settlements")
                .isEqualTo(rounds);
        assertThat(hub.count("SELECT count(*) FROM ledger_entry")).as("entries").isEqualTo(rounds + refunds.count());
        assertThat(hub.count("SELECT count(*) FROM fee_month WHERE state = 'PAID'"))
                .as("paid months")
                .isEqualTo(kept);
        assertThat(hub.count("SELECT count(*) FROM fee_suspense"))
                .as("suspense")
                .isZero();
        assertThat(died.keySet())
                .as("places the hub died at")
                .containsAll(Place.STEPPED_TO)
                .containsAll(Place.COME_TO);
        assertThat(rounds - died.getOrDefault(Place.ENDED, 0))
                .as("kills between two steps of a payment, by place: " + died)
                .isGreaterThanOrEqualTo(BETWEEN_STEPS);
        refunds.assertEverythingOnce();
        assertReceiptsOnce();
    }

    private void assertReceiptsOnce() {
        int ofCells = (rounds + 1) / 2;
        for (String kind : List.of("MEMBER", "SUMMARY", "OWN")) {
            assertThat(hub.count("SELECT count(*) FROM fee_receipt WHERE kind = '" + kind + "'"))
                    .as("receipts " + kind)
                    .isEqualTo(kind.equals("OWN") ? rounds - ofCells : ofCells);
        }
        assertThat(hub.count("SELECT count(*) FROM (SELECT left(number, -7), count(*) AS given,"
                        + " count(DISTINCT number) AS numbers, max(right(number, 7)::int) AS last FROM fee_receipt"
                        + " GROUP BY 1) AS series WHERE given <> last OR numbers <> last"))
                .as("series with a gap")
                .isZero();
        assertThat(hub.count("SELECT count(*) FROM fee_receipt WHERE document IS NOT NULL"))
                .as("receipts with a document")
                .isEqualTo(rounds + ofCells)
                .isEqualTo(hub.count(
                        "SELECT count(*) FROM document WHERE kind IN ('fee-receipt', 'fee-summary-receipt')"));
        assertThat(hub.count("SELECT count(*) FROM fee_receipting WHERE finished_at IS NOT NULL"))
                .as("finished orders")
                .isEqualTo(rounds);
        assertThat(hub.count("SELECT count(*) FROM fee_provider_receipt"))
                .as("receipts wanted of the provider")
                .isEqualTo(rounds);
        assertThat(notices()).as("notices to payers").isEqualTo(rounds);
    }

    private long notices() {
        return hub.count("SELECT count(*) FROM notice WHERE kind IN ('fee-receipt', 'fee-receipts')");
    }

    /** A member of the sample. */
    private record Member(long person, String personalId, String cell) {}

    private List<Member> members() {
        return hub.database
                .sql(
                        """
                        SELECT p.id, p.personal_id, a.cell_code FROM member_account a JOIN person p ON p.id = a.person_id
                         WHERE a.status = 'ACTIVE' ORDER BY p.id LIMIT ?
                        """)
                .param(rounds)
                .query((row, number) -> new Member(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * What the transactions of a click leave behind: an order, a payment, and the message that its provider is to be asked. By
     * SQL, so that each round begins at a committed click whatever has become of the hub.
     */
    private String click(int round, Member member) {
        String reference = "DPKILL%06d".formatted(round);
        UUID order = UUID.randomUUID();
        String form = round % 2 == 0 ? "CELL" : "OWN";
        String dossier = "G22.99.DP-%s-261126-%04d".formatted(member.personalId(), round + 1);
        hub.transaction.executeWithoutResult(status -> {
            hub.database
                    .sql(
                            """
                            INSERT INTO dossier (number, kind, applicant, status, last_step, opened_at, due_at)
                            VALUES (?, 'fee', ?, 'PAYMENT_ASKED', 2, now(), now() + interval '10 days')
                            """)
                    .params(dossier, member.person())
                    .update();
            hub.database
                    .sql(
                            """
                            INSERT INTO fee_order (id, form_key, dossier, form, payer, cell, amount, line_count, state, search_text,
                                                   created_at, expires_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'OPEN', '', now(), now() + interval '1 day')
                            """)
                    .params(order, UUID.randomUUID(), dossier, form, member.person(), member.cell(), AMOUNT)
                    .update();
            LocalDate month = LocalDate.of(2026, 11, 1);
            hub.database
                    .sql("INSERT INTO fee_line VALUES (?, ?, ?, ?)")
                    .params(order, member.person(), month, AMOUNT)
                    .update();
            hub.database
                    .sql("INSERT INTO fee_month VALUES (?, ?, 'IN_PAYMENT', ?, ?)")
                    .params(member.person(), month, order, AMOUNT)
                    .update();
            hub.database
                    .sql(
                            """
                            INSERT INTO fee_payment (reference, order_id, method, provider, amount, state, client_address,
                                                     created_at, expires_at, query_at)
                            VALUES (?, ?, ?, ?, ?, 'ASKED', '127.0.0.1', now(), now() + interval '15 minutes',
                                    now() + interval '20 seconds')
                            """)
                    .params(
                            reference,
                            order,
                            providerOf(round).equals(PLATFORM) ? "vietcombank" : providerOf(round),
                            providerOf(round),
                            AMOUNT)
                    .update();
            UUID message = UUID.randomUUID();
            hub.database
                    .sql(
                            """
                            INSERT INTO outbox (lane, queue, message_id, duplicate_id, dossier, type, actor, traceparent, body)
                            VALUES (0, 'fee.request-payment.v1', ?, ?, ?, 'paymentRequested', ?, ?, ?)
                            """)
                    .params(
                            message,
                            message.toString(),
                            dossier,
                            "person:" + member.person(),
                            "00-%032x-%016x-01".formatted(round + 1, round + 1),
                            "<paymentRequested xmlns=\"urn:lienthong:v1\"><reference>" + reference
                                    + "</reference></paymentRequested>")
                    .update();
        });
        return reference;
    }

    /** Who carries the payment of a round. */
    private static String providerOf(int round) {
        return round % 4 == 1 ? BANK : round % 3 == 2 ? VNPAY : PLATFORM;
    }

    /** What the payer does on the provider's page; where the provider sends the browser then is not looked at. */
    private void pay(String reference) {
        FormClient payer = new FormClient();
        Document form = payer.get(hub.one("SELECT checkout ->> 'page' FROM fee_payment WHERE reference = ?", reference)
                .map(URI::create)
                .orElseGet(() -> pageAtBank(payer, reference)));
        try {
            payer.submit(form, "form", Map.of("choice", "pay"));
        } catch (UncheckedIOException hubIsDead) {
            // the payer comes back to a hub that was killed
        }
    }

    /** Which finds its payer itself, once it has read the request. */
    private URI pageAtBank(FormClient payer, String reference) {
        URI bank = URI.create(hub.partners.partnersUrl() + "/bank");
        await("the bank knows " + reference)
                .atMost(LONG)
                .until(() -> payer.get(bank).text().contains(reference));
        return URI.create(bank + "/pay/" + reference);
    }

    private Place whereItIs(String reference) {
        return Place.valueOf(hub.one(
                        """
                        SELECT CASE WHEN p.state = 'ASKED' THEN 'ASKING' WHEN p.state = 'READY' THEN 'PAYING'
                                    WHEN o.state = 'OPEN' THEN 'SETTLING' WHEN r.order_id IS NULL THEN 'NUMBERING'
                                    WHEN d.status <> 'RESULT_RETURNED' THEN 'MAKING' ELSE 'ENDED' END
                          FROM fee_payment p JOIN fee_order o ON o.id = p.order_id JOIN dossier d ON d.number = o.dossier
                          LEFT JOIN fee_receipting r ON r.order_id = o.id
                         WHERE p.reference = ?
                        """,
                        reference)
                .orElseThrow());
    }

    private boolean returned(String reference) {
        return whereItIs(reference) == Place.ENDED;
    }
}
