package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.RequestPapers;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;

/**
 * Phiếu giới thiệu, lấy ý kiến of the lines that were sent, for those who make lists of their organisation: one, or all of a list.
 * Every printing is in the audit log.
 */
@Service
public class LinePrints {

    private static final int AT_ONCE = 100;

    private final CommentLists lists;
    private final LineStore lines;
    private final RequestPapers papers;
    private final LinePapers made;
    private final Documents documents;
    private final AuditLog audit;
    private final Clock clock;

    LinePrints(
            CommentLists lists,
            LineStore lines,
            RequestPapers papers,
            LinePapers made,
            Documents documents,
            AuditLog audit,
            Clock clock) {
        this.lists = lists;
        this.lines = lines;
        this.papers = papers;
        this.made = made;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the kept document. @throws Failure when the list is none of the person's, or the line was not sent */
    public UUID paper(long person, UUID list, UUID id) {
        CommentList own = lists.ownList(person, list);
        sent(own, id);
        note(person, "residence.request-paper-read", Subjects.LINE + id);
        return made.of(own, id, () -> sent(own, id));
    }

    private CommentLine sent(CommentList list, UUID id) {
        return lines.find(id)
                .filter(found -> found.list().equals(list.id()) && found.state() != LineState.WAITING)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    /**
     * The papers of all lines that were sent, in one ZIP file; those nobody has printed yet are made when their turn has come, and a
     * line that was given back before its turn leaves the file without its end.
     */
    public DocumentArchive archive(long person, UUID id) {
        CommentList list = lists.ownList(person, id);
        note(person, "residence.request-papers-read-all", Subjects.LIST + id);
        DocumentArchive archive = new DocumentArchive(documents);
        LineChoice all = LineChoice.all(LineFilter.ALL);
        Optional<CommentLine> last = Optional.empty();
        int number = 0;
        List<CommentLine> some;
        do {
            some = lines.after(list.id(), all, lists.barred(list), clock.instant(), last, AT_ONCE);
            Map<UUID, KeptDocument> printed =
                    papers.printed(some.stream().map(CommentLine::id).toList());
            for (CommentLine line : some) {
                number++;
                last = Optional.of(line);
                if (line.state() != LineState.WAITING) {
                    String name = "%04d-%s.pdf".formatted(number, ReceivedArchive.plain(line.fullName()));
                    KeptDocument paper = printed.get(line.id());
                    if (paper == null) {
                        archive.add(name, () -> made.of(list, line.id(), () -> sent(list, line.id())));
                    } else {
                        archive.add(name, paper);
                    }
                }
            }
        } while (some.size() == AT_ONCE);
        return archive;
    }

    private void note(long person, String action, String subject) {
        audit.record(MessageContext.ofPerson(person).actor(), action, subject, Map.of());
    }
}
