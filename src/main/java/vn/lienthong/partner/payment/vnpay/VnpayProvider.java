package vn.lienthong.partner.payment.vnpay;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** VNPAY. */
final class VnpayProvider implements PaymentProvider {

    static final String ID = "vnpay";

    private static final String PAYMENT = "01";
    private static final Set<String> REFUNDS = Set.of("02", "03");
    /** Around midnight the two clocks may be at different days. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final VnpaySettings settings;
    private final VnpayCodes codes;
    private final PayPage page;
    private final MerchantInterface merchant;
    private final Optional<StatementFolder> statements;
    private final Clock clock;

    /** @param statements where people put its files; empty when nobody does */
    VnpayProvider(
            VnpaySettings settings,
            VnpayCodes codes,
            PayPage page,
            MerchantInterface merchant,
            Optional<StatementFolder> statements,
            Clock clock) {
        this.settings = settings;
        this.codes = codes;
        this.page = page;
        this.merchant = merchant;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    /** VNPAY is not asked: its page learns everything from its address. */
    @Override
    public Checkout start(PaymentRequest request) {
        return new Checkout.Redirect(page.of(request));
    }

    @Override
    public PaymentState query(PaymentReference payment) {
        Answer answer = merchant.ask(payment);
        if (codes.unknown().contains(answer.text("vnp_ResponseCode"))) {
            return new PaymentState.Unknown();
        }
        String state = answer.required("vnp_TransactionStatus");
        return switch (codes.money(state)) {
            // of a payment that was given back VNPAY may show the refund
            case TAKEN ->
                PAYMENT.equals(answer.text("vnp_TransactionType"))
                        ? new PaymentState.Paid(
                                Dong.ofHundredths(answer.required("vnp_Amount"))
                                        .orElseThrow(() -> broken("vnp_Amount is no amount")),
                                "VND",
                                answer.required("vnp_TransactionNo"),
                                time(answer))
                        : new PaymentState.Pending();
            case NONE -> new PaymentState.Failed(state, codes.words(state));
            case UNCLEAR -> new PaymentState.Pending();
        };
    }

    /** Told once; what became of it is asked for like a payment. */
    @Override
    public RefundState refund(RefundRequest request) {
        if (request.toldBefore() && !knownById(request)) {
            return became(request).orElse(new RefundState.Unclear("payment-shown"));
        }
        Answer answer = merchant.giveBack(request);
        return codes.repeated().contains(answer.text("vnp_ResponseCode"))
                ? became(request).orElse(new RefundState.Pending())
                : refundState(answer);
    }

    /** VNPAY tells requests apart by their ids within a day; told on another one, it may take the same for a new refund. */
    private boolean knownById(RefundRequest request) {
        LocalDate told = LocalTimes.day(request.createdAt());
        Instant now = clock.instant();
        return LocalTimes.day(now.minus(MARGIN)).equals(told)
                && LocalTimes.day(now.plus(MARGIN)).equals(told);
    }

    /**
     * Empty while VNPAY shows something else of the payment. It names no refund by its id: where another one of the same amount
     * could be meant, and where money would be set free, what it shows is not taken for an answer.
     */
    private Optional<RefundState> became(RefundRequest request) {
        Answer answer = merchant.ask(request.payment());
        boolean itself = request.onlyOne()
                && REFUNDS.contains(answer.text("vnp_TransactionType"))
                && Dong.ofHundredths(answer.text("vnp_Amount")).equals(OptionalLong.of(request.amount()));
        if (!itself) {
            return Optional.empty();
        }
        RefundState state = refundState(answer);
        return Optional.of(
                state instanceof RefundState.Refused refused ? new RefundState.Unclear(refused.reason()) : state);
    }

    private RefundState refundState(Answer answer) {
        String state = answer.text("vnp_TransactionStatus");
        return switch (codes.money(state)) {
            case TAKEN -> new RefundState.Refunded(answer.required("vnp_TransactionNo"), time(answer));
            case NONE -> new RefundState.Refused(codes.words(state));
            case UNCLEAR -> new RefundState.Pending();
        };
    }

    /** VNPAY gives none. */
    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        return Optional.empty();
    }

    @Override
    public boolean hasStatements() {
        return statements.isPresent();
    }

    /** Whoever may write into the folder may write anything. */
    @Override
    public boolean signsStatements() {
        return false;
    }

    /** VNPAY's own interface has none: what people exported from its pages and put into a folder. */
    @Override
    public List<StatementLine> statement(LocalDate day) {
        return statements
                .orElseThrow(() -> new UnsupportedOperationException("nobody puts VNPAY's files into a folder"))
                .statement(day);
    }

    @Override
    public Optional<String> trouble() {
        return merchant.trouble();
    }

    @Override
    public Set<URI> pages() {
        return Set.of(
                URI.create(settings.page().getScheme() + "://" + settings.page().getAuthority()));
    }

    private static Instant time(Answer answer) {
        return LocalTimes.parse(answer.text("vnp_PayDate")).orElseThrow(() -> broken("vnp_PayDate is no time"));
    }

    private static Failure broken(String why) {
        return new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, why);
    }
}
