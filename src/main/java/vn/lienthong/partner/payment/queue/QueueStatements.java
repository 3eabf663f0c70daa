package vn.lienthong.partner.payment.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.payment.WatchedStatements;
import vn.lienthong.partner.payment.queue.StatementAssembly.Entry;
import vn.lienthong.partner.payment.queue.StatementParts.Edition;
import vn.lienthong.partner.payment.queue.v1.Statement;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.partner.payment.wire.LocalTimes;

/**
 * The statements of providers that speak over queues: asked for by one message, answered by many, in any order, some of them
 * twice. Of each day the edition that became whole last counts.
 */
final class QueueStatements implements WatchedStatements {

    /** The day is asked for again within the hour. */
    private static final Duration QUESTION = Duration.ofHours(1);
    /** Around midnight the two clocks may be at different days. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Supplier<PaymentXml> xml;
    private final RequestSender requests;
    private final StatementParts parts;
    private final List<WatchedAccount> accounts;
    private final Set<String> providers;
    private final Clock clock;

    /** @param providers that give statements */
    QueueStatements(
            Supplier<PaymentXml> xml,
            RequestSender requests,
            StatementParts parts,
            List<WatchedAccount> accounts,
            Set<String> providers,
            Clock clock) {
        this.xml = xml;
        this.requests = requests;
        this.parts = parts;
        this.accounts = accounts;
        this.providers = providers;
        this.clock = clock;
    }

    /** Keeps what a provider told of its statement. @throws Refused when it cannot be, or contradicts what came before */
    void take(SignedDocuments.Opened opened, Statement statement) throws Refused {
        if (statement.getPart() == null) {
            return;
        }
        Statement.Part part = statement.getPart();
        LocalDate day = statement.getDay();
        if (!day.isBefore(LocalTimes.day(clock.instant().plus(MARGIN)))) {
            throw new Refused(ErrorCode.PAYMENT_STATEMENT_INVALID, "a statement of " + day + ", which is not over");
        }
        try {
            new StatementAssembly(day).add(part);
        } catch (Failure broken) {
            throw new Refused(broken.code(), broken.getMessage());
        }
        Edition edition = new Edition(statement.getProvider(), day, part.getEdition(), part.getOf());
        if (!parts.keep(edition, part.getNumber(), opened.text(), Hashes.sha256(opened.text()), clock.instant())) {
            throw new Refused(
                    ErrorCode.PAYMENT_STATEMENT_INVALID,
                    "part " + part.getNumber() + " of edition " + part.getEdition()
                            + " came before with other content");
        }
    }

    boolean givenBy(String provider) {
        return providers.contains(provider);
    }

    /** What the hub asked a provider for. @throws Failure as {@link vn.lienthong.partner.payment.PaymentProvider#statement} */
    List<StatementLine> ofRequests(String provider, LocalDate day) {
        return whole(provider, day).stream()
                .filter(entry -> entry.account().isEmpty())
                .map(Entry::line)
                .toList();
    }

    @Override
    public boolean covers(WatchedAccount account) {
        return givenBy(account.watchedBy());
    }

    @Override
    public List<StatementLine> credits(WatchedAccount account, LocalDate day) {
        return whole(account.watchedBy(), day).stream()
                .filter(entry -> entry.account().equals(Optional.of(account.account())))
                .map(Entry::line)
                .toList();
    }

    private List<Entry> whole(String provider, LocalDate day) {
        Optional<Edition> edition = parts.whole(provider, day);
        if (edition.isEmpty()) {
            ask(provider, day);
            throw missing(provider, day);
        }
        try {
            return assembled(edition.get());
        } catch (Failure broken) {
            ask(provider, day);
            throw broken;
        }
    }

    private List<Entry> assembled(Edition edition) {
        StatementAssembly assembly = new StatementAssembly(edition.day());
        for (int part = 1; part <= edition.parts(); part++) {
            assembly.add(((Statement) xml.get().read(parts.raw(edition, part))).getPart());
        }
        List<Entry> entries = assembly.finish();
        entries.forEach(entry -> entry.account().ifPresent(account -> requireWatched(edition.provider(), account)));
        return entries;
    }

    private void requireWatched(String provider, String account) {
        if (accounts.stream()
                .noneMatch(known ->
                        known.account().equals(account) && known.watchedBy().equals(provider))) {
            throw new Failure(
                    ErrorCode.PAYMENT_STATEMENT_INVALID, "the statement: a credit to an account it does not watch");
        }
    }

    /** The parts of an edition come within seconds: who looks an hour later and misses one has lost it. */
    private Failure missing(String provider, LocalDate day) {
        return parts.begun(provider, day)
                .map(begun -> new Failure(
                        ErrorCode.PAYMENT_STATEMENT_INVALID,
                        "the statement: " + begun.here() + " of " + begun.parts() + " parts of edition "
                                + begun.edition() + " are here"))
                .orElseGet(() -> new Failure(ErrorCode.PAYMENT_STATEMENT_MISSING, provider + " was asked for " + day));
    }

    private void ask(String provider, LocalDate day) {
        requests.send(
                provider,
                RequestDocuments.statement(provider, day),
                day.toString(),
                clock.instant().plus(QUESTION));
    }
}
