package vn.lienthong.partner.payment.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.platform.PlatformCodes.Message;
import vn.lienthong.partner.payment.platform.PlatformCodes.Signed;
import vn.lienthong.partner.payment.wire.Amounts;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** The national payment platform. */
final class PlatformProvider implements PaymentProvider {

    static final String ID = "platform";

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final PlatformSettings settings;
    private final PlatformCodes codes;
    private final PlatformServices services;
    private final InitMessage init;
    private final Clock clock;

    PlatformProvider(PlatformSettings settings, PlatformCodes codes, PlatformServices services, Clock clock) {
        this.settings = settings;
        this.codes = codes;
        this.services = services;
        this.init = new InitMessage(settings, codes);
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    /** A reference the platform has already is asked about instead: the first call may have been heard and its answer lost. */
    @Override
    public Checkout start(PaymentRequest request) {
        Answer answer = services.call(
                settings.paths().init(), Signed.INIT, init.of(request), Signed.INIT_ANSWER, codes.referenceKnown());
        if (services.isDone(answer)) {
            return new Checkout.Redirect(page(answer));
        }
        Answer known = status(request.reference());
        return codes.pending().contains(known.text("TrangThai"))
                ? new Checkout.Redirect(page(known))
                : new Checkout.Waiting();
    }

    @Override
    public PaymentState query(PaymentReference payment) {
        Answer answer = status(payment.reference());
        if (codes.referenceUnknown().contains(answer.text("MaLoi"))) {
            return new PaymentState.Unknown();
        }
        String state = answer.required("TrangThai");
        if (codes.paid().contains(state)) {
            return new PaymentState.Paid(
                    amount(answer), answer.required("MaTienTe"), answer.required("MaGiaoDich"), time(answer));
        }
        if (codes.failed().contains(state)) {
            return new PaymentState.Failed(answer.text("MaLoiGiaoDich"), words(answer));
        }
        if (codes.pending().contains(state)) {
            return new PaymentState.Pending();
        }
        throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "TrangThai " + state + " is not of the protocol");
    }

    @Override
    public RefundState refund(RefundRequest request) {
        Map<String, Object> fields = question(Message.REFUND, request.payment().reference());
        fields.put("MaHoanTien", request.id());
        fields.put("SoTien", Long.toString(request.amount()));
        fields.put("LyDo", request.reason());
        Answer answer = services.call(settings.paths().refund(), Signed.REFUND, fields, Signed.REFUND_ANSWER, Set.of());
        String state = answer.text("TrangThai");
        if (codes.failed().contains(state)) {
            return new RefundState.Refused(words(answer));
        }
        if (codes.paid().contains(state)) {
            return new RefundState.Refunded(
                    answer.required("MaGiaoDich"),
                    LocalTimes.parse(answer.text("ThoiGianGD")).orElse(clock.instant()));
        }
        return codes.pending().contains(state)
                ? new RefundState.Pending()
                : new RefundState.Unclear("other-state TrangThai " + state);
    }

    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        Answer answer = services.call(
                settings.paths().receipt(),
                Signed.QUESTION,
                question(Message.RECEIPT, payment.reference()),
                Signed.RECEIPT_ANSWER,
                union(codes.referenceUnknown(), codes.notYet()));
        if (!services.isDone(answer)) {
            return Optional.empty();
        }
        byte[] content = services.fetch(receiptAddress(answer.required("DuongDanBienLai")));
        if (!Arrays.equals(content, 0, Math.min(PDF.length, content.length), PDF, 0, PDF.length)) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the receipt is not a PDF");
        }
        return Optional.of(new ProviderReceipt(content, "application/pdf"));
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LoaiBanTin", codes.messages().get(Message.STATEMENT));
        fields.put("PhienBan", codes.version());
        fields.put("MaDoiTac", settings.partnerCode());
        fields.put("NgayDoiSoat", LocalTimes.print(day));
        fields.put("ThoiGianGD", LocalTimes.print(clock.instant()));
        Answer answer = services.callForFile(
                settings.paths().statement(), Signed.STATEMENT, fields, Signed.STATEMENT_ANSWER, codes.notYet());
        if (!services.isDone(answer)) {
            throw new Failure(ErrorCode.PAYMENT_STATEMENT_MISSING, "platform " + answer.note("MaLoi", "MoTaLoi"));
        }
        return StatementFile.read(answer.required("NoiDung"), day);
    }

    @Override
    public Optional<String> trouble() {
        return services.trouble();
    }

    @Override
    public Set<URI> pages() {
        return Set.copyOf(settings.pages());
    }

    /** Of an exchange that went well the words tell of the exchange, not of the money: then there are none. */
    private String words(Answer answer) {
        return services.isDone(answer) ? "" : answer.note("MaLoi", "MoTaLoi");
    }

    private Answer status(String reference) {
        return services.call(
                settings.paths().status(),
                Signed.QUESTION,
                question(Message.STATUS, reference),
                Signed.STATUS_ANSWER,
                codes.referenceUnknown());
    }

    private Map<String, Object> question(Message message, String reference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LoaiBanTin", codes.messages().get(message));
        fields.put("PhienBan", codes.version());
        fields.put("MaDoiTac", settings.partnerCode());
        fields.put("MaThamChieu", reference);
        fields.put("ThoiGianGD", LocalTimes.print(clock.instant()));
        return fields;
    }

    /** Nobody is sent to a page that is not one of the platform's, whoever wrote the answer. */
    private URI page(Answer answer) {
        URI page = address(answer.required("UrlThanhToan"));
        if (!settings.pages().contains(PlatformSettings.origin(page))) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "UrlThanhToan leads elsewhere");
        }
        return page;
    }

    /** Nothing is fetched from an address that is not the platform's. */
    private URI receiptAddress(String text) {
        URI address = address(text);
        if (!settings.receipts().contains(PlatformSettings.origin(address))) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "DuongDanBienLai leads elsewhere");
        }
        return address;
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer holds something that is no address");
        }
    }

    private static long amount(Answer answer) {
        return Amounts.parse(answer.required("SoTien"))
                .orElseThrow(() -> new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "SoTien is no amount"));
    }

    private static Instant time(Answer answer) {
        return LocalTimes.parse(answer.text("ThoiGianThanhToan"))
                .orElseThrow(() -> new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "ThoiGianThanhToan is no time"));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
