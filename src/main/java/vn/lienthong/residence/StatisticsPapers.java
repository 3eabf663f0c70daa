package vn.lienthong.residence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.Proof;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.web.Times;

/**
 * Statistics on paper: each is made anew under a number of its own, and kept, so that it can be checked. Secretary and deputies of
 * the organisation sign it for the organisation; in the hands of everybody else, and of who has no key, it carries the seal of the hub.
 */
@Component
public class StatisticsPapers {

    private static final String SERIES = "TKCT-";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Set<PositionKind> SIGNERS = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final ResidencePapers papers;
    private final NumberSeries numbers;
    private final Documents documents;
    private final People people;
    private final Positions positions;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StatisticsPapers(
            ResidencePapers papers,
            NumberSeries numbers,
            Documents documents,
            People people,
            Positions positions,
            MessageSource messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.papers = papers;
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

    /** Whether a paper this person makes now carries their own signature and that of the organisation. */
    public boolean maySign(long person, String organisation) {
        return signer(person, organisation).isPresent();
    }

    /**
     * Slow; never in a transaction.
     *
     * @param organisation code of the organisation the statistics are of
     * @param sign whether it is to carry their signatures; otherwise the hub's seal alone
     * @param words what the paper says, under the number it is given
     * @throws Failure those of {@link ResidencePapers}, the number is lost then; {@link
     *     ErrorCode#SIGNER_WITHOUT_KEY} before a number is taken when who should sign cannot now
     */
    public Made make(long person, String organisation, boolean sign, Function<String, CommentStatisticsPaper> words) {
        Optional<PaperSigner> signer = sign ? Optional.of(required(person, organisation)) : Optional.empty();
        int year = LocalDate.ofInstant(clock.instant(), Times.ZONE).getYear();
        Proof proof = transaction.execute(status -> new Proof(numbers.next(SERIES + year), Proof.newCode()));
        CommentStatisticsPaper paper = words.apply(proof.number());
        byte[] content = papers.statistics(paper, proof.code(), signer);
        transaction.executeWithoutResult(status -> documents.keep(
                new NewDocument(
                        Uuids.next(),
                        ResidencePapers.STATISTICS,
                        Optional.of(proof),
                        "organisation:" + organisation,
                        paper.date(),
                        "application/pdf",
                        Map.of("issuer", paper.organisation()),
                        Optional.empty()),
                content));
        return new Made(proof.number(), content);
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
