package vn.lienthong.document;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.w3c.dom.Document;

/** Lays the papers out and signs them. Who signs is printed on a paper, so keys are opened before anything else is done. */
@Service
class ResidencePaperPrinter implements ResidencePapers {

    private final PdfRenderer renderer;
    private final PdfSigner signer;
    private final KeyRing ring;
    private final PrintWorkers workers;
    private final CheckPage page;
    private final PaperWording wording;
    private final Clock clock;

    ResidencePaperPrinter(
            PdfRenderer renderer,
            PdfSigner signer,
            KeyRing ring,
            PrintWorkers workers,
            CheckPage page,
            PaperWording wording,
            Clock clock) {
        this.renderer = renderer;
        this.signer = signer;
        this.ring = ring;
        this.workers = workers;
        this.page = page;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public boolean canSign(String personalId, String organisation) {
        return ring.has(personalId, organisation);
    }

    @Override
    public byte[] commentForm(CommentForm form, String code, PaperSigner signer) {
        return workers.one(() -> make("comment-form.xsl", facts -> facts.of(form, code), Optional.of(signer)));
    }

    @Override
    public byte[] memberList(MemberListPaper list, String code, Optional<PaperSigner> signer) {
        return workers.large(() -> make("member-list.xsl", facts -> facts.of(list, code), signer));
    }

    @Override
    public byte[] request(RequestPaper request, String code, Optional<PaperSigner> signer) {
        return workers.one(() -> make("request.xsl", facts -> facts.of(request, code), signer));
    }

    @Override
    public byte[] statistics(CommentStatisticsPaper statistics, String code, Optional<PaperSigner> signer) {
        return workers.large(() -> make("comment-statistics.xsl", facts -> facts.of(statistics, code), signer));
    }

    private byte[] make(String template, Function<ResidenceFacts, Document> facts, Optional<PaperSigner> by) {
        Instant now = clock.instant();
        if (by.isEmpty()) {
            return signer.sign(lay(template, facts, new ResidenceFacts.Signed(by, signer.signer(), now)));
        }
        SigningPair pair = ring.pair(by.get().personalId(), by.get().organisation());
        String organisation = pair.organisation().signer();
        return signer.sign(lay(template, facts, new ResidenceFacts.Signed(by, organisation, now)), pair, now);
    }

    private byte[] lay(String template, Function<ResidenceFacts, Document> facts, ResidenceFacts.Signed signed) {
        return renderer.render(template, facts.apply(new ResidenceFacts(page, wording, signed)));
    }
}
