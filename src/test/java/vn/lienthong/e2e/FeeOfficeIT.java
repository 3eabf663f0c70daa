package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.fee.FeeLine;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.FeePayments;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderRequest;
import vn.lienthong.fee.OrderState;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.fee.Quotes;
import vn.lienthong.organisation.People;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.testsupport.FormClient;
import vn.sandbox.faults.Fault;

/** Quản lý đảng phí: a late payment placed, a refund by two officers, reconciliation, statements. */
class FeeOfficeIT extends BrowserTest {

    private static final String MENU = "Quản lý đảng phí";
    private static final String SUSPENSE = "Tiền chờ xử lý";
    private static final String PAYER = "Hoàng Văn Giả Định";
    private static final String CELL = "HN-TAYHO-VIDU-KD1";
    private static final String COMMITTEE = "HN-TAYHO-VIDU";
    private static final String CITY_SECRETARY = "033057000009";
    private static final String REASON = "Đồng chí nộp đúng cho tháng còn thiếu.";
    private static final int[] WIDTHS = {1280, 390, 320};
    /** Where English, which is longer, is most likely to find no room. */
    private static final int[] NARROW = {320};

    /** What is wrong with a page for somebody who cannot see it, or sees it on a phone. */
    private final List<String> faults = new ArrayList<>();

    private int ended;
    private long payer;

    @AfterEach
    void everyPageIsForEveryone() {
        ended++;
        assertThat(faults).isEmpty();
    }

    @AfterAll
    void everyPageWasLookedAt() {
        if (ended == tests()) {
            assertAllLookedAt(
                    path -> path.startsWith("/office/fees/"),
                    Map.of(
                            "/office/fees/reconciliation/{provider}/{day}/book/{mark}",
                            "the page that a refused notice opens too"));
        }
    }

