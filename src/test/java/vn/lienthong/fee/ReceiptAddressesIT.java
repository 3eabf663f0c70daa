package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;

/** Every address a receipt, an archive of them or what is known of one can be had from, by whoever may and may not. */
class ReceiptAddressesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CELL = "HN-TAYHO-DC21";
    private static final String SECRETARY = "030087000020";
    private static final String DEPUTY = "001174000021";
    private static final String MEMBER = "035177000022";
    private static final String OTHER_MEMBER = "030072000023";
    private static final String MEMBER_NOT_PAID_FOR = "001185000024";
    private static final String FORMER_OFFICER = "033069000026";
    private static final String SECRETARY_ELSEWHERE = "034186000036";
    private static final String WITHOUT_ACCOUNT = "001085000001";
    private static final Pattern MAIN = Pattern.compile("<main.*?</main>", Pattern.DOTALL);

    private static Sandbox sandbox;
    private static String hub;
    private static UUID order;
    private static Receipt summary;
    private static Receipt ofMember;
    private static Receipt ofOtherMember;

    /** One issued receipt. */
    private record Receipt(String number, UUID document) {}

    @BeforeAll
    static void aCellOrderIsPaidAndItsReceiptsAreIssued() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
        FeeOrders orders = bean(FeeOrders.class);
        FeePayments payments = bean(FeePayments.class);
        Map<Long, Integer> months = Map.of(id(MEMBER), 1, id(OTHER_MEMBER), 1);
        long amount = bean(Quotes.class).lines(CELL, months).stream()
                .mapToLong(FeeLine::amount)
                .sum();
        order = orders.place(new OrderRequest(UUID.randomUUID(), OrderForm.CELL, id(SECRETARY), CELL, months, amount))
                .id();
        String reference =
                payments.begin(id(SECRETARY), order, "vietcombank", "127.0.0.1").reference();
        await().atMost(SOON).until(() -> payments.get(id(SECRETARY), reference).status() == PaymentStatus.READY);
        URI page = ((Checkout.Redirect)
                        payments.get(id(SECRETARY), reference).checkout().orElseThrow())
                .page();
        new Browser().postOnly(page.toString(), Map.of("choice", "pay"));
        await().atMost(SOON).until(() -> receipts().size() == 3);
        summary = receipt("SUMMARY", 0);
        ofMember = receipt("MEMBER", id(MEMBER));
        ofOtherMember = receipt("MEMBER", id(OTHER_MEMBER));
        await().atMost(SOON)
                .until(() -> count("SELECT count(document) FROM fee_provider_receipt WHERE order_id = ?") == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRETARY, DEPUTY})
    void whoeverPaidAndTodaysOfficersOfTheCellOpenAllOfThem(String person) {
        Browser browser = loggedIn(person);

        for (String address : all()) {
            Browser.Page answer = browser.getOnly(hub + address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElse(""))
                    .as(address)
                    .startsWith(address.endsWith(".zip") ? "application/zip" : "application/pdf");
            assertThat(answer.header("Cache-Control").orElse("")).as(address).contains("no-store");
        }
    }

    @Test
    void theArchiveSaysHowLongItIsBeforeItComes() throws Exception {
        HttpResponse<byte[]> archive = loggedIn(SECRETARY).file(hub + "/fees/orders/" + order + "/receipts.zip");

        assertThat(archive.headers().firstValueAsLong("Content-Length")).hasValue(archive.body().length);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).hasSize(3).anyMatch(name -> name.startsWith(summary.number()));
    }

    @Test
    void aMemberOpensTheOwnReceiptAndNothingElse() {
        Browser browser = loggedIn(MEMBER);

        for (String own : addressesOf(ofMember)) {
            assertThat(browser.getOnly(hub + own).status()).as(own).isEqualTo(200);
        }
        List<String> others = new ArrayList<>(all());
        others.removeAll(addressesOf(ofMember));
        assertUnknown(browser, others);
    }

    @ParameterizedTest
    @ValueSource(strings = {MEMBER_NOT_PAID_FOR, SECRETARY_ELSEWHERE})
    void toEverybodyElseTheyDoNotExist(String person) {
        assertUnknown(loggedIn(person), all());
    }

    @Test
    void whoeverHasNoAccountIsLedAwayFromThemAll() {
        Browser browser = loggedIn(WITHOUT_ACCOUNT);

        for (String address : all()) {
            Browser.Page known = browser.getOnly(hub + address);
            Browser.Page unknown = browser.getOnly(hub + unknown(address));
            assertThat(known.status()).as(address).isEqualTo(302).isEqualTo(unknown.status());
            assertThat(known.html()).as(address).isEmpty();
        }
    }

    @Test
    void anOfficerWhoLeftOfficeOpensThemNoMore() {
        LocalDate today = LocalTimes.day(Instant.now());
        Positions positions = bean(Positions.class);
        positions.appoint(id(FORMER_OFFICER), CELL, PositionKind.DEPUTY, today.minusDays(30), "test");
        Browser browser = loggedIn(FORMER_OFFICER);
        for (String address : all()) {
            assertThat(browser.getOnly(hub + address).status()).as(address).isEqualTo(200);
        }

        positions.end(id(FORMER_OFFICER), CELL, today.minusDays(1), "test");

        assertUnknown(browser, all());
    }

    @Test
    void aVisitorIsSentToTheLoginWhateverTheAddress() {
        Browser visitor = new Browser();

        for (String address : all()) {
            Browser.Page known = visitor.getOnly(hub + address);
            Browser.Page unknown = visitor.getOnly(hub + unknown(address));
            assertThat(known.status()).as(address).isEqualTo(302).isEqualTo(unknown.status());
            assertThat(known.header("Location").orElse("")).as(address).startsWith("/login?next=/fees/");
            assertThat(known.html()).as(address).isEmpty();
        }
    }

    @Test
    void whatAnybodyMayCheckSaysNothingWithoutTheCodeOfTheReceipt() {
        Browser visitor = new Browser();
        String address = "/verify?number=%s&code=AAAAAAAAAAAAAAAAAAAAAAAAAA";

        Browser.Page known = visitor.getOnly(hub + address.formatted(ofMember.number()));
        Browser.Page unknown = visitor.getOnly(hub + address.formatted("BL-2001-0000001"));

        assertThat(known.status()).isEqualTo(200).isEqualTo(unknown.status());
        assertThat(main(known).replace(ofMember.number(), ""))
                .isEqualTo(main(unknown).replace("BL-2001-0000001", ""));
        assertThat(known.html()).doesNotContain("Hồ Thị Ví Von");
    }

    /** The same as for receipts there never were. */
    private static void assertUnknown(Browser browser, List<String> addresses) {
        for (String address : addresses) {
            Browser.Page known = browser.getOnly(hub + address);
            Browser.Page unknown = browser.getOnly(hub + unknown(address));
            assertThat(known.status()).as(address).isEqualTo(404).isEqualTo(unknown.status());
            assertThat(main(known)).as(address).isEqualTo(main(unknown));
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                "/fees/orders/" + order + "/receipt",
                "/fees/orders/" + order + "/receipts.zip",
                "/fees/orders/" + order + "/provider-receipt"));
        List.of(summary, ofMember, ofOtherMember).forEach(receipt -> all.addAll(addressesOf(receipt)));
        return all;
    }

    private static List<String> addressesOf(Receipt receipt) {
        return List.of(
                "/fees/receipts/" + receipt.number(), "/fees/orders/" + order + "/receipts/" + receipt.document());
    }

    private static String unknown(String address) {
        return address.replace(order.toString(), UUID.randomUUID().toString())
                .replaceAll("/receipts/BL-.*", "/receipts/BL-2001-0000001");
    }

    private static String main(Browser.Page page) {
        Matcher main = MAIN.matcher(page.html());
        assertThat(main.find()).as(page.html()).isTrue();
        return main.group().replaceAll("<input type=\"hidden\" name=\"_csrf\"[^>]*>", "");
    }

    private static Browser loggedIn(String person) {
        Browser browser = new Browser();
        browser.logIn(sandbox, person);
        return browser;
    }

    private static List<Receipt> receipts() {
        return jdbc().sql("SELECT number, document FROM fee_receipt WHERE order_id = ? AND document IS NOT NULL")
                .param(order)
                .query((row, line) -> new Receipt(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    private static Receipt receipt(String kind, long person) {
        return jdbc().sql(
                        "SELECT number, document FROM fee_receipt WHERE order_id = ? AND kind = ? AND (? = 0 OR person = ?)")
                .params(order, kind, person, person)
                .query((row, line) -> new Receipt(row.getString(1), row.getObject(2, UUID.class)))
                .single();
    }

    private static long count(String sql) {
        return jdbc().sql(sql).param(order).query(Long.class).single();
    }

    private static long id(String personalId) {
        return bean(People.class).byPersonalId(personalId).orElseThrow().id();
    }

    private static JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    private static <T> T bean(Class<T> type) {
        return sandbox.hub().getBean(type);
    }
}
