package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.RequestPaper;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.RequestPapers;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.VersionStore;

/**
 * Phiếu giới thiệu, lấy ý kiến of lines. Ký số phê duyệt and Ký số và gửi sign the list and with it the paper of each line, which is
 * made before the line goes; of a list nobody signed it carries the seal only, and is made when somebody first prints it.
 */
@Component
class LinePapers {

    private static final Logger log = LoggerFactory.getLogger(LinePapers.class);

    private final RequestPapers papers;
    private final ListPapers signers;
    private final VersionStore versions;
    private final WorkplaceRules rules;
    private final Organisations organisations;
    private final Clock clock;

    LinePapers(
            RequestPapers papers,
            ListPapers signers,
            VersionStore versions,
            WorkplaceRules rules,
            Organisations organisations,
            Clock clock) {
        this.papers = papers;
        this.signers = signers;
        this.versions = versions;
        this.rules = rules;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The paper of a line that was sent. Slow the first time; never in a transaction.
     *
     * @param sent the line as it is whenever its paper is laid out: it may be given back, and go again, meanwhile
     * @return the kept document
     */
    UUID of(CommentList list, UUID line, Supplier<CommentLine> sent) {
        return papers.of(line, list.year(), number -> {
            CommentLine now = sent.get();
            return words(list, now, ResidenceTime.day(now.sentAt().orElseThrow()))
                    .apply(number);
        });
    }

    /**
     * Makes the papers of lines that are about to go, signed by whoever signed their list. Slow; never in a transaction. A line that
     * says something else than what was approved and signed is left out, as everything is once the signer approves for the
     * organisation no more.
     *
     * @throws Failure while the keys are away
     */
    void sign(CommentList list, List<CommentLine> some) {
        Optional<PaperSigner> signer = list.signedBy().isPresent()
                ? signers.signer(list.signedBy().getAsLong(), list.organisation())
                : Optional.empty();
        if (signer.isPresent()) {
            Set<UUID> approved = versions.asSubmitted(
                    list.id(),
                    list.submission(),
                    some.stream().map(CommentLine::id).toList());
            some.stream().filter(line -> approved.contains(line.id())).forEach(line -> sign(list, line, signer.get()));
        }
    }

    private void sign(CommentList list, CommentLine line, PaperSigner signer) {
        try {
            papers.signed(line.id(), list.year(), words(list, line, ResidenceTime.today(clock)), signer);
        } catch (Failure failure) {
            if (!failure.permanent()) {
                throw failure;
            }
            log.warn("{} line {} goes without a signed paper", failure.code().code(), line.id(), failure);
        }
    }

    /** The papers that are made, by line. */
    Map<UUID, UUID> made(Collection<CommentLine> some) {
        return papers.made(some.stream().map(CommentLine::id).toList());
    }

    /** Lines that do not go: their next papers are for whom they go to then. In the caller's transaction. */
    void forget(Collection<CommentLine> some) {
        some.forEach(line -> papers.renew(line.id()));
    }

    private Function<String, RequestPaper> words(CommentList list, CommentLine line, LocalDate day) {
        List<Organisation> path = organisations.lastPath(list.organisation(), day);
        return number -> new RequestPaper(
                number,
                path.size() > 1 ? path.get(1).name() : "",
                name(list.organisation(), day),
                PaperPlace.first(path.stream().map(Organisation::name).toList()),
                day,
                list.year(),
                line.fullName(),
                line.cardNumber().orElse(""),
                name(line.cell(), day),
                organisations.fullName(line.residence(), day),
                line.address().orElse(""),
                line.kind().name(),
                rules.commentDays(),
                line.reportWanted());
    }

    private String name(String organisation, LocalDate day) {
        return organisations.lastName(organisation, day);
    }
}
