package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;

/**
 * Kết xuất: the lines of a list as {@link LineImport} takes them back.
 */
@Service
public class LineExport {

    private static final int AT_ONCE = 500;

    private final CommentLists commentLists;
    private final LineStore lines;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final AuditLog audit;
    private final Clock clock;

    LineExport(
            CommentLists commentLists,
            LineStore lines,
            Organisations organisations,
            WorkplaceRules rules,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lines = lines;
        this.organisations = organisations;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The headings. */
    public static List<String> columns() {
        return LineWords.COLUMNS;
    }

    /**
     * @param reader takes each line, with a text for each column
     * @throws vn.lienthong.failure.Failure when the list is none of the person's
     */
    public void each(long person, UUID id, LineFilter filter, Consumer<List<String>> reader) {
        CommentList list = commentLists.ownList(person, id);
        audit.record(MessageContext.ofPerson(person).actor(), "residence.list-export", Subjects.LIST + id, Map.of());
        Map<String, String> names = new HashMap<>();
        Optional<CommentLine> last = Optional.empty();
        List<CommentLine> some;
        do {
            some = lines.after(id, LineChoice.all(filter), commentLists.barred(list), clock.instant(), last, AT_ONCE);
            some.forEach(line -> reader.accept(record(line, names)));
            last = some.isEmpty() ? last : Optional.of(some.get(some.size() - 1));
        } while (some.size() == AT_ONCE);
    }

    private List<String> record(CommentLine line, Map<String, String> names) {
        String group = line.exemptGroup()
                .map(key -> rules.groups(today()).get(key))
                .map(found -> found.title("vi"))
                .orElse(line.exemptGroup().orElse(""));
        return List.of(
                line.personalId(),
                line.cardNumber().orElse(""),
                line.fileNumber().orElse(""),
                line.fullName(),
                name(line.cell(), names),
                line.residence(),
                name(line.residence(), names),
                LineWords.of(line.kind()),
                LineWords.of(line.reportWanted()),
                group);
    }

    private String name(String code, Map<String, String> names) {
        return names.computeIfAbsent(
                code,
                key -> organisations.find(key, today()).map(Organisation::name).orElse(key));
    }

    private LocalDate today() {
        return ResidenceTime.today(clock);
    }
}
