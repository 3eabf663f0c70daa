package vn.lienthong.membership.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskPage;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.ApprovalTasks;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.AspectState;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.Warnings;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationLevel;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.security.CurrentPerson;

/**
 * Quản trị và xử lý hồ sơ: the accounts an officer looks over, and the approvals that wait for the officer. Deciding itself
 * happens on the page of the task, the same for every way that leads there.
 */
@Controller
@RequestMapping("/office")
class OfficeController {

    private static final int PAGE = 20;
    private static final int CHOICES = 200;

    private final AccountStore accountStore;
    private final MemberAccounts accounts;
    private final Registrations registrations;
    private final ApprovalTasks approvalTasks;
    private final Tasks tasks;
    private final Offices offices;
    private final Organisations organisations;
    private final ProfileTexts texts;
    private final Warnings warnings;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    OfficeController(
            AccountStore accountStore,
            MemberAccounts accounts,
            Registrations registrations,
            ApprovalTasks approvalTasks,
            Tasks tasks,
            Offices offices,
            Organisations organisations,
            ProfileTexts texts,
            Warnings warnings,
            AuditLog audit,
            CurrentPerson currentPerson) {
        this.accountStore = accountStore;
        this.accounts = accounts;
        this.registrations = registrations;
        this.approvalTasks = approvalTasks;
        this.tasks = tasks;
        this.offices = offices;
        this.organisations = organisations;
        this.texts = texts;
        this.warnings = warnings;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /** A line of the list of accounts. @param changing whether a change waits for somebody's decision */
    record AccountRow(MemberAccount account, String cell, String tone, boolean changing) {}

    /** A line of a list of waiting approvals. @param givenUp whether the member gives up what the list is about */
    record ApprovalRow(Task task, MembershipRequest request, String cell, boolean givenUp) {}

    /** An aspect of an account's open request, with its task when this officer may decide it. */
    record Decidable(ShownAspect shown, Task task) {}

    /** Quản lý tài khoản đảng viên. */
    @GetMapping("/accounts")
    String accounts(AccountFilter filter, Model model) {
        Set<String> office = offices.of(me());
        Set<String> cells = filter.within()
                .map(code -> intersection(office, organisations.subtree(code, offices.today())))
                .orElse(office);
        AccountStore.Filter wanted =
                new AccountStore.Filter(cells, Optional.ofNullable(filter.status()), filter.text());
        page(filter, wanted, model);
        model.addAttribute("filter", filter);
        model.addAttribute("total", accountStore.count(wanted));
        model.addAttribute("statuses", AccountStatus.values());
        model.addAttribute("levels", levels(filter, office));
        model.addAttribute("mostChoices", CHOICES);
        read("accounts", Map.of("list", "accounts"));
        return "membership/office-accounts";
    }

    private static Set<String> intersection(Set<String> office, Set<String> chosen) {
        chosen = new HashSet<>(chosen);
        chosen.retainAll(office);
        return chosen;
    }

    private void page(AccountFilter filter, AccountStore.Filter wanted, Model model) {
        boolean backward = filter.before() != null && !filter.before().isBlank();
        Optional<AccountStore.Key> after = key(filter.after());
        List<AccountStore.Line> lines = new ArrayList<>(
                backward
                        ? accountStore.before(wanted, key(filter.before()).orElseThrow(), PAGE + 1)
                        : accountStore.after(wanted, after, PAGE + 1));
        boolean more = lines.size() > PAGE;
        if (more) {
            lines.remove(PAGE);
        }
        if (backward) {
            Collections.reverse(lines);
        }
        boolean previous = backward ? more : after.isPresent();
        boolean next = backward || more;
        model.addAttribute("rows", lines.stream().map(this::row).toList());
        model.addAttribute(
                "previous",
                previous && !lines.isEmpty()
                        ? filter.address("before", text(lines.get(0).key()))
                        : null);
        model.addAttribute(
                "next",
                next && !lines.isEmpty()
                        ? filter.address(
                                "after", text(lines.get(lines.size() - 1).key()))
                        : null);
    }

    private AccountRow row(AccountStore.Line line) {
        MemberAccount account = line.account();
        String tone =
                switch (account.status()) {
                    case WAITING -> "info";
                    case ACTIVE -> "success";
                    case REFUSED, LOCKED -> "danger";
                };
        return new AccountRow(account, cellName(account.profile().cell()), tone, account.active() && line.asking());
    }

    private static String text(AccountStore.Key key) {
        return key.personId() + "_" + key.sortKey();
    }

    private static Optional<AccountStore.Key> key(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            int split = text.indexOf('_');
            return Optional.of(
                    new AccountStore.Key(text.substring(split + 1), Long.parseLong(text.substring(0, split))));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "malformed key of a page", e);
        }
    }

    /** What each of the four levels offers: within what is chosen above it and within the officer's own. */
    private List<Map<String, String>> levels(AccountFilter filter, Set<String> office) {
        List<Map<String, String>> levels = new ArrayList<>();
        for (OrganisationLevel level : OrganisationLevel.values()) {
            Map<String, String> options = new LinkedHashMap<>();
            OrganisationSearch wanted =
                    new OrganisationSearch(level.kinds(), filter.above(level.ordinal()), "").among(office);
            organisations
                    .search(wanted, offices.today(), CHOICES)
                    .forEach(organisation -> options.put(organisation.code(), organisation.name()));
            levels.add(options);
        }
        return levels;
    }

    /** One account: values, open request, and what of it this officer may decide. */
    @GetMapping("/accounts/{personId}")
    String account(@PathVariable long personId, Model model, Locale locale) {
        MemberAccount account = accounts.find(personId)
                .filter(found -> offices.of(me()).contains(found.profile().cell()))
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "no account in this officer's organisations"));
        read("account:" + personId, Map.of("list", "accounts"));
        model.addAttribute(
                "row", new AccountRow(account, cellName(account.profile().cell()), null, false));
        model.addAttribute("sections", texts.sections(account.profile(), locale));
        registrations
                .latest(personId)
                .filter(request -> request.state().open())
                .ifPresent(request -> putRequest(request, model, locale));
        return "membership/office-account";
    }

    private void putRequest(MembershipRequest request, Model model, Locale locale) {
        model.addAttribute("shown", new ShownRequest(request));
        model.addAttribute(
                "decidable",
                request.aspects().stream()
                        .filter(aspect -> aspect.state() == AspectState.ASKED)
                        .map(aspect -> approvalTasks
                                .waiting(request.id(), aspect.aspect())
                                .filter(task -> tasks.mayDecide(me(), task))
                                .map(task -> new Decidable(new ShownAspect(aspect), task)))
                        .flatMap(Optional::stream)
                        .toList());
        model.addAttribute("sources", texts.sources(request, locale));
        model.addAttribute("comparison", texts.comparison(request, locale));
        model.addAttribute("warnings", warnings.of(request, offices.today()));
        model.addAttribute(
                "changes",
                request.inForce()
                        .map(before -> texts.changes(before, request.declared(), locale))
                        .orElseGet(List::of));
        if (request.inForce().isEmpty()) {
            model.addAttribute("sections", null); // all that is declared stands in the comparison
        }
    }

    /** Phê duyệt chức vụ trong tổ chức Đảng. */
    @GetMapping("/positions")
    String positions(@RequestParam(required = false) String after, Model model) {
        return waiting(Aspect.POSITION, "positions", after, model);
    }

    /** Phê duyệt tài khoản tiếp nhận đảng phí trích giữ lại của tổ chức Đảng. */
    @GetMapping("/receiving-accounts")
    String receivingAccounts(@RequestParam(required = false) String after, Model model) {
        return waiting(Aspect.RECEIVING_ACCOUNT, "receiving-accounts", after, model);
    }

    private String waiting(Aspect aspect, String page, String after, Model model) {
        offices.requireCommittee(me());
        TaskPage found = tasks.list(
                me(),
                new TaskQuery(
                        TaskQuery.Scope.ORGANISATION,
                        Set.of(aspect.taskType()),
                        Optional.empty(),
                        false,
                        "",
                        Optional.ofNullable(after).map(TaskQuery.Cursor::parse),
                        PAGE));
        read("accounts", Map.of("list", page));
        model.addAttribute("page", page);
        model.addAttribute("rows", found.tasks().stream().map(this::row).toList());
        model.addAttribute("first", after == null ? null : "/office/" + page);
        model.addAttribute(
                "next",
                found.next()
                        .map(cursor -> "/office/" + page + "?after=" + cursor)
                        .orElse(null));
        return "membership/office-approvals";
    }

    private ApprovalRow row(Task task) {
        ApprovalTasks.Subject subject = ApprovalTasks.Subject.parse(task.subject());
        MembershipRequest found = registrations.find(subject.request()).orElseThrow();
        return new ApprovalRow(
                task, found, cellName(found.declared().cell()), subject.aspect().givenUp(found.declared()));
    }

    private String cellName(String code) {
        return organisations.find(code, offices.today()).map(Organisation::name).orElse(code);
    }

    private void read(String subject, Map<String, String> details) {
        audit.record(MessageContext.ofPerson(me()).actor(), "account.read", subject, details);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
