package vn.lienthong.fee;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.StatementLine;

/** A provider in memory that answers as a test tells it. */
final class ProviderOfTests implements PaymentProvider, PaymentProviders {

    static final String ID = "test-provider";

    final Map<String, PaymentState> states = new ConcurrentHashMap<>();
    final Map<String, PaymentRequest> requests = new ConcurrentHashMap<>();
    final Map<String, ProviderReceipt> receipts = new ConcurrentHashMap<>();
    final AtomicInteger failures = new AtomicInteger();
    /** Times it could not be reached. */
    final AtomicInteger calls = new AtomicInteger();

    volatile ErrorCode refusal;
    /** Instead of every answer about a payment or a receipt. */
    volatile ErrorCode questionTrouble;

    /** References of the payments it was asked for, or about, each time. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** References it cannot be reached about. */
    volatile Predicate<String> deafTo = reference -> false;
    /** What happens between a request and the answer to it. */
    volatile Consumer<PaymentRequest> whileAsked = request -> {};
    /** What it gave back, by the id of the refund. */
    final Map<String, Long> givenBack = new ConcurrentHashMap<>();

    final AtomicInteger refundCalls = new AtomicInteger();
    final AtomicInteger repliesLost = new AtomicInteger();
    volatile RefundState refundAnswer;
    /** Answers every refund after the first call for it. */
    volatile ErrorCode secondRefusal;

    /** Instead of every answer about a refund. */
    volatile ErrorCode refundTrouble;

    volatile boolean onlyWatches;
    volatile boolean signs = true;
    final Map<LocalDate, List<StatementLine>> statements = new ConcurrentHashMap<>();
    /** Instead of every statement. */
    volatile ErrorCode statementTrouble;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Checkout start(PaymentRequest request) {
        asked.add(request.reference());
        if (refusal != null) {
            throw new Failure(refusal, "as the test wants");
        }
        if (deafTo.test(request.reference()) || failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            calls.incrementAndGet();
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "as the test wants");
        }
        requests.put(request.reference(), request);
        whileAsked.accept(request);
        return new Checkout.Redirect(URI.create("https://pay.example/" + request.reference()));
    }

    @Override
    public boolean tellsEnds() {
        return !onlyWatches;
    }

    @Override
    public PaymentState query(PaymentReference payment) {
        asked.add(payment.reference());
        stumble();
        return states.getOrDefault(payment.reference(), new PaymentState.Unknown());
    }

    private void stumble() {
        if (questionTrouble != null) {
            throw new Failure(questionTrouble, "as the test wants");
        }
    }

    void pays(String reference, long amount) {
        states.put(reference, new PaymentState.Paid(amount, "VND", "TX-" + reference, Instant.now()));
    }

    @Override
    public boolean givesBack() {
        return !onlyWatches;
    }

    @Override
    public boolean signsStatements() {
        return signs;
    }

    @Override
    public RefundState refund(RefundRequest request) {
        refundCalls.incrementAndGet();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "as the test wants");
        }
        if (refundTrouble != null) {
            throw new Failure(refundTrouble, "as the test wants");
        }
        if (secondRefusal != null && givenBack.containsKey(request.id())) {
            throw new Failure(secondRefusal, "as the test wants");
        }
        if (refundAnswer != null) {
            return refundAnswer;
        }
        givenBack.putIfAbsent(request.id(), request.amount());
        if (repliesLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "the reply is lost");
        }
        return new RefundState.Refunded("HT" + request.id(), Instant.parse("2026-11-20T03:00:00Z"));
    }

    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        asked.add(payment.reference());
        stumble();
        return Optional.ofNullable(receipts.get(payment.reference()));
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        if (statementTrouble != null) {
            throw new Failure(statementTrouble, "as the test wants");
        }
        if (!statements.containsKey(day)) {
            throw new Failure(ErrorCode.PAYMENT_STATEMENT_MISSING, "no statement of " + day);
        }
        return statements.get(day);
    }

    @Override
    public Optional<PaymentProvider> find(String id) {
        return ID.equals(id) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public PaymentProvider get(String id) {
        return (PaymentProvider) find(id).orElseThrow();
    }

    @Override
    public List<PaymentProvider> all() {
        return List.of(this);
    }

    @Override
    public Set<URI> pages() {
        return Set.of(URI.create("https://pay.example"));
    }
}
