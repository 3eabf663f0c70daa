package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.Proof;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.residence.KeysAway;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/** Signs lists: first its number, then the paper, and last the paper is kept with what it was signed for. */
@Component
class ListSigning {

    static final String DOCUMENT_KIND = ResidencePapers.MEMBER_LIST;

    private static final String SERIES = "DSCT";

    private final ObjectProvider<ListPapers> papers;
    private final ListStore lists;
    private final LineStore lines;
    private final WorkplaceRules rules;
    private final NumberSeries numbers;
    private final Documents documents;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ListSigning(
            ObjectProvider<ListPapers> papers,
            ListStore lists,
            LineStore lines,
            WorkplaceRules rules,
            NumberSeries numbers,
            Documents documents,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.papers = papers;
        this.lists = lists;
        this.lines = lines;
        this.rules = rules;
        this.numbers = numbers;
        this.documents = documents;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A paper that is signed and not kept yet. */
    record SignedPaper(CommentList list, Proof proof, int lines, byte[] content, long signer) {}

    /** Also while the keys are away: whoever clicks then is told so. */
    boolean possible(long person, CommentList list) {
        return KeysAway.assume(true, () -> canSign(person, list));
    }

    private boolean canSign(long person, CommentList list) {
        ListPapers available = papers.getIfAvailable();
        return available != null && available.canSign(person, list.organisation());
    }

    /**
     * Holds no transaction.
     *
     * @throws Failure when the person cannot sign for the list's organisation, or the keys are away
     */
    SignedPaper sign(long person, CommentList list) {
        return KeysAway.refuse(() -> make(person, list));
    }

    private SignedPaper make(long person, CommentList list) {
        if (!canSign(person, list)) {
            throw new Failure(ErrorCode.RESIDENCE_LIST_UNSIGNABLE, "person " + person + ", " + list.organisation());
        }
        Proof proof = transaction.execute(status -> number(list.id()));
        var all = lines.after(
                list.id(),
                LineChoice.all(LineFilter.ALL),
                java.util.Set.of(),
                clock.instant(),
                Optional.empty(),
                rules.mostLines());
        byte[] content = papers.getObject().signed(list, all, proof.number(), proof.code(), person);
        return new SignedPaper(list, proof, all.size(), content, person);
    }

    /** In the caller's transaction, which holds the list. */
    void keep(SignedPaper paper) {
        UUID document = Uuids.next();
        documents.keep(
                new NewDocument(
                        document,
                        DOCUMENT_KIND,
                        Optional.of(paper.proof()),
                        Subjects.LIST + paper.list().id(),
                        ResidenceTime.today(clock),
                        "application/pdf",
                        Map.of("members", Integer.toString(paper.lines())),
                        Optional.empty()),
                paper.content());
        lists.signed(paper.list().id(), document, paper.signer());
    }

    private Proof number(UUID id) {
        CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
        if (list.signedDocument().isPresent()) {
            throw CommentLists.closed(list);
        }
        if (list.paperNumber().isEmpty()) {
            Proof proof = new Proof(numbers.next(SERIES + "-" + list.year()), Proof.newCode());
            lists.number(id, proof.number(), proof.code());
            return proof;
        }
        return new Proof(list.paperNumber().get(), list.paperCode().orElseThrow());
    }
}
