package vn.lienthong.residence.workplace.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineChanges;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.residence.workplace.ListMembers;
import vn.lienthong.residence.workplace.ListPurpose;
import vn.lienthong.residence.workplace.ListRights;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.residence.workplace.WorkplaceRules;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Paging;

/**
 * Lập danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú. Every button of the editor first keeps what its page
 * says, so that nothing is lost over however many pages.
 */
@Controller
@RequestMapping(WorkplacePages.LISTS)
class ListsController {

    private static final Set<LineMark> MARKS = EnumSet.of(
            LineMark.NO_RESIDENCE, LineMark.EXEMPT, LineMark.BLOCKED, LineMark.REPORT_WANTED, LineMark.PROBLEM);

    private static final String RESIDENCE_OF = "residence-";

    private final CommentLists lists;
    private final ListMembers members;
    private final LineChanges changes;
    private final ListRights rights;
    private final WorkplaceRules rules;
    private final ListPages pages;
    private final WorkplaceWords words;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ListsController(
            CommentLists lists,
            ListMembers members,
            LineChanges changes,
            ListRights rights,
            WorkplaceRules rules,
            ListPages pages,
            WorkplaceWords words,
            CurrentPerson currentPerson,
            Clock clock) {
        this.lists = lists;
        this.members = members;
        this.changes = changes;
        this.rights = rights;
        this.rules = rules;
        this.pages = pages;
        this.words = words;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String after, Model model) {
        Map<String, String> organisations = new LinkedHashMap<>();
        rights.openFor(me()).forEach(code -> organisations.put(code, words.fullName(code)));
        if (organisations.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_LIST_FORBIDDEN, "person " + me() + " makes no lists");
        }
        int year = ResidenceTime.today(clock).getYear();
        List<CommentList> found = lists.made(
                me(), EnumSet.allOf(ListState.class), q, WorkplacePages.after(after), WorkplacePages.SIZE + 1);
        WorkplacePages.lists(model, found, after, WorkplacePages.LISTS, q);
        model.addAttribute("counts", lists.counts(found));
        model.addAttribute("organisations", organisations);
        model.addAttribute("years", List.of(year, year - 1));
        model.addAttribute("year", rules.reviewedYear(ResidenceTime.today(clock)));
        return "residence-workplace/lists";
    }

    @PostMapping
    String open(
            @RequestParam String organisation,
            @RequestParam int year,
            @RequestParam(defaultValue = "YEARLY") ListPurpose purpose,
            @RequestParam(defaultValue = "ONLINE") Channel channel) {
        return "redirect:" + WorkplacePages.LISTS + "/"
                + lists.open(me(), organisation, year, purpose, channel).id();
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, @ModelAttribute LinesQuery query, Model model) {
        CommentList list = lists.ownList(me(), id);
        pages.lines(model, list, query, WorkplacePages.LISTS + "/" + id);
        model.addAttribute("marks", MARKS);
        model.addAttribute("ofCell", members.ofCell(list));
        if (list.state() == ListState.DRAFT) {
            model.addAttribute("twice", lists.askedElsewhere(list));
            return "residence-workplace/edit";
        }
        return "residence-workplace/list";
    }

    /** Keeps what the page says and does what its button says. */
    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @RequestParam(value = "do", defaultValue = "save") String wanted,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String bulk,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        lists.ownList(me(), id);
        String here = query.here(WorkplacePages.LISTS + "/" + id);
        List<String> next = new ArrayList<>(List.of(here));
        WorkplacePages.attempt(redirect, () -> {
            List<CommentLine> left = changes.keep(me(), id, entries(fields));
            if (!left.isEmpty()) {
                toldLeft(redirect, left);
                return;
            }
            if (wanted.startsWith("page-")) {
                next.set(0, Paging.with(query.at(WorkplacePages.LISTS + "/" + id), "page", number(wanted)));
                return;
            }
            if (wanted.startsWith(RESIDENCE_OF)) {
                UUID line = WorkplacePages.uuid(wanted.substring(RESIDENCE_OF.length()));
                next.set(0, Paging.with(query.here(WorkplacePages.LISTS + "/" + id + "/residence"), "line", line));
                return;
            }
            switch (wanted) {
                case "committee" ->
                    WorkplacePages.done(redirect, "residence-workplace.flash.added", members.addCommittee(me(), id));
                case "find" -> next.set(0, found(fields).at(WorkplacePages.LISTS + "/" + id));
                case "members" -> next.set(0, WorkplacePages.LISTS + "/" + id + "/members");
                case "remove", "apply", "residence" -> next.set(0, toChosen(id, query, wanted, bulk, redirect));
                case "submit" -> {
                    // what this very page said counts as seen
                    int seen = fields.containsKey("row") ? version + 1 : version;
                    lists.submit(me(), id, seen);
                    WorkplacePages.done(redirect, "residence-workplace.flash.submitted");
                }
                default -> WorkplacePages.done(redirect, "residence-workplace.flash.saved");
            }
        });
        return "redirect:" + next.get(0);
    }

    /** Nothing else is done, so that nobody hands in a list that says something else than what they see. */
    private void toldLeft(RedirectAttributes redirect, List<CommentLine> left) {
        WorkplacePages.done(redirect, "residence-workplace.flash.saved-partly", left.size());
        redirect.addFlashAttribute("flashTone", "warning");
        redirect.addFlashAttribute(
                "flashDetails",
                left.stream()
                        .map(line -> line.fullName() + ": "
                                + words.reason(line.exemptGroup().orElse(""), LocaleContextHolder.getLocale()))
                        .toList());
    }

    private String toChosen(UUID id, LinesQuery query, String wanted, String bulk, RedirectAttributes redirect) {
        String here = query.here(WorkplacePages.LISTS + "/" + id);
        if (query.none()) {
            redirect.addFlashAttribute("flash", "residence-workplace.flash.none-chosen");
            redirect.addFlashAttribute("flashTone", "warning");
            return here;
        }
        if (wanted.equals("residence")) {
            return pages.chosen(query, WorkplacePages.LISTS + "/" + id + "/residence");
        }
        LineChanges.Outcome outcome =
                wanted.equals("remove") ? changes.remove(me(), id, query.choice()) : apply(id, query, bulk);
        if (outcome.left() > 0) {
            WorkplacePages.done(
                    redirect, "residence-workplace.flash.changed-partly", outcome.changed(), outcome.left());
            redirect.addFlashAttribute("flashTone", "warning");
        } else if (outcome.introduced() > 0) {
            WorkplacePages.done(
                    redirect,
                    "residence-workplace.flash.introduced",
                    outcome.changed(),
                    outcome.introduced(),
                    words.reason(bulk.substring(bulk.indexOf(':') + 1), LocaleContextHolder.getLocale()));
            redirect.addFlashAttribute("flashTone", "warning");
        } else {
            WorkplacePages.done(
                    redirect,
                    wanted.equals("remove") ? "residence-workplace.flash.removed" : "residence-workplace.flash.changed",
                    outcome.changed());
        }
        return wanted.equals("remove") ? query.at(WorkplacePages.LISTS + "/" + id) : here;
    }

    /** {@code kind:<KIND>}, {@code report:yes}, {@code report:no}, {@code exempt:<group>}, {@code exempt:}. */
    private LineChanges.Outcome apply(UUID id, LinesQuery query, String bulk) {
        String[] parts = bulk.split(":", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "kind" -> changes.kind(me(), id, query.choice(), kind(value));
            case "report" -> changes.report(me(), id, query.choice(), value.equals("yes"));
            case "exempt" ->
                changes.exempt(me(), id, query.choice(), Optional.of(value).filter(group -> !group.isEmpty()));
            default -> throw new Failure(ErrorCode.INVALID_REQUEST, "no change of that name");
        };
    }

    @GetMapping("/{id}/members")
    String candidates(
            @PathVariable UUID id,
            @RequestParam(required = false) String cell,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        CommentList list = lists.ownList(me(), id);
        var cells = members.cells(list);
        String chosen = cell == null && cells.size() == 1 ? cells.get(0).code() : cell;
        model.addAttribute("list", list);
        model.addAttribute("cells", cells);
        model.addAttribute("cell", chosen);
        model.addAttribute("q", q);
        if (chosen != null) {
            var found = members.candidates(list, chosen, q);
            int shown = Math.max(1, page);
            model.addAttribute("total", found.size());
            model.addAttribute("page", shown);
            model.addAttribute(
                    "candidates",
                    found.stream()
                            .skip((shown - 1L) * LinesPage.SIZE)
                            .limit(LinesPage.SIZE)
                            .toList());
            String address =
                    Paging.with(Paging.with(WorkplacePages.LISTS + "/" + id + "/members", "cell", chosen), "q", q);
            model.addAttribute("previous", shown > 1 ? Paging.with(address, "page", shown - 1) : null);
            model.addAttribute(
                    "next", found.size() > shown * LinesPage.SIZE ? Paging.with(address, "page", shown + 1) : null);
        }
        return "residence-workplace/members";
    }

    @PostMapping("/{id}/members")
    String add(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "some") String wanted,
            @RequestParam(required = false) String cell,
            @RequestParam(required = false) List<Long> member,
            RedirectAttributes redirect) {
        lists.ownList(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            int added = wanted.equals("cell")
                    ? members.addCell(me(), id, cell)
                    : members.add(me(), id, member == null ? List.of() : member);
            WorkplacePages.done(redirect, "residence-workplace.flash.added", added);
        });
        return "redirect:" + WorkplacePages.LISTS + "/" + id;
    }

    /** What the filter looks for next; the page's own filter is that of what it shows. */
    private static LinesQuery found(MultiValueMap<String, String> fields) {
        return new LinesQuery(
                fields.getFirst("find-q"),
                named(LineKind.class, fields.getFirst("find-of")),
                named(LineMark.class, fields.getFirst("find-mark")),
                null,
                null,
                null);
    }

    /** Null for nothing, and for what has no such name. */
    private static <E extends Enum<E>> E named(Class<E> kind, String name) {
        return EnumSet.allOf(kind).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<LineChanges.Entry> entries(MultiValueMap<String, String> fields) {
        Set<String> reports = new HashSet<>(fields.getOrDefault("report", List.of()));
        List<LineChanges.Entry> entries = new ArrayList<>();
        for (String row : fields.getOrDefault("row", List.of())) {
            String kind = fields.getFirst("kind-" + row);
            if (kind != null) {
                entries.add(new LineChanges.Entry(WorkplacePages.uuid(row), kind(kind), reports.contains(row)));
            }
        }
        return entries;
    }

    private static LineKind kind(String text) {
        try {
            return LineKind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "no kind of that name", e);
        }
    }

    private static int number(String wanted) {
        String digits = wanted.substring(wanted.indexOf('-') + 1);
        if (!digits.matches("\\d{1,6}")) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "not a page");
        }
        return Integer.parseInt(digits);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
