package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.fee.reconciliation.Days;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/** An order from the member's click to the ledger in the whole hub, by each provider, with the payer at the provider's own page. */
@ExtendWith(OutputCaptureExtension.class)
class ProvidersIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long MONTHLY = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static Sandbox sandbox;
    private static ConfigurableApplicationContext hub;
    private static FeeOrders orders;
    private static FeePayments payments;
    private static JdbcClient jdbc;
    private static int counter;

    private Person member;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl()));
        hub = sandbox.hub();
        orders = hub.getBean(FeeOrders.class);
        payments = hub.getBean(FeePayments.class);
        jdbc = hub.getBean(JdbcClient.class);
        new TreeOfTests().all().forEach(ProvidersIT::store);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void somebodyWithAnAccount() {
        member = somebody();
    }

    @Test
    void anOrderIsPaidAtThePaymentPlatform() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "vietcombank");

        post(page(payment), "choice=pay");

        awaitPaid(order, "platform");
    }

    @Test
    void tenCallbacksOfThePaymentPlatformAtOnceSettleOnce() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "vietcombank");

        post(page(payment), "choice=tell-ten-times");

        awaitPaid(order, "platform");
        await().atMost(SOON).until(() -> verdictsCounted("platform", "ALREADY_KNOWN") >= 9);
        assertThat(verdicts(payment)).containsExactly("ACCEPTED");
        assertThat(suspense("order_id", order.id())).isEmpty();
    }

    /** Nine of ten a repeat, shuffled, from many threads, as real calls to the hub's door. */
    @Test
    void twoThousandCallsAtTheDoorHaveTheirEffectsOnceAndEachIsAnsweredInTheSameBytes() throws Exception {
        List<FeeOrder> placed = new ArrayList<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            member = somebody();
            FeeOrder order = place();
            placed.add(order);
            String reference = begin(order, "vietcombank").reference();
            distinct.add(confirmation("00", reference, MONTHLY, "A" + reference));
            distinct.add(confirmation("00", reference, 71_000, "B" + reference));
            distinct.add(confirmation("24", reference, MONTHLY, ""));
            distinct.add(confirmation("00", "XX" + reference.substring(2), 5_000, "C" + reference));
        }
        List<String> calls = new ArrayList<>();
        IntStream.range(0, 10).forEach(time -> calls.addAll(distinct));
        Collections.shuffle(calls, new Random(20261127));

        Map<String, Set<String>> answers = call(calls);

        assertThat(answers)
                .hasSize(200)
                .allSatisfy((call, answer) ->
                        assertThat(answer).as(call).singleElement().asString().startsWith("200 {"));
        assertThat(placed).allSatisfy(order -> awaitPaid(order, "platform"));
        UUID[] ids = placed.stream().map(FeeOrder::id).toArray(UUID[]::new);
        assertThat(jdbc.sql("SELECT count(*) FROM fee_suspense WHERE order_id = ANY (?) AND amount = 71000")
                        .param(ids)
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
        assertThat(suspense("amount", 5_000L)).hasSize(50).containsOnly("UNPLACED platform 5000");
        assertThat(jdbc.sql("SELECT count(*) FROM provider_notice WHERE provider = 'platform' AND raw = ANY (?)")
                        .param(distinct.toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .as("stored once each")
                .isEqualTo(200);
    }

    /** Status and body of the answers to each call. */
    private static Map<String, Set<String>> call(List<String> calls) throws Exception {
        ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>(calls);
        Map<String, Set<String>> answers = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    for (String next = waiting.poll(); next != null; next = waiting.poll()) {
                        HttpResponse<String> answer = HTTP.send(
                                HttpRequest.newBuilder(URI.create(sandbox.hubUrl() + "/payment-callbacks/platform"))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(next))
                                        .build(),
                                BodyHandlers.ofString());
                        answers.computeIfAbsent(next, ignored -> ConcurrentHashMap.newKeySet())
                                .add(answer.statusCode() + " " + answer.body());
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }

    /** As the platform of the sandbox writes and closes it. */
    private static String confirmation(String code, String reference, long amount, String transaction)
            throws Exception {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("LoaiBanTin", "2002");
        message.put("MaLoi", code);
        message.put("MaDoiTac", "LIENTHONG");
        message.put("MaThamChieu", reference);
        message.put("SoTien", Long.toString(amount));
        message.put("MaTienTe", "VND");
        message.put("MaGiaoDich", transaction);
        message.put("MaNganHang", "VCB");
        message.put("ThoiGianGD", LocalTimes.print(Instant.now()));
        message.put("ThongTinGiaoDich", "Nop dang phi");
        message.put(
                "MaXacThuc",
                Hashes.sha256(String.join("|", message.values()) + "|sandbox-platform-secret-of-enough-bytes"));
        return JSON.writeValueAsString(message);
    }

    private static double verdictsCounted(String provider, String verdict) {
        Counter counter = hub.getBean(MeterRegistry.class)
                .find("payment.notices")
                .tags("provider", provider, "verdict", verdict)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void thePortalSeesTheFeeAskedForPaidAndTheReceiptReturned() throws Exception {
        FeeOrder order = place();
        post(page(begin(order, "vietcombank")), "choice=pay");

        await().atMost(SOON).untilAsserted(() -> assertThat(atPortal(order).path("statuses"))
                .extracting(JsonNode::asText)
                .containsExactly("1", "6", "9", "10"));
        JsonNode fields = atPortal(order).path("fields");
        JsonNode fees = JSON.readTree(fields.path("DanhSachLePhi").asText());
        assertThat(fees).hasSize(1);
        assertThat(fees.get(0).path("MaPhiLePhi").asText()).isEqualTo("DANGPHI");
        assertThat(fees.get(0).path("Gia").asText()).isEqualTo("60000");
        FeeReceipt receipt = hub.getBean(FeeReceipts.class).ofOrder(order.id()).orElseThrow();
        JsonNode results = JSON.readTree(fields.path("DanhSachGiayToKetQua").asText());
        assertThat(results).hasSize(1);
        assertThat(results.get(0).path("TenGiayTo").asText()).isEqualTo("Biên lai số " + receipt.number());
        assertThat(results.get(0).path("GiayToId").asText())
                .isEqualTo(receipt.document().toString());
        assertThat(results.get(0).path("DuongDanTepTinKetQua").asText())
                .isEqualTo(sandbox.hubUrl() + "/fees/orders/" + order.id() + "/receipt");
        assertThat(fields.path("NgayTra").asText()).matches("\\d{14}");
    }

    @Test
    void thePortalSeesAnOrderThatWasGivenUp() throws Exception {
        FeeOrder order = place();
        orders.cancel(member.id(), order.id());

        await().atMost(SOON).untilAsserted(() -> assertThat(atPortal(order).path("statuses"))
                .extracting(JsonNode::asText)
                .containsExactly("1", "6", "8"));
        assertThat(atPortal(order).path("fields").has("DanhSachGiayToKetQua")).isFalse();
    }

    /** The order's dossier as the portal holds it. */
    private static JsonNode atPortal(FeeOrder order) throws Exception {
        for (JsonNode dossier : JSON.readTree(get("/portal.json"))) {
            if (dossier.path("fields").path("MaHoSo").asText().equals(order.number())) {
                return dossier;
            }
        }
        throw new AssertionError("the portal has no dossier " + order.number());
    }

    @Test
    void anOrderIsPaidAtVnpay() throws Exception {
        FeeOrder order = place();
        URI opened = redirected(page(begin(order, "vnpay")));

        post(opened, "choice=tell-twice");

        awaitPaid(order, "vnpay");
    }

    @Test
    void anOrderIsPaidThroughAProvidersQueue() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "sandbox-bank");
        assertThat(payment.checkout()).contains(new Checkout.Waiting());
        await().atMost(SOON).until(() -> get("/bank").contains(payment.reference()));

        post(url("/bank/pay/" + payment.reference()), "choice=tell-ten-times");

        awaitPaid(order, "sandbox-bank");
        assertThat(verdicts(payment)).contains("ACCEPTED");
    }

    @Test
    void moneyPaidThroughAProvidersQueueGoesBackThroughIt() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "sandbox-bank");
        payAtBank(payment, "choice=pay");
        awaitPaid(order, "sandbox-bank");

        refund(order);
    }

    @Test
    void moneyPaidAtVnpayGoesBackThroughIt() throws Exception {
        FeeOrder order = place();
        post(redirected(page(begin(order, "vnpay"))), "choice=pay");
        awaitPaid(order, "vnpay");

        refund(order);
    }

    /** Asked for by one officer, approved by another, told to the provider and taken out of the books. */
    private void refund(FeeOrder order) {
        Refund asked = hub.getBean(Refunds.class)
                .ofOrder(officer(PositionKind.SECRETARY), UUID.randomUUID(), order.id(), MONTHLY, "Nộp nhầm");
        Tasks tasks = hub.getBean(Tasks.class);
        await().atMost(SOON).until(() -> !tasks.ofSubject(asked.id()).isEmpty());
        tasks.decide(
                officer(PositionKind.DEPUTY), tasks.ofSubject(asked.id()).get(0).id(), "approve", null);

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.getBean(RefundStore.class).find(asked.id()).orElseThrow())
                .satisfies(refund -> {
                    assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
                    assertThat(refund.byHand()).isFalse();
                    assertThat(refund.providerTransaction()).isPresent();
                }));
        assertThat(jdbc.sql(
                                """
                                SELECT owner || ' ' || amount FROM ledger_posting JOIN ledger_entry ON id = entry
                                 WHERE kind = 'REFUND' AND subject = ? AND account = 'PROVIDER'
                                """)
                        .param(asked.id())
                        .query(String.class)
                        .list())
                .containsExactly(asked.provider() + " -" + MONTHLY);
        assertThat(jdbc.sql(
                                """
                                SELECT DISTINCT sum(amount) FROM ledger_posting JOIN ledger_entry ON id = entry
                                 WHERE order_id = ? GROUP BY account, owner
                                """)
                        .param(order.id())
                        .query(Long.class)
                        .list())
                .as("what every account has of the order in the end")
                .containsExactly(0L);
    }

    private static long officer(PositionKind kind) {
        long person = hub.getBean(People.class)
                .signedIn(
                        "0011733%05d".formatted(++counter),
                        Optional.empty(),
                        "Trần Thị Mẫu Đơn",
                        Optional.of(LocalDate.of(1973, 2, 25)))
                .id();
        hub.getBean(Positions.class).appoint(person, "HN-TAYHO-VIDU", kind, LocalDate.of(2026, 1, 1), "load");
        return person;
    }

    @Test
    void anOrderIsPaidByATransferThatWasScanned() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "vietqr");
        Checkout.ShowQr code = (Checkout.ShowQr) payment.checkout().orElseThrow();

        post(url("/bank/transfer"), "twice=true&code=" + encoded(code.payload()));

        awaitPaid(order, "vietqr");
    }

    @Test
    void aSecondTransferOfAPaidOrderWaitsForAPerson() throws Exception {
        FeeOrder order = place();
        Checkout.ShowQr code =
                (Checkout.ShowQr) begin(order, "vietqr").checkout().orElseThrow();
        post(url("/bank/transfer"), "code=" + encoded(code.payload()));
        awaitPaid(order, "vietqr");

        post(url("/bank/transfer"), "code=" + encoded(code.payload()));

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense("order_id", order.id()))
                .containsExactly("SURPLUS vietqr 60000"));
    }

    @Test
    void aTransferOfAnotherAmountOrWithoutAReferenceWaitsForAPerson() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "vietqr");

        post(url("/bank/transfer"), "account=1234567890&amount=59999&text=" + payment.reference());
        post(url("/bank/transfer"), "account=1234567890&amount=12345&text=" + encoded("nop dang phi"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(suspense("order_id", order.id())).containsExactly("MISMATCH vietqr 59999");
            assertThat(suspense("amount", 12_345L)).containsExactly("UNPLACED vietqr 12345");
        });
        assertThat(stateOf(order)).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aTransferForAnOrderThatIsPaidElsewhereIsNotMixedUp() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "sandbox-bank");

        post(url("/bank/transfer"), "account=1234567890&amount=60000&text=" + payment.reference());

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense("reference", payment.reference()))
                .containsExactly("UNPLACED vietqr 60000"));
        assertThat(stateOf(order)).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aForgedResultIsKeptForTheOperatorAndChangesNothing() throws Exception {
        FeeOrder order = place();
        FeePayment payment = begin(order, "sandbox-bank");
        await().atMost(SOON).until(() -> get("/bank").contains(payment.reference()));

        post(url("/bank/pay/" + payment.reference()), "choice=wrong-signature");

        await().atMost(SOON).untilAsserted(() -> assertThat(jdbc.sql(
                                """
                                SELECT verdict FROM provider_notice
                                 WHERE provider = 'sandbox-bank' AND NOT signature_valid AND raw LIKE ?
                                """)
                        .param("%" + payment.reference() + "%")
                        .query(String.class)
                        .list())
                .containsExactly("WRONG_SIGNATURE"));
        assertThat(stateOf(order)).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aDayOfTheWatchedAccountIsReconciledWithWhatItsWatcherSays() throws Exception {
        FeePayment told = begin(place(), "vietqr");
        FeeOrder untoldOrder = orderOfSomebodyElse();
        FeePayment untold = begin(untoldOrder, "vietqr");
        FeePayment less = begin(orderOfSomebodyElse(), "vietqr");
        FeePayment onlyHere = begin(orderOfSomebodyElse(), "vietqr");
        transfer(told, "daysAgo=1&amount=60000");
        transfer(untold, "daysAgo=1&silently=true&amount=60000");
        transfer(less, "daysAgo=1&silently=true&amount=59000");
        post(url("/bank/transfer"), "account=1234567890&daysAgo=1&silently=true&amount=4321&text=nop");
        transfer(onlyHere, "amount=60000");
        awaitPaid(told);
        awaitPaid(onlyHere);
        booked(onlyHere, 1);

        compare("vietqr");

        assertThat(lines("vietqr"))
                .containsExactlyInAnyOrder(
                        "MATCHED 60000 60000 " + told.reference(),
                        "MISSING_HERE 60000 60000 resolved " + untold.reference(),
                        "DIFFERENT 59000 - " + less.reference(),
                        "MISSING_HERE 4321 - -",
                        "MISSING_THERE - 60000 " + onlyHere.reference());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stateOf(untoldOrder)).isEqualTo(OrderState.PAID));
    }

    @Test
    void aDayOfAQueueProviderIsReconciledWithItsStatement() throws Exception {
        FeePayment told = begin(place(), "sandbox-bank");
        FeeOrder untoldOrder = orderOfSomebodyElse();
        FeePayment untold = begin(untoldOrder, "sandbox-bank");
        FeePayment onlyHere = begin(orderOfSomebodyElse(), "sandbox-bank");
        payAtBank(told, "choice=pay&daysAgo=2");
        payAtBank(untold, "choice=pay-silently&daysAgo=2");
        payAtBank(onlyHere, "choice=pay");
        awaitPaid(told);
        awaitPaid(onlyHere);
        booked(onlyHere, 2);

        compare("sandbox-bank");

        assertThat(lines("sandbox-bank"))
                .contains("MATCHED 60000 60000 " + told.reference())
                .contains("MISSING_THERE - 60000 " + onlyHere.reference())
                .anyMatch(line -> line.endsWith(untold.reference())); // the hub may have asked about it by itself
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stateOf(untoldOrder)).isEqualTo(OrderState.PAID));
    }

    @Test
    void aDayOfVnpayIsReconciledWithTheFileSomebodyPutIntoTheFolder() throws Exception {
        FeePayment told = begin(place(), "vnpay");
        FeeOrder untoldOrder = orderOfSomebodyElse();
        FeePayment untold = begin(untoldOrder, "vnpay");
        FeePayment less = begin(orderOfSomebodyElse(), "vnpay");
        FeeOrder inventedOrder = orderOfSomebodyElse();
        FeePayment invented = begin(inventedOrder, "vnpay");
        post(redirected(page(told)), "choice=pay");
        post(redirected(page(untold)), "choice=pay-silently");
        awaitPaid(told);
        String number = jdbc.sql("SELECT provider_transaction FROM fee_payment WHERE reference = ?")
                .param(told.reference())
                .query(String.class)
                .single();

        asked("vnpay");
        Days.compare(hub, "vnpay", dayOf("vnpay"));
        await().atMost(SOON).until(() -> state("vnpay").equals("WAITING -"));
        putFile(vnpayLine(told.reference(), number, "60.5"));
        Days.compare(hub, "vnpay", dayOf("vnpay"));
        await().atMost(SOON).until(() -> state("vnpay").startsWith("WAITING LT-PAY-017 vnpay-"));
        assertThat(state("vnpay")).endsWith("2: Số tiền");
        putFile(
                vnpayLine(told.reference(), number, "\"60,000\""),
                vnpayLine(untold.reference(), "UNTOLD", "60000"),
                vnpayLine(less.reference(), "LESS", "59000"),
                vnpayLine(invented.reference(), "INVENTED", "60000"));
        compare("vnpay");

        assertThat(lines("vnpay"))
                .contains(
                        "MATCHED 60000 60000 " + told.reference(),
                        "DIFFERENT 59000 - " + less.reference(),
                        "MISSING_HERE 60000 - " + invented.reference());
        await("VNPAY was asked, and says that it was paid")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(stateOf(untoldOrder)).isEqualTo(OrderState.PAID));
        assertThat(stateOf(inventedOrder)).as("nobody signed the file").isEqualTo(OrderState.OPEN);
    }

    @Test
    void aProviderThatCallsAsItNeverDoesIsNotTakenForAnUnknownOne(CapturedOutput log) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(URI.create(sandbox.hubUrl() + "/payment-callbacks/platform"))
                .build();

        assertThat(HTTP.send(call, BodyHandlers.discarding()).statusCode()).isEqualTo(404);

        assertThat(log).contains("LT-PAY-010 call-back of platform: it does not call by GET");
    }

    @Test
    void aProviderThatIsNotConfiguredHasNoDoor(CapturedOutput log) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(URI.create(sandbox.hubUrl() + "/payment-callbacks/momo?x=1"))
                .build();

        assertThat(HTTP.send(call, BodyHandlers.discarding()).statusCode()).isEqualTo(404);

        assertThat(jdbc.sql("SELECT count(*) FROM provider_notice WHERE provider NOT IN (:known)")
                        .param("known", List.of("platform", "vnpay", "vietqr", "sandbox-bank"))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(log).contains("LT-PAY-019 call-back of momo");
        assertThat(hub.getBean(MeterRegistry.class)
                        .get("payment.notices")
                        .tag("verdict", "NO_PROVIDER")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void whoCallsForNoProviderIsCountedAtTheManagementAddress() throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.hubUrl() + "/payment-callbacks/momo"))
                        .build(),
                BodyHandlers.discarding());
        URI meters = URI.create(sandbox.managementUrl() + "/actuator/prometheus");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        HTTP.send(HttpRequest.newBuilder(meters).build(), BodyHandlers.ofString())
                                .body()
                                .lines())
                .anyMatch(line -> line.matches(
                        "payment_notices_total\\{.*provider=\"-\".*verdict=\"NO_PROVIDER\".*\\} [1-9].*")));
    }

    private FeeOrder orderOfSomebodyElse() {
        member = somebody();
        return place();
    }

    private static void transfer(FeePayment payment, String form) throws Exception {
        post(url("/bank/transfer"), "account=1234567890&text=" + payment.reference() + "&" + form);
    }

    private static void payAtBank(FeePayment payment, String form) throws Exception {
        await().atMost(SOON).until(() -> get("/bank").contains(payment.reference()));
        post(url("/bank/pay/" + payment.reference()), form);
    }

    private static void awaitPaid(FeePayment payment) {
        await().atMost(SOON).until(() -> jdbc.sql("SELECT state FROM fee_payment WHERE reference = ?")
                .param(payment.reference())
                .query(String.class)
                .single()
                .equals("PAID"));
    }

    /** As if the provider had not told that it was today. */
    private static void booked(FeePayment payment, int daysAgo) {
        jdbc.sql("UPDATE fee_payment SET paid_at = paid_at - make_interval(days => ?) WHERE reference = ?")
                .params(daysAgo, payment.reference())
                .update();
    }

    /** The bank has one of its own: VietQR's statement is the bank's too, and a day's is made once. */
    private static LocalDate dayOf(String provider) {
        return LocalTimes.day(Instant.now()).minusDays(provider.equals("sandbox-bank") ? 2 : 1);
    }

    /** Has the day compared, again and again until the statement is there. */
    private static void compare(String provider) {
        asked(provider);
        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).until(() -> {
            Days.compare(hub, provider, dayOf(provider));
            return state(provider).startsWith("DONE");
        });
    }

    /** Of this provider only: who is asked for a day gives what it has by then. */
    private static void asked(String provider) {
        jdbc.sql(
                        """
                        INSERT INTO fee_reconciliation (provider, day, state, asked_at, ask_at)
                        VALUES (?, ?, 'ASKED', now(), now() + interval '1 hour') ON CONFLICT DO NOTHING
                        """)
                .params(provider, dayOf(provider))
                .update();
    }

    private static String state(String provider) {
        return jdbc.sql(
                        "SELECT state || ' ' || coalesce(trouble, '-') FROM fee_reconciliation WHERE provider = ? AND day = ?")
                .params(provider, dayOf(provider))
                .query(String.class)
                .single();
    }

    private static List<String> lines(String provider) {
        return jdbc.sql(
                        """
                        SELECT concat_ws(' ', result, coalesce(amount_there::text, '-'), coalesce(amount_here::text, '-'),
                                         CASE WHEN resolved THEN 'resolved' END, coalesce(reference, '-'))
                          FROM fee_reconciliation_line WHERE provider = ? AND day = ?
                        """)
                .params(provider, dayOf(provider))
                .query(String.class)
                .list();
    }

    private static String vnpayLine(String reference, String number, String amount) {
        return "LTHONG01," + reference + "," + number + ",Thanh toán," + amount + ",Thành công,"
                + dayOf("vnpay").format(DateTimeFormatter.ofPattern("dd/MM/uuuu")) + " 10:00:00";
    }

    private static void putFile(String... lines) throws Exception {
        Path file = Path.of(hub.getEnvironment().getProperty("lienthong.payment.vnpay.statements"))
                .resolve("vnpay-" + LocalTimes.print(dayOf("vnpay")) + ".csv");
        Files.writeString(
                file,
                "Mã website,Mã tham chiếu,Mã giao dịch VNPAY,Loại giao dịch,Số tiền,Trạng thái,Thời gian giao dịch\n"
                        + String.join("\n", lines));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
    }

    private FeeOrder place() {
        return orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.OWN, member.id(), Profiles.CELL, Map.of(member.id(), 1), MONTHLY));
    }

    /** Until the provider waits for the payer. */
    private FeePayment begin(FeeOrder order, String method) {
        FeePayment payment = payments.begin(member.id(), order.id(), method, "127.0.0.1");
        await().atMost(SOON)
                .until(() -> payments.get(member.id(), payment.reference()).status() == PaymentStatus.READY);
        return payments.get(member.id(), payment.reference());
    }

    private void awaitPaid(FeeOrder order, String provider) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stateOf(order)).isEqualTo(OrderState.PAID));
        assertThat(jdbc.sql(
                                """
                                SELECT owner || ' ' || amount FROM ledger_posting JOIN ledger_entry ON id = entry
                                 WHERE order_id = ? AND account = 'PROVIDER' AND kind = 'SETTLEMENT'
                                """)
                        .param(order.id())
                        .query(String.class)
                        .list())
                .containsExactly(provider + " " + MONTHLY);
    }

    private static OrderState stateOf(FeeOrder order) {
        return orders.get(order.payer(), order.id()).state();
    }

    private static List<String> suspense(String column, Object value) {
        return jdbc.sql("SELECT kind || ' ' || provider || ' ' || amount FROM fee_suspense WHERE " + column + " = ?")
                .param(value)
                .query(String.class)
                .list();
    }

    private static List<String> verdicts(FeePayment payment) {
        return jdbc.sql("SELECT verdict FROM provider_notice WHERE reference = ?")
                .param(payment.reference())
                .query(String.class)
                .list();
    }

    private static URI page(FeePayment payment) {
        return ((Checkout.Redirect) payment.checkout().orElseThrow()).page();
    }

    private static URI redirected(URI page) throws Exception {
        return page.resolve(HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    private static void post(URI page, String form) throws Exception {
        HttpRequest click = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        assertThat(HTTP.send(click, BodyHandlers.discarding()).statusCode()).isEqualTo(302);
    }

    private static String get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static URI url(String path) {
        return URI.create(sandbox.partnersUrl() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A member of the cell with an account whose fee begins this month. */
    private static Person somebody() {
        Person person = hub.getBean(People.class)
                .signedIn(
                        "0011733%05d".formatted(++counter),
                        Optional.empty(),
                        "Nguyễn Thị Ví Dụ",
                        Optional.of(LocalDate.of(1973, 2, 25)));
        Profile base = Profiles.of(person.personalId(), Profiles.CELL, CellPosition.MEMBER, null);
        Profile profile = new Profile(
                base.citizen(),
                base.member(),
                base.cell(),
                base.residence(),
                new Profile.Fee(MONTHLY, YearMonth.from(LocalTimes.day(Instant.now()))),
                base.employer(),
                base.extended());
        hub.getBean(AccountStore.class)
                .load(List.of(new AccountStore.LoadedAccount(person.id(), profile)), Instant.now());
        return person;
    }

    /** Beside the sample, which has some of them. */
    private static void store(Organisation organisation) {
        jdbc.sql(
                        """
                INSERT INTO organisation
                    (code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                SELECT ?, ?, ?, ?, ?, ?, ?::date, ?::date, ?, ? WHERE NOT EXISTS (SELECT FROM organisation WHERE code = ?)""")
                .params(
                        organisation.code(),
                        organisation.kind().name(),
                        organisation.name(),
                        organisation.residential(),
                        organisation.parent().orElse(null),
                        organisation.address(),
                        organisation.validFrom(),
                        organisation.validTo().orElse(null),
                        SearchText.of(organisation.name() + " " + organisation.code()),
                        SearchText.sortKey(organisation.name()),
                        organisation.code())
                .update();
    }
}
