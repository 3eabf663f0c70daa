package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.CardNumber;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.WorkplaceRules.ExemptGroup;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * Lines out of a file: all of them or, when a single one is wrong, none, with every mistake told by its line. A member is named by
 * personal id or card number; of what the file does not say, a line on the list keeps what it says, and a new one takes the
 * account's.
 */
@Service
public class LineImport {

    private final CommentLists commentLists;
    private final ListStore lists;
    private final LineStore lines;
    private final MemberAccounts accounts;
    private final People people;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final AuditLog audit;
    private final Clock clock;

    LineImport(
            CommentLists commentLists,
            ListStore lists,
            LineStore lines,
            MemberAccounts accounts,
            People people,
            Organisations organisations,
            WorkplaceRules rules,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.lines = lines;
        this.accounts = accounts;
        this.people = people;
        this.organisations = organisations;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is wrong with a line.
     *
     * @param arguments fill the sentence of the code
     */
    public record Problem(long line, String column, ErrorCode code, List<Object> arguments) {}

    /** @param taken lines that are on the list now; 0 when there is any problem */
    public record Outcome(int taken, List<Problem> problems) {}

    /** @throws Failure when the list is none of the person's drafts, or the file is no table of members */
    public Outcome take(long person, UUID id, byte[] content) {
        CommentList seen = commentLists.ownList(person, id);
        CommentLists.require(seen, ListState.DRAFT);
        List<LineFile.Row> rows = LineFile.read(content, rules.mostLines());
        if (rows.size() > rules.mostLines()) {
            throw tooLong(id);
        }
        List<Problem> problems = new ArrayList<>();
        Reading reading = new Reading(seen, rows, problems);
        List<NewLine> read =
                rows.stream().map(reading::line).filter(Objects::nonNull).toList();
        if (!problems.isEmpty()) {
            return new Outcome(0, List.copyOf(problems));
        }
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            CommentLists.require(list, ListState.DRAFT);
            lines.add(id, read);
            lines.overwrite(id, read);
            if (lines.count(id) > rules.mostLines()) {
                throw tooLong(id);
            }
            lists.touch(id);
            audit.record(
                    MessageContext.current().actor(),
                    "residence.list-import",
                    Subjects.LIST + id,
                    Map.of("lines", Integer.toString(read.size())));
        });
        return new Outcome(read.size(), List.of());
    }

    private Failure tooLong(UUID list) {
        return new Failure(ErrorCode.RESIDENCE_LIST_TOO_LONG, "list " + list, Integer.toString(rules.mostLines()));
    }

    /** The rows of one file against what the hub knows. */
    private final class Reading {

        private final List<Problem> problems;
        private final LocalDate today = ResidenceTime.today(clock);
        private final Map<String, MemberAccount> byPersonalId = new HashMap<>();
        private final Map<String, List<MemberAccount>> byCard = new HashMap<>();
        private final Map<Long, CommentLine> listed;
        private final Map<String, Boolean> fit = new HashMap<>();
        private final Map<Long, Long> seen = new HashMap<>();

        Reading(CommentList list, Collection<LineFile.Row> rows, List<Problem> problems) {
            this.problems = problems;
            Set<String> below = organisations.subtree(list.organisation(), today);
            Set<String> ids = fields(rows, LineWords.PERSONAL_ID);
            accounts.findAll(people.idsByPersonalId(ids).values()).stream()
                    .filter(account ->
                            account.active() && below.contains(account.profile().cell()))
                    .forEach(account ->
                            byPersonalId.put(account.profile().citizen().personalId(), account));
            Set<String> cards = rows.stream()
                    .filter(row -> row.field(LineWords.PERSONAL_ID).isEmpty())
                    .flatMap(row -> row.field(LineWords.CARD).stream())
                    .map(CardNumber::canonical)
                    .collect(Collectors.toSet());
            if (!cards.isEmpty()) {
                accounts.activeOf(below).stream()
                        .filter(account ->
                                cards.contains(account.profile().member().cardNumber()))
                        .forEach(account -> byCard.computeIfAbsent(
                                        account.profile().member().cardNumber(), card -> new ArrayList<>())
                                .add(account));
            }
            this.listed = commentLists.page(list, LineFilter.ALL, 0, rules.mostLines()).stream()
                    .collect(Collectors.toMap(CommentLine::person, Function.identity()));
        }

        /** Null when something is wrong with it, or it is empty. */
        NewLine line(LineFile.Row row) {
            int before = problems.size();
            Optional<MemberAccount> member = member(row);
            String residence = row.field(LineWords.RESIDENCE).orElse(null);
            if (residence != null && !fit(residence)) {
                wrong(row, LineWords.RESIDENCE, ErrorCode.RESIDENCE_ORGANISATION_UNFIT);
            }
            Optional<LineKind> kind = value(row, LineWords.KIND, LineWords::kind);
            Optional<Boolean> report = value(row, LineWords.REPORT, LineWords::yes);
            Optional<String> group = value(row, LineWords.EXEMPT, this::group);
            if (member.isEmpty() || problems.size() > before) {
                return null;
            }
            MemberAccount account = member.get();
            Optional<CommentLine> known = Optional.ofNullable(listed.get(account.personId()));
            return NewLine.of(
                    account,
                    residence != null
                            ? residence
                            : known.map(CommentLine::residence)
                                    .orElse(account.profile().residence()),
                    kind.orElseGet(() -> known.map(CommentLine::kind).orElse(LineKind.COMMENT)),
                    report.orElseGet(() -> known.map(CommentLine::reportWanted).orElse(false)),
                    row.has(LineWords.EXEMPT)
                            ? group.orElse(null)
                            : known.flatMap(CommentLine::exemptGroup).orElse(null));
        }

        private Optional<MemberAccount> member(LineFile.Row row) {
            Optional<String> personalId = row.field(LineWords.PERSONAL_ID);
            Optional<String> card = row.field(LineWords.CARD).map(CardNumber::canonical);
            List<MemberAccount> ofCard = card.map(byCard::get).orElse(List.of());
            if (personalId.isEmpty() && ofCard.size() > 1) {
                wrong(row, LineWords.CARD, ErrorCode.RESIDENCE_FILE_CARD);
                return Optional.empty();
            }
            Optional<MemberAccount> member = personalId.isPresent()
                    ? personalId.map(byPersonalId::get)
                    : ofCard.stream().findFirst();
            if (member.isEmpty()) {
                wrong(
                        row,
                        personalId.isPresent() ? LineWords.PERSONAL_ID : LineWords.CARD,
                        ErrorCode.RESIDENCE_FILE_MEMBER);
                return member;
            }
            requireSame(row, member.get(), card);
            Long first = seen.putIfAbsent(member.get().personId(), row.line());
            if (first != null) {
                wrong(row, LineWords.PERSONAL_ID, ErrorCode.RESIDENCE_FILE_TWICE, Long.toString(first));
            }
            return member;
        }

        /** What a row says of a member besides naming it fits the account, or what the line on the list says. */
        private void requireSame(LineFile.Row row, MemberAccount member, Optional<String> card) {
            Optional<CommentLine> known = Optional.ofNullable(listed.get(member.personId()));
            boolean same = card.map(
                            given -> given.equals(member.profile().member().cardNumber())
                                    || known.flatMap(CommentLine::cardNumber)
                                            .map(CardNumber::canonical)
                                            .filter(given::equals)
                                            .isPresent())
                    .orElse(true);
            if (!same) {
                wrong(row, LineWords.CARD, ErrorCode.RESIDENCE_FILE_ANOTHER);
            }
            Optional<String> name = row.field(LineWords.NAME).map(SearchText::of);
            if (name.isPresent()
                    && !name.get()
                            .equals(SearchText.of(member.profile().member().fullName()))
                    && known.filter(line -> SearchText.of(line.fullName()).equals(name.get()))
                            .isEmpty()) {
                wrong(row, LineWords.NAME, ErrorCode.RESIDENCE_FILE_ANOTHER);
            }
        }

        private boolean fit(String code) {
            return fit.computeIfAbsent(code, key -> organisations
                    .find(key, today)
                    .filter(Organisation::residential)
                    .isPresent());
        }

        private Optional<String> group(String text) {
            return rules.groups(today).values().stream()
                    .filter(group -> group.key().equals(text) || LineWords.same(group.title("vi"), text))
                    .map(ExemptGroup::key)
                    .findFirst();
        }

        private <T> Optional<T> value(LineFile.Row row, String column, Function<String, Optional<T>> read) {
            Optional<String> text = row.field(column);
            Optional<T> value = text.flatMap(read);
            if (text.isPresent() && value.isEmpty()) {
                wrong(row, column, ErrorCode.RESIDENCE_FILE_VALUE, text.get());
            }
            return value;
        }

        private void wrong(LineFile.Row row, String column, ErrorCode code, Object... arguments) {
            problems.add(new Problem(row.line(), column, code, List.of(arguments)));
        }

        private static Set<String> fields(Collection<LineFile.Row> rows, String column) {
            return new HashSet<>(
                    rows.stream().flatMap(row -> row.field(column).stream()).toList());
        }
    }
}
