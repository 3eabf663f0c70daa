package vn.lienthong.residence;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.Proof;
import vn.lienthong.document.RequestPaper;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.messaging.Uuids;

/**
 * Phiếu giới thiệu, lấy ý kiến nhận xét of a line that was sent, on paper: made with the seal of the hub when somebody at either
 * end first prints it, or with the signatures its list has before it goes; and the same paper from then on.
 */
@Component
public class RequestPapers {

    private static final String SERIES = "PGT-";

    private final RequestPaperStore store;
    private final ResidencePapers papers;
    private final NumberSeries numbers;
    private final Documents documents;
    private final TransactionTemplate transaction;

    RequestPapers(
            RequestPaperStore store,
            ResidencePapers papers,
            NumberSeries numbers,
            Documents documents,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.papers = papers;
        this.numbers = numbers;
        this.documents = documents;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Slow the first time; never in a transaction.
     *
     * @param year of the line's list
     * @param words what the paper says, under the number it is given; asked again when the line was given back, and its paper
     *     renewed, while it was printed
     * @return the kept document
     * @throws vn.lienthong.failure.Failure {@code LT-DOC-001} and those of {@link ResidencePapers}; the number stays the line's
     */
    public UUID of(UUID line, int year, Function<String, RequestPaper> words) {
        return store.document(line).orElseGet(() -> make(line, year, words, Optional.empty()));
    }

    /** As {@link #of}, signed by the person and by the organisation in turn; one that is made already stays as it is. */
    public UUID signed(UUID line, int year, Function<String, RequestPaper> words, PaperSigner signer) {
        return store.document(line).orElseGet(() -> make(line, year, words, Optional.of(signer)));
    }

    /** The papers that are made of these lines, by their lines. */
    public Map<UUID, UUID> made(Collection<UUID> lines) {
        return store.documents(lines);
    }

    /**
     * The next paper of the line is another, under a number of its own: it was given back, and may go elsewhere. In the caller's
     * transaction.
     */
    public void renew(UUID line) {
        store.forget(line);
    }

    /** The papers of those lines that somebody has printed before, by their lines. */
    public Map<UUID, KeptDocument> printed(Collection<UUID> lines) {
        Map<UUID, UUID> printed = store.documents(lines);
        Map<UUID, KeptDocument> kept = documents.find(printed.values());
        return printed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> kept.get(line.getValue())));
    }

    private UUID make(UUID line, int year, Function<String, RequestPaper> words, Optional<PaperSigner> signer) {
        Optional<UUID> made = Optional.empty();
        while (made.isEmpty()) {
            Proof proof = transaction.execute(
                    status -> store.proof(line, () -> new Proof(numbers.next(SERIES + year), Proof.newCode())));
            RequestPaper paper = words.apply(proof.number());
            byte[] content = papers.request(paper, proof.code(), signer);
            made = transaction.execute(status -> store.lock(line, proof)
                    .map(kept -> kept.document().orElseGet(() -> keep(line, proof, paper, content))));
        }
        return made.get();
    }

    private UUID keep(UUID line, Proof proof, RequestPaper paper, byte[] content) {
        UUID document = Uuids.next();
        documents.keep(
                new NewDocument(
                        document,
                        ResidencePapers.REQUEST,
                        Optional.of(proof),
                        Subjects.LINE + line,
                        paper.date(),
                        "application/pdf",
                        Map.of("issuer", paper.organisation(), "residence", paper.residence()),
                        Optional.empty()),
                content);
        store.kept(line, document);
        return document;
    }
}