    /** Of this class: who runs one of them alone is not told of the pages of the others. */
    private static long tests() {
        return Stream.of(FeeOfficeIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    @BeforeEach
    void payer() {
        payer = sandbox()
                .hub()
                .getBean(People.class)
                .byPersonalId(MEMBER_WITH_ACCOUNT)
                .orElseThrow()
                .id();
    }

    @Test
    void aLatePaymentIsPlacedOnTheMonthItWasMeantFor() {
        FeeOrder late = order();
        FeePayment payment = begin(late);
        orders().cancel(payer, late.id());
        pay(payment, "pay");
        Window officer = loggedIn(SUPERIOR);
        eventuallyShows(officer, "/office/fees/suspense", PAYER);

        officer.open("/");
        officer.menu(MENU, SUSPENSE);
        assertThat(officer.title()).hasText(SUSPENSE);
        look(officer, "fee-office-suspense");
        officer.open("/office/fees/suspense?kind=LATE");
        officer.main().locator("tbody a").first().click();
        assertThat(officer.main()).containsText("Tiền đến sau khi giao dịch đã hủy hoặc hết hạn.");
        look(officer, "fee-office-suspense-one");

        officer.link("Ghép vào giao dịch của " + PAYER).first().click();
        assertThat(officer.question()).containsText("Lập giao dịch mới");
        assertThat(officer.question()).containsText("Giao dịch thuộc Chi bộ");
        officer.question().getByLabel("Lý do").fill(REASON);
        look(officer, "fee-office-apply");
        officer.confirm("Ghép");

        assertThat(officer.main()).containsText("Đã ghép khoản tiền.");
        assertThat(officer.main()).containsText(REASON);
        look(officer, "fee-office-applied");
        officer.link("Xem giao dịch").click();
        assertThat(officer.main()).containsText("Đã nộp");
        assertThat(database()
                        .sql("SELECT count(*) FROM fee_month WHERE person = ? AND state = 'PAID'")
                        .param(payer)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void anOrderItsProviderKeepsOpenIsClosedFromTheListOfUnclearPayments() {
        FeeOrder order = order();
        FeePayment hanging = begin(order);
        database()
                .sql(
                        """
                        UPDATE fee_payment SET created_at = now() - interval '3 days', expires_at = now() - interval '2 days',
                               query_at = now() + interval '1 hour'
                         WHERE reference = ?
                        """)
                .param(hanging.reference())
                .update();
        Window city = loggedIn(CITY_SECRETARY);
        city.menu(MENU, "Đối soát");
        city.link(hanging.reference()).click();
        look(city, "fee-office-order-hanging");
        city.link("Đóng giao dịch").click();
        city.question().getByLabel("Lý do").fill("Ngân hàng Ví Dụ báo không thu tiền.");
        look(city, "fee-office-order-close");
        city.confirm("Đóng giao dịch");
        assertThat(city.main()).containsText("Đã đóng giao dịch. Người nộp được báo.");
        assertThat(city.main()).containsText("Đã hủy");
        assertThat(city.link("Đóng giao dịch")).hasCount(0);

        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        member.open("/fees/orders/" + order.id());
        assertThat(member.main()).containsText("Ngân hàng Ví Dụ báo không thu tiền.");
        assertThat(member.main()).containsText("Các tháng trong giao dịch có thể nộp lại.");
        look(member, "fee-order-closed");
    }

    @Test
    void aRefundNeedsASecondOfficer() {
        FeeOrder paid = paidOrder();
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        Window first = loggedIn(SUPERIOR);
        writeDownWhatWentBack(first, paid);
        assertPayerReadsOfThePart(member, paid);
        first.menu(MENU, "Giao dịch đảng phí của các chi bộ");
        look(first, "fee-office-orders");
        first.open("/office/fees/orders/" + paid.id());
        assertThat(first.main()).containsText("Đóng cho tháng");
        look(first, "fee-office-order");
        first.link("Hoàn trả").first().click();
        first.question().getByLabel("Lý do").fill("Nhầm giao dịch.");
        first.confirm("Hoàn trả");
        first.link("Rút đề nghị").click();
        assertThat(first.question()).isVisible();
        look(first, "fee-office-refund-withdraw");
        first.confirm("Rút đề nghị");
        assertThat(first.main()).containsText("Đã rút đề nghị hoàn trả.");
        look(first, "fee-office-refund-withdrawn");
        first.open("/office/fees/orders/" + paid.id());
        first.link("Hoàn trả").first().click();
        first.question().getByLabel("Lý do").fill("Đảng viên nộp trùng ở nơi khác.");
        look(first, "fee-office-refund-ask");
        first.confirm("Hoàn trả");
        assertThat(first.main()).containsText("Chờ phê duyệt");
        look(first, "fee-office-refund-asked");
        String refund = first.page().url();

        eventually(() -> assertThat(tasksOf("approve-refund")).isNotEmpty());
        String task = "/tasks/" + tasksOf("approve-refund").get(0);
        assertThat(first.open(task).status()).isIn(403, 404);
        assertThat(first.open(task + "/decide?outcome=approve").status()).isIn(403, 404);

        Window second = loggedIn(SUPERIOR_DEPUTY);
        second.open(task);
        assertThat(second.main()).containsText("Đảng viên nộp trùng ở nơi khác.");
        look(second, "fee-office-refund-task");
        second.decide("Duyệt", null);

        eventuallyShows(first, URI.create(refund).getPath(), "Đã hoàn trả");
        look(first, "fee-office-refund-done");
        first.menu(MENU, "Hoàn trả đảng phí");
        look(first, "fee-office-refunds");
        eventuallyShows(member, "/notices", "Đảng phí đã được hoàn trả");
        assertThat(database()
                        .sql("SELECT count(*) FROM fee_month WHERE order_id = ?")
                        .param(paid.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertPagedWithManyMembers(first, paid);
    }

    /** Of a refund its provider says it made with another amount. */
    private void writeDownWhatWentBack(Window officer, FeeOrder paid) {
        database()
                .sql("UPDATE fee_payment SET refunded = paid WHERE order_id = ? AND state = 'PAID'")
                .param(paid.id())
                .update();
        database()
                .sql(
                        """
                        INSERT INTO fee_refund (id, form_key, reference, of_payment, order_id, provider, money, amount, by_hand,
                                                state, reason, organisation, requested_by, requested_at, decided_by, decided_at,
                                                sent_at, doubt, named)
                        SELECT 'RPART', gen_random_uuid(), reference, true, order_id, provider, provider_transaction, paid, false,
                               'SENT', ?, 'HN', 0, now(), 1, now(), now(), 'other-amount 40000 VND', 40000
                          FROM fee_payment WHERE order_id = ? AND state = 'PAID'
                        """)
                .params(REASON, paid.id())
                .update();
        assertAsksAboutOneThatWasNotTold(officer);
        officer.open("/office/fees/refunds/RPART");
        assertThat(officer.main()).containsText("báo đã trả lại 40.000 đồng, không phải");
        assertThat(officer.main()).containsText("báo số tiền hoặc loại tiền khác với đề nghị");
        assertThat(officer.main()
                        .locator(".code")
                        .filter(new Locator.FilterOptions().setHasText("other-amount 40000 VND")))
                .isVisible();
        assertThat(officer.page().getByLabel("Số tiền thực trả")).hasValue("40.000");
        officer.page().getByLabel("Số giao dịch hoàn trả, hoặc lý do").fill("HT 77");
        look(officer, "fee-office-refund-doubt");
        officer.button("Tiền đã được trả lại").click();
        assertThat(officer.main()).containsText("đơn vị thanh toán chỉ trả 40.000 đồng");
        look(officer, "fee-office-refund-part");
    }

    /** As it would look had an operator discarded the message to its provider. */
    private void assertAsksAboutOneThatWasNotTold(Window officer) {
        change("state = 'APPROVED', sent_at = NULL, doubt = 'discarded', named = NULL");
        officer.open("/office/fees/refunds/RPART");
        assertThat(officer.main()).containsText("chưa được gửi yêu cầu này");
        assertThat(officer.main()).containsText("Người vận hành hệ thống đã bỏ yêu cầu");
        look(officer, "fee-office-refund-untold");
        change("state = 'SENT', sent_at = now(), doubt = 'other-amount 40000 VND', named = 40000");
    }

    private void change(String how) {
        database().sql("UPDATE fee_refund SET " + how + " WHERE id = 'RPART'").update();
    }

    private void assertPayerReadsOfThePart(Window payer, FeeOrder paid) {
        payer.open("/fees/orders/" + paid.id());
        assertThat(payer.main()).containsText("Đã hoàn một phần: 40.000 đồng");
        look(payer, "fee-order-refunded-part");
        payer.open("/fees");
        assertThat(payer.main()).containsText("đã hoàn một phần: 40.000 đồng");
        look(payer, "fee-list-refunded-part");
        payer.open(database()
                .sql("SELECT '/verify?number=' || number || '&code=' || code FROM fee_receipt WHERE order_id = ?")
                .param(paid.id())
                .query(String.class)
                .single());
        assertThat(payer.main()).containsText("Đã hoàn một phần: 40.000 đồng");
        look(payer, "fee-receipt-refunded-part");
    }

    /** With more members than a page holds. */
    private void assertPagedWithManyMembers(Window officer, FeeOrder paid) {
        database()
                .sql(
                        """
                        WITH members AS (
                            INSERT INTO person (personal_id, full_name, search_text)
                            SELECT '0019' || lpad(n::text, 8, '0'), 'Đảng Viên Mẫu', 'x' FROM generate_series(1, 25) n
                            RETURNING id)
                        INSERT INTO fee_line (order_id, person, month, amount)
                        SELECT l.order_id, m.id, l.month, l.amount FROM fee_line l, members m WHERE l.order_id = ?
                        """)
                .param(paid.id())
                .update();

        officer.open("/office/fees/orders/" + paid.id());
        Locator lines = officer.main().locator(".table-frame").last().locator("tbody tr");
        assertThat(lines).hasCount(20);
        officer.main().locator("a[rel=next]").click();
        assertThat(lines).hasCount(6);
    }

    @Test
    void aDayIsReconciledWithWhatIsWrongInTheStatement() {
        paidOrder();
        FeePayment silent = begin(order());
        pay(silent, "pay-silently");
        sandbox().faults().set("payment-platform", Fault.switchedOn("statement-line-extra", "on"));
        LocalDate today = FeeTime.today(Clock.systemUTC());
        database()
                .sql("INSERT INTO fee_reconciliation (provider, day, state, asked_at, ask_at)"
                        + " VALUES ('platform', ?, 'ASKED', now(), now() + interval '1 hour')")
                .param(today)
                .update();
        String day = "/office/fees/reconciliation/platform/" + today;

        FeePayment unclear = begin(order());
        database()
                .sql("UPDATE fee_payment SET expires_at = now() - interval '1 minute', query_at = now() + interval"
                        + " '1 hour' WHERE reference = ?")
                .param(unclear.reference())
                .update();

        Window city = loggedIn(CITY_SECRETARY);
        city.menu(MENU, "Đối soát");
        assertThat(city.main()).containsText("Thanh toán chưa rõ kết quả");
        assertThat(city.main()).containsText(unclear.reference());
        assertThat(city.main()).not().containsText(silent.reference());
        look(city, "fee-office-reconciliation-asked");
        database()
                .sql(
                        """
                        INSERT INTO fee_payment (reference, order_id, method, provider, amount, state, client_address, created_at,
                                                 expires_at, query_at)
                        SELECT 'UNCLEAR' || n, order_id, method, provider, amount, 'EXPIRED', client_address,
                               created_at + n * interval '1 second', expires_at, query_at
                          FROM fee_payment, generate_series(1, 20) n WHERE reference = ?
                        """)
                .param(unclear.reference())
                .update();
        city.menu(MENU, "Đối soát");
        assertThat(city.main()).not().containsText("UNCLEAR20");
        city.main().locator("a[href*=unclearAfter]").click();
        assertThat(city.main()).containsText("UNCLEAR20");
        look(city, "fee-office-reconciliation-asked-next");
        city.open(day);
        city.button("Đối soát lại").click();
        assertThat(city.main()).containsText("Đang đối soát lại");
        eventuallyShows(city, day, "Có chênh lệch");

        assertThat(city.main()).containsText("Đã ghi nhận");
        look(city, "fee-office-reconciliation-day");
        eventually(() ->
                assertThat(payments().get(payer, silent.reference()).status()).isEqualTo(PaymentStatus.PAID));
        city.menu(MENU, "Đối soát");
        assertThat(city.main()).containsText("Có chênh lệch");
        look(city, "fee-office-reconciliation");
        APIResponse csv = city.page().request().get(sandbox().hubUrl() + day + "/file.csv");
        assertThat(csv.text()).contains(silent.reference()).contains("Hệ thống thiếu");
        APIResponse xlsx = city.page().request().get(sandbox().hubUrl() + day + "/file.xlsx");
        assertThat(new String(xlsx.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");

        city.open(day + "?result=MISSING_HERE");
        city.main().locator("a:has-text('Đã xem xét')").first().click();
        city.question().getByLabel("Kết quả xem xét").fill("Nền tảng đã xác nhận, chờ chuyển tiền.");
        look(city, "fee-office-reconciliation-review");
        city.confirm("Đã xem xét");
        assertThat(city.main()).containsText("Nền tảng đã xác nhận, chờ chuyển tiền.");
        look(city, "fee-office-reconciliation-reviewed");
        city.main().locator("a:has-text('Đưa vào danh sách chờ xử lý')").first().click();
        assertThat(city.question()).isVisible();
        look(city, "fee-office-reconciliation-take-up");
        city.question()
                .locator("button:has-text('Đưa vào danh sách chờ xử lý')")
                .click();
        assertThat(city.main()).containsText("Đã ghi nhận khoản tiền.");
        look(city, "fee-office-reconciliation-taken-up");
        assertThat(database()
                        .sql("SELECT count(*) FROM audit_entry WHERE action = 'fee.reconcile-take-up'")
                        .query(Integer.class)
                        .single())
                .isPositive();

        database()
                .sql("INSERT INTO fee_reconciliation (provider, day, state, asked_at, trouble)"
                        + " VALUES ('platform', ?, 'GIVEN_UP', now(), 'LT-PAY-017 the statement is not Base64')")
                .param(today.minusDays(31))
                .update();
        city.open("/office/fees/reconciliation/platform/" + today.minusDays(31));
        assertThat(city.main()).containsText("Không có tệp đối soát");
        look(city, "fee-office-reconciliation-given-up");

        Window superior = loggedIn(SUPERIOR);
        assertThat(superior.open(day).status()).isEqualTo(403);
        assertThat(superior.page()
                        .request()
                        .get(sandbox().hubUrl() + day + "/file.csv")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCommitteeReadsTheStatementOfItsOwnSubtreeAndOfNothingElse() throws IOException {
        paidOrder();
        Window officer = loggedIn(SUPERIOR);
        officer.menu(MENU, "Báo cáo thu, nộp đảng phí");
        assertThat(officer.main()).containsText("Tạm giữ");
        assertThat(officer.main())
                .containsText("30% của chi bộ trực thuộc, áp dụng từ tháng 02/2026, chưa được xác nhận");
        look(officer, "fee-office-statement");
        officer.main()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Chi bộ Kinh doanh 1"))
                .click();
        officer.link("Từng khoản").click();
        assertThat(officer.main()).containsText(PAYER);
        look(officer, "fee-office-statement-entries");

        for (String elsewhere : List.of("HN", "HN-TAYHO", "HN-VPTU")) {
            assertThat(officer.open("/office/fees/statements?organisation=" + elsewhere)
                            .status())
                    .as(elsewhere)
                    .isEqualTo(404);
            assertThat(officer.open("/office/fees/statements/entries?organisation=" + elsewhere)
                            .status())
                    .isEqualTo(404);
        }
        APIResponse file = officer.page()
                .request()
                .get(sandbox().hubUrl() + "/office/fees/statements/file.xlsx?organisation=" + COMMITTEE);
        APIResponse paper = officer.page()
                .request()
                .get(sandbox().hubUrl() + "/office/fees/statements/file.pdf?organisation=" + COMMITTEE);
        assertThat(text(paper.body())).contains("chi bộ trực thuộc, áp dụng từ tháng 02/2026, chưa được xác nhận");
        assertThat(sheet(file.body()))
                .contains("chi bộ trực thuộc, áp dụng từ tháng 02/2026, chưa được xác nhận")
                .contains("Từ ngày 01/", "Cộng các tổ chức trực thuộc", "Đang tạm giữ, tính đến cuối kỳ");
        assertFiguresOfTheLedger(file.body(), paper.body());
        assertThat(officer.page()
                        .request()
                        .get(sandbox().hubUrl() + "/office/fees/statements/file.pdf?organisation=HN")
                        .status())
                .isEqualTo(404);
    }

    /** What both files say of the committee is what the ledger has of it, added up. */
    private void assertFiguresOfTheLedger(byte[] xlsx, byte[] pdf) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                Stream<Row> all = workbook.getFirstSheet().openStream()) {
            all.forEach(row -> rows.put(row.getCellText(1), row));
        }
        for (String organisation : List.of(COMMITTEE, CELL)) {
            Row row = rows.get(organisation);
            List<Long> ledger = ledger(organisation);
            assertThat(ledger.get(0)).as("there is something to compare").isPositive();
            assertThat(List.of(figure(row, 2), figure(row, 3), figure(row, 4))).isEqualTo(ledger);
            assertThat(figure(row, 5)).isEqualTo(ledger.get(0) - ledger.get(1) - ledger.get(2));
        }
        assertThat(text(pdf))
                .contains("BÁO CÁO", written(figure(rows.get(COMMITTEE), 2)), written(figure(rows.get(CELL), 5)));
    }

    private static long figure(Row row, int column) {
        return row.getCellAsNumber(column).orElseThrow().longValueExact();
    }

    private static String written(long amount) {
        return String.format(Locale.GERMANY, "%,d", amount);
    }

    /** What came to it, what it keeps, what is held for it. */
    private List<Long> ledger(String organisation) {
        return database()
                .sql(
                        """
                        SELECT coalesce(sum(received), 0) AS came,
                               coalesce(-sum(amount) FILTER (WHERE account = 'KEPT'), 0) AS kept,
                               coalesce(-sum(amount) FILTER (WHERE account = 'HELD'), 0) AS held
                          FROM ledger_posting WHERE owner = ? AND account IN ('KEPT', 'HELD')
                        """)
                .param(organisation)
                .query((row, number) -> List.of(row.getLong("came"), row.getLong("kept"), row.getLong("held")))
                .single();
    }

    @Test
    void moneyThatNamesNoOrderIsPlacedOnTheOneItWasMeantFor() {
        FeeOrder meant = order();
        FormClient bank = new FormClient();
        bank.submit(
                bank.get(URI.create(sandbox().partnersUrl() + "/bank")),
                "form[action$='/bank/transfer']",
                Map.of(
                        "account",
                        "1234567890",
                        "amount",
                        Long.toString(meant.amount()),
                        "text",
                        "nop dang phi " + meant.number()));
        Window city = loggedIn(CITY_SECRETARY);
        Locator money = city.main()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(written(meant.amount())))
                .locator("a");
        eventually(() -> {
            city.open("/office/fees/suspense?kind=UNPLACED&q=" + meant.number());
            assertThat(money).hasCount(1);
        });
        money.click();
        String wrote = city.main()
                .locator("dl.facts div")
                .filter(new Locator.FilterOptions().setHasText("Nội dung người nộp ghi"))
                .locator("dd")
                .textContent();
        look(city, "fee-office-suspense-text");
        Matcher number = Pattern.compile("G22\\.99\\.DP-\\d+-\\d+-\\d+").matcher(wrote);
        assertThat(number.find()).isTrue();
        assertThat(city.main()).containsText("Hãy tìm giao dịch mà khoản tiền này nộp cho.");

        city.page()
                .getByLabel("Số giao dịch, họ tên người nộp hoặc mã tham chiếu")
                .fill("khong co ai");
        city.button("Tìm").click();
        assertThat(city.main().locator(".row-list li")).hasCount(0);
        city.page()
                .getByLabel("Số giao dịch, họ tên người nộp hoặc mã tham chiếu")
                .fill(number.group());
        city.button("Tìm").click();
        look(city, "fee-office-suspense-found");
        city.link("Ghép vào giao dịch của " + PAYER).click();
        city.question().getByLabel("Lý do").fill(REASON);
        city.confirm("Ghép");
        assertThat(city.main()).containsText("Đã ghép khoản tiền.");

        city.link("Xem giao dịch").click();
        assertThat(city.main()).containsText(meant.number());
        assertThat(city.main()).containsText("Đã nộp");
        assertThat(orders().get(payer, meant.id()).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aRefusedNoticeIsReviewedAndLeavesTheListOfThoseThatWait() {
        FeePayment payment = begin(order());
        pay(payment, "wrong-amount");
        Window city = loggedIn(CITY_SECRETARY);
        String waiting = "/office/fees/notices?reviewed=false&q=" + payment.reference();
        eventuallyShows(city, waiting, payment.reference());

        city.main().locator("tbody a").first().click();
        look(city, "fee-office-review");
        city.question().getByLabel("Kết quả xem xét").fill("Đơn vị thanh toán đã đính chính");
        city.confirm("Xem xét");

        assertThat(city.main()).containsText("Đã ghi kết quả xem xét.");
        city.open(waiting);
        assertThat(city.main()).containsText("Không có thông báo nào bị từ chối");
        city.open("/office/fees/notices?reviewed=true&q=" + payment.reference());
        assertThat(city.main()).containsText("Đơn vị thanh toán đã đính chính");
        look(city, "fee-office-notices-reviewed");
    }

    @Test
    void moneyThatLeftUnaskedIsBookedByTwoOfficers() {
        FeeOrder paid = paidOrder();
        String reference = orders().payments(payer, paid.id()).get(0).reference();
        database()
                .sql(
                        """
                        INSERT INTO provider_notice (provider, kind, outcome, signature_valid, content_hash, reference, amount,
                                                     currency, provider_transaction, result_code, paid_at, raw, received_at,
                                                     verdict, judged_at)
                        SELECT provider, 'REFUND', 'DONE', true, 'charge-back', reference, paid, 'VND', 'BACK-1', 'DONE', now(),
                               '-', now(), 'UNKNOWN_ORDER', now()
                          FROM fee_payment WHERE reference = ?
                        """)
                .param(reference)
                .update();
        Window city = loggedIn(CITY_SECRETARY);
        city.open("/office/fees/notices?reviewed=false&q=BACK-1");
        city.link("Ghi sổ khoản BACK-1 đã trả ra").click();
        assertThat(city.main()).containsText("đồng chưa trả ra");
        look(city, "fee-office-unasked");
        city.link("Chọn giao dịch của " + PAYER).click();
        city.question().getByLabel("Lý do").fill(REASON);
        look(city, "fee-office-unasked-ask");
        city.confirm("Ghi sổ");
        assertThat(city.main()).containsText("Đã gửi đề nghị ghi sổ.");
        assertThat(city.main()).containsText("không do hệ thống yêu cầu");
        look(city, "fee-office-unasked-asked");
        String refund = URI.create(city.page().url()).getPath();
        city.open("/office/fees/notices?reviewed=false&q=BACK-1");
        city.link("Ghi sổ khoản BACK-1 đã trả ra").click();
        assertThat(city.main()).containsText("Đã có đề nghị ghi sổ");

        eventually(() -> assertThat(tasksOf("approve-refund")).isNotEmpty());
        Window second = loggedIn(SUPERIOR);
        second.open("/tasks/" + tasksOf("approve-refund").get(0));
        assertThat(second.main()).containsText("không do hệ thống yêu cầu");
        look(second, "fee-office-unasked-task");
        second.decide("Duyệt", null);

        eventuallyShows(city, refund, "Đã hoàn trả");
        city.open("/office/fees/notices?reviewed=true&q=BACK-1");
        assertThat(city.main()).containsText(REASON);
    }

    @Test
    void whoHasNoDutySeesNothing() {
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);

        assertThat(member.page().getByText(MENU)).hasCount(0);
        for (String page : List.of("suspense", "orders", "refunds", "reconciliation", "notices", "statements")) {
            assertThat(member.open("/office/fees/" + page).status()).as(page).isEqualTo(403);
        }
    }

    @Test
    void everyPageWorksWithAssistiveTechnologyAndOnASmallPhone() {
        FeeOrder late = order();
        FeePayment payment = begin(late);
        orders().cancel(payer, late.id());
        pay(payment, "wrong-amount");
        pay(begin(order()), "wrong-signature");
        Window city = loggedIn(CITY_SECRETARY);
        eventuallyShows(city, "/office/fees/suspense", PAYER);
        String money = city.main().locator("tbody a").first().getAttribute("href");
        eventuallyShows(city, "/office/fees/notices", "Sai chữ ký");
        look(city, "fee-office-notices");

        for (String page : List.of(
                "/office/fees/suspense",
                money,
                money + "/refund",
                money + "/explain",
                "/office/fees/orders",
                "/office/fees/orders/" + late.id(),
                "/office/fees/refunds",
                "/office/fees/reconciliation",
                "/office/fees/notices",
                "/office/fees/statements",
                "/office/fees/statements/entries?organisation=" + CELL)) {
            assertThat(city.open(page).status()).as(page).isEqualTo(200);
            check(city, page, WIDTHS);
            city.open(page + (page.contains("?") ? "&" : "?") + "lang=en");
            check(city, page + " in English", NARROW);
            city.open(page + (page.contains("?") ? "&" : "?") + "lang=vi");
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything the first sheet says. */
    private static String sheet(byte[] xlsx) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.flatMap(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictured, and checked as it is while there is something on it. */
    private void look(Window window, String what) {
        window.picture(what);
        check(window, what, NARROW);
    }

    private void check(Window window, String what, int[] widths) {
        for (int width : widths) {
            String where = what + " at " + width + ": ";
            window.page().setViewportSize(width, 800);
            Axe.faults(window).forEach(fault -> faults.add(where + fault));
        }
        window.page().setViewportSize(1280, 800);
    }

    private FeeOrders orders() {
        return sandbox().hub().getBean(FeeOrders.class);
    }

    private FeePayments payments() {
        return sandbox().hub().getBean(FeePayments.class);
    }

    /** An order for the oldest month the payer owes. */
    private FeeOrder order() {
        long amount = sandbox().hub().getBean(Quotes.class).lines(CELL, Map.of(payer, 1)).stream()
                .mapToLong(FeeLine::amount)
                .sum();
        return orders().place(
                        new OrderRequest(UUID.randomUUID(), OrderForm.OWN, payer, CELL, Map.of(payer, 1), amount));
    }

    private FeePayment begin(FeeOrder order) {
        FeePayment payment = payments().begin(payer, order.id(), "vietcombank", "127.0.0.1");
        eventually(() ->
                assertThat(payments().get(payer, payment.reference()).status()).isEqualTo(PaymentStatus.READY));
        return payments().get(payer, payment.reference());
    }

    /** What the payer does on the platform's page. */
    private static void pay(FeePayment payment, String choice) {
        Checkout.Redirect page = (Checkout.Redirect) payment.checkout().orElseThrow();
        FormClient payer = new FormClient();
        Document form = payer.get(page.page());
        payer.submit(form, "form", Map.of("choice", choice));
    }

    private FeeOrder paidOrder() {
        FeeOrder order = order();
        pay(begin(order), "pay");
        eventually(() -> assertThat(orders().get(payer, order.id()).state()).isEqualTo(OrderState.PAID));
        return order;
    }

    private List<String> tasksOf(String type) {
        return database()
                .sql("SELECT id::text FROM human_task WHERE type = ? AND state = 'OPEN'")
                .param(type)
                .query(String.class)
                .list();
    }
}
