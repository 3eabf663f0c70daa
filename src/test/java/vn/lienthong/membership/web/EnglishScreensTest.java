package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.util.HtmlUtils;
import vn.lienthong.humantask.TaskLifecycle;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.ApprovalTasks;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.Submission;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.security.IdentityClaims;
import vn.lienthong.testsupport.VietnameseSentences;
import vn.lienthong.web.ScreenTest;

/** Whoever asked for English is spoken to in English on the whole page, not in its headings only. */
@ScreenTest
@Import(MembershipScreens.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class EnglishScreensTest {

    private static final VietnameseSentences SENTENCES = new VietnameseSentences();

    private final MockMvc mvc;
    private final MembershipScreens.Tree tree;
    private final Registrations registrations;
    private final TaskLifecycle lifecycle;
    private final Tasks tasks;
    private final JdbcTemplate jdbc;

    private Person member;

    EnglishScreensTest(
            MockMvc mvc,
            MembershipScreens.Tree tree,
            Registrations registrations,
            TaskLifecycle lifecycle,
            Tasks tasks,
            JdbcTemplate jdbc) {
        this.mvc = mvc;
        this.tree = tree;
        this.registrations = registrations;
        this.lifecycle = lifecycle;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void somebodyNew() {
        member = tree.person();
    }

    @Test
    void theCheckFindsASentenceThatWasForgotten() throws Exception {
        assertThat(SENTENCES.in(page(member.id(), "/account/register", "vi")))
                .contains("Thông tin công dân", "Nội dung đang nhập được tự động giữ lại và chỉ bị xóa nếu");
    }

    @Test
    void theFormSpeaksEnglish() throws Exception {
        assertEnglish(member.id(), "/account/register");
        assertThat(page(member.id(), "/account/register", "en"))
                .contains(">Alive<", ">Vietnam<", ">Enterprise<")
                .doesNotContain("Còn sống", ">Việt Nam<", "Doanh nghiệp<");
        assertThat(page(member.id(), "/account/register", "vi")).contains(">Còn sống<", ">Việt Nam<", ">Doanh nghiệp<");
    }

    @Test
    void theFormWithItsMistakesSpeaksEnglish() throws Exception {
        String page = html(mvc.perform(post("/account/register")
                .header("X-Test-Person", member.id())
                .with(csrf())
                .param("lang", "en")
                .param("birthDate", "31/02/1973")
                .param("fee", "sixty")));

        assertThat(page).contains("id=\"error-summary\"");
        assertEnglish("/account/register with mistakes", page);
    }

    @Test
    void whatAMemberReadsAfterwardsIsEnglish() throws Exception {
        submit();
        notice("registration-accepted", "G22.99.TK-001173000017-261121-0001", "08:30, 21/11/2026");
        notice("registration-account-approved", "");

        assertEnglish(member.id(), "/account/status");
        assertEnglish(member.id(), "/notices");
    }

    @Test
    void aNoticeOfATaskNamesTheKindOfTaskInEnglish() throws Exception {
        notice(
                "task-waiting",
                "Duyệt thông tin tài khoản đảng viên",
                "A. Member",
                "08:30, 24/11/2026",
                "approve-account");
        notice("task-escalated", "Phê duyệt chức vụ", "A. Member", "08:30, 24/11/2026", "approve-position");

        assertEnglish(member.id(), "/notices");
        assertThat(page(member.id(), "/notices", "en"))
                .contains("Approve a member's account: A. Member waits for your decision. Due: 08:30, 24/11/2026.")
                .contains("Approve a position in a Party organisation: A. Member is overdue");
        assertThat(page(member.id(), "/notices", "vi"))
                .contains("Duyệt thông tin tài khoản đảng viên: A. Member đang chờ đồng chí xem xét.");
    }

    /** The hub before it knew, or with rules that have the type no more. */
    @Test
    void anOlderNoticeOfATaskSaysWhatWasStored() throws Exception {
        notice("task-waiting", "Việc cũ", "A. Member", "08:30, 24/11/2026");
        notice("task-waiting", "Việc đã bỏ", "A. Member", "08:30, 24/11/2026", "approve-nothing");

        assertThat(page(member.id(), "/notices", "en"))
                .contains("Việc cũ: A. Member waits for your decision.")
                .contains("Việc đã bỏ: A. Member waits for your decision.");
    }

    @Test
    void whatAnOfficerReadsIsEnglish() throws Exception {
        long secretary = officer(Profiles.CELL);
        MembershipRequest request = submit();
        UUID task = task(request);

        assertEnglish(secretary, "/");
        assertEnglish(secretary, "/dossiers");
        assertEnglish(secretary, "/account");
        assertEnglish(secretary, "/account/change");
        assertEnglish(secretary, "/tasks");
        assertEnglish(secretary, "/tasks/" + task);
        assertEnglish(secretary, "/tasks/" + task + "/decide?outcome=refuse");
        assertEnglish(secretary, "/office/accounts");
        assertEnglish(secretary, "/office/accounts/" + member.id());
        assertEnglish(officer("HN-TAYHO-VIDU"), "/office/positions");
    }

    private long officer(String organisation) {
        long officer = tree.officer(organisation, PositionKind.SECRETARY);
        new AccountStore(jdbc).load(List.of(new AccountStore.LoadedAccount(officer, Profiles.member())), Instant.now());
        return officer;
    }

    private void assertEnglish(long person, String path) throws Exception {
        assertEnglish(path, page(person, path, "en"));
    }

    private static void assertEnglish(String what, String page) {
        assertThat(page).as(what).contains("<html lang=\"en\"");
        assertThat(SENTENCES.in(page)).as("Vietnamese on %s", what).isEmpty();
    }

    private String page(long person, String path, String language) throws Exception {
        return html(mvc.perform(get(path).header("X-Test-Person", person).param("lang", language)));
    }

    private static String html(ResultActions page) throws Exception {
        return HtmlUtils.htmlUnescape(
                page.andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
    }

    private MembershipRequest submit() {
        return MessageContext.ofPerson(member.id())
                .call(() -> registrations.submit(new Submission(
                        member,
                        RequestKind.REGISTRATION,
                        Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null),
                        new IdentityClaims(
                                member.personalId(), null, member.fullName(), null, null, null, null, null, null),
                        new MemberLookup(MemberLookup.Outcome.NOT_FOUND, "01.000001", "000001", null, Instant.now()))));
    }

    private UUID task(MembershipRequest request) {
        String subject = new ApprovalTasks.Subject(request.id(), Aspect.ACCOUNT).toString();
        new MessageContext(Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty())
                .run(() -> lifecycle.create(
                        Aspect.ACCOUNT.taskType(),
                        request.dossier(),
                        new TaskRequest(
                                subject,
                                OptionalLong.of(request.personId()),
                                member.fullName(),
                                request.declared().cell(),
                                request.requestedOn())));
        return tasks.ofSubject(subject).get(0).id();
    }

    private void notice(String kind, String... arguments) {
        jdbc.update(
                """
                INSERT INTO notice (id, recipient, dossier, kind, arguments, link, created_at)
                VALUES (?, ?, 'G22.99.TK-001173000017-261121-0001', ?, ?, '/account', now())
                """,
                UUID.randomUUID(),
                member.id(),
                kind,
                arguments);
    }
}
