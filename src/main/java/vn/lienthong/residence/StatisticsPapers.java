package vn.lienthong.residence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.StatisticsPaperStore.Begun;
import vn.lienthong.web.Times;

/**
 * Statistics on paper: a page makes one when it is asked to, once, under a number of its own, and keeps it, so that it can be checked. Secretary and deputies of
 * the organisation sign it for the organisation; in the hands of everybody else, and of who has no key, it carries the seal of the hub.
 */
@Component
public class StatisticsPapers {

    private static final String SERIES = "TKCT-";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Set<PositionKind> SIGNERS = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    /** No paper is so long in the making. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final ResidencePapers papers;
    private final StatisticsPaperStore store;
    private final NumberSeries numbers;
    private final Documents documents;
    private final People people;
    private final Positions positions;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StatisticsPapers(
            ResidencePapers papers,
            StatisticsPaperStore store,
            NumberSeries numbers,
            Documents documents,
            People people,
            Positions positions,
            MessageSource messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.papers = papers;
        this.store = store;
        this.numbers = numbers;
        this.documents = documents;
        this.people = people;
        this.positions = positions;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A paper that is kept. */
    public record Made(String number, byte[] content) {}

    /**
     * Whether a paper this person makes now carries their own signature and that of the organisation; not while the keys are away,
     * when it may still carry the seal of the hub.
     */
    public boolean maySign(long person, String organisation) {
        return KeysAway.assume(false, () -> signer(person, organisation).isPresent());
    }

    /**
     * Makes the paper of a page once, however often it is asked for. Slow; never in a transaction.
     *
     * @param formKey of the page, which belongs to one person and one organisation
     * @param organisation code of the organisation the statistics are of
     * @param sign whether it is to carry their signatures; otherwise the hub's seal alone
     * @param words what the paper says, under the number it is given
     * @throws Failure those of {@link ResidencePapers}, the number stays the page's then; {@link ErrorCode#SIGNER_WITHOUT_KEY} before
     *     a number is taken when who should sign cannot; {@link ErrorCode#RESIDENCE_SIGNING_AWAY} while the keys are away
     */
    public Made make(
            long person,
            String organisation,
            UUID formKey,
            boolean sign,
            Function<String, CommentStatisticsPaper> words) {
        return KeysAway.refuse(() -> {
            Optional<PaperSigner> signer = sign ? Optional.of(required(person, organisation)) : Optional.empty();
            Begun begun = begin(person, organisation, formKey);
            UUID document = begun.document().orElseGet(() -> print(begun, signer, words));
            return new Made(begun.proof().number(), content(document));
        });
    }

    private Begun begin(long person, String organisation, UUID formKey) {
        try {
            return transaction.execute(status -> beginNow(person, organisation, formKey));
        } catch (DuplicateKeyException twice) {
            // another click on the page was a moment faster
            return transaction.execute(status -> beginNow(person, organisation, formKey));
        }
    }

    private Begun beginNow(long person, String organisation, UUID formKey) {
        Instant now = clock.instant();
        String series = SERIES + LocalDate.ofInstant(now, Times.ZONE).getYear();
        store.begin(formKey, person, organisation, series, now, now.minus(GIVEN_UP), () -> numbers.next(series));
        return store.lock(formKey)
                .filter(begun ->
                        begun.person() == person && begun.organisation().equals(organisation))
                .orElseThrow(() -> unknown(formKey));
    }

    private UUID print(Begun begun, Optional<PaperSigner> signer, Function<String, CommentStatisticsPaper> words) {
        CommentStatisticsPaper paper = words.apply(begun.proof().number());
        byte[] content = papers.statistics(paper, begun.proof().code(), signer);
        return transaction.execute(status -> store.lock(begun.formKey())
                .filter(now -> now.proof().equals(begun.proof()))
                .orElseThrow(() -> unknown(begun.formKey()))
                .document()
                .orElseGet(() -> keep(begun, paper, content)));
    }

    private UUID keep(Begun begun, CommentStatisticsPaper paper, byte[] content) {
        UUID document = Uuids.next();
        documents.keep(
                new NewDocument(
                        document,
                        ResidencePapers.STATISTICS,
                        Optional.of(begun.proof()),
                        "organisation:" + begun.organisation(),
                        paper.date(),
                        "application/pdf",
                        Map.of("issuer", paper.organisation()),
                        Optional.empty()),
                content);
        store.made(begun.formKey(), document);
        return document;
    }

    private byte[] content(UUID document) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            documents.copy(document, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    private static Failure unknown(UUID formKey) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, "statistics of the page " + formKey);
    }

    private PaperSigner required(long person, String organisation) {
        return signer(person, organisation)
                .orElseThrow(() -> new Failure(
                        ErrorCode.SIGNER_WITHOUT_KEY, "person " + person + " cannot sign for " + organisation));
    }

    private Optional<PaperSigner> signer(long person, String organisation) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        return positions.heldBy(person, today).stream()
                .filter(position -> SIGNERS.contains(position.kind()))
                .filter(position -> position.organisation().equals(organisation))
                .findFirst()
                .flatMap(position -> people.find(person)
                        .map(found -> new PaperSigner(
                                found.personalId(),
                                found.fullName(),
                                messages.getMessage("tasks.position." + position.kind(), null, VIETNAMESE),
                                organisation)))
                .filter(signer -> papers.canSign(signer.personalId(), signer.organisation()));
    }
}
