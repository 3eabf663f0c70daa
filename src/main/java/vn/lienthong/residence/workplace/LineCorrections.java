package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.CardNumber;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.NameOrder;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * What becomes of lines the residence gave back: whoever sends the list corrects them, confirms that they go again as they are, or
 * gives them up; until then none goes again. A line that has not gone may be given up, too. Whom the list asks about stays what was approved, so none of this is approved anew.
 * Where the member lives is corrected like that of other lines, see {@link LineChanges}.
 */
@Service
public class LineCorrections {

    /** Characters of a card number. */
    public static final int LONGEST_CARD = 20;
    /** Characters of an address. */
    public static final int LONGEST_ADDRESS = 500;
    /** Characters of a reason. */
    public static final int LONGEST_REASON = 1000;

    private final CommentLists commentLists;
    private final ListStore lists;
    private final LineStore lines;
    private final ProgressStore progress;
    private final LineEnd end;
    private final LineDossiers dossiers;
    private final MemberAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    LineCorrections(
            CommentLists commentLists,
            ListStore lists,
            LineStore lines,
            ProgressStore progress,
            LineEnd end,
            LineDossiers dossiers,
            MemberAccounts accounts,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.lines = lines;
        this.progress = progress;
        this.end = end;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Failure {@code LT-RES-085} when it is not with its sender, or will not be sent any more */
    public CommentLine get(long person, UUID list, UUID line) {
        return waiting(commentLists.ownList(person, list), lines.find(line), line);
    }

    /** What the member is called by the account of today; as the line says where there is none. */
    public String fullName(CommentLine line) {
        return accounts.find(line.person())
                .map(MemberAccount::profile)
                .map(profile -> profile.member().fullName())
                .orElseGet(line::fullName);
    }

    /**
     * Corrects a line; its name becomes what the account has.
     *
     * @param cardNumber blank for none
     * @param address blank for none
     * @throws Failure when a text is too long, or the kind may not be asked about the line's group
     */
    public void correct(long person, UUID list, UUID id, String cardNumber, String address, LineKind kind) {
        String card = orNull(CardNumber.canonical(within(LONGEST_CARD, cardNumber)));
        String lives = orNull(within(LONGEST_ADDRESS, address));
        Map<String, String> details = new TreeMap<>();
        change(person, list, id, "residence.line-correct", details, (own, line) -> {
            if (!line.returned()) {
                throw notBack(id);
            }
            requireAllowed(own, line, kind);
            String name = fullName(line);
            note(details, "cardNumber", line.cardNumber().orElse(null), card);
            note(details, "address", line.address().orElse(null), lives);
            note(details, "fullName", line.fullName(), name);
            if (line.kind() != kind) {
                details.put("kind", line.kind() + " → " + kind);
            }
            String found = NewLine.searchText(name, card, line.fileNumber().orElse(null), line.personalId());
            lines.correct(id, new LineStore.Correction(name, card, found, NameOrder.key(name), lives, kind));
        });
    }

    /** Gửi lại như cũ: says that lines that came back go again as they are. @return how many */
    public int confirm(long person, UUID id, LineChoice choice) {
        int[] confirmed = new int[1];
        commentLists.as(person, () -> {
            CommentList list = sendable(person, id);
            confirmed[0] = lines.confirm(id, choice, commentLists.barred(list), clock.instant());
            lists.touch(id);
            audit.record(
                    MessageContext.current().actor(),
                    "residence.line-confirm",
                    Subjects.LIST + id,
                    Map.of("lines", Integer.toString(confirmed[0])));
        });
        return confirmed[0];
    }

    /**
     * Thôi gửi: the line ends where it is, its dossier is stopped, its member, who was asked, is told why.
     *
     * @throws Failure {@code LT-RES-086} without a reason, or with too long a one
     */
    public void giveUp(long person, UUID list, UUID id, String reason) {
        String why = within(LONGEST_REASON, reason);
        if (why.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_CORRECTION_INVALID, "no reason");
        }
        change(person, list, id, "residence.line-give-up", Map.of("reason", why), (own, line) -> {
            dossiers.bring(own, line, dossiers.maker(own), DossierStatus.ACCEPTED);
            progress.givenUp(id, why, clock.instant());
            end.givenUp(lines.lock(id).orElseThrow(), why);
        });
    }

    private void change(
            long person,
            UUID list,
            UUID id,
            String action,
            Map<String, String> details,
            BiConsumer<CommentList, CommentLine> change) {
        commentLists.as(person, () -> {
            CommentList own = sendable(person, list);
            change.accept(own, waiting(own, lines.lock(id), id));
            lists.touch(list);
            audit.record(MessageContext.current().actor(), action, Subjects.LINE + id, details);
        });
    }

    private CommentList sendable(long person, UUID id) {
        CommentList list = commentLists.lockOwn(person, id);
        ListSendClick.requireSendable(list);
        return list;
    }

    private static CommentLine waiting(CommentList list, Optional<CommentLine> found, UUID id) {
        return found.filter(line -> line.list().equals(list.id()) && line.mayBeGivenUp())
                .orElseThrow(() -> notBack(id));
    }

    private static Failure notBack(UUID id) {
        return new Failure(ErrorCode.RESIDENCE_LINE_NOT_BACK, "line " + id);
    }

    private void requireAllowed(CommentList list, CommentLine line, LineKind kind) {
        boolean barred = line.exemptGroup()
                .map(group -> group + " " + kind)
                .filter(commentLists.barred(list)::contains)
                .isPresent();
        if (barred) {
            throw new Failure(ErrorCode.RESIDENCE_LINE_EXEMPT, "line " + line.id(), "1");
        }
    }

    /** That a value is another, not which: the audit log repeats nothing personal. */
    private static void note(Map<String, String> details, String field, String before, String after) {
        if (!Objects.equals(before, after)) {
            details.put(field, "changed");
        }
    }

    private static String within(int longest, String typed) {
        String text = TypedText.of(typed);
        if (text.length() > longest) {
            throw new Failure(ErrorCode.RESIDENCE_CORRECTION_INVALID, text.length() + " characters");
        }
        return text;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
