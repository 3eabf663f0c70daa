package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.humantask.TaskLifecycle;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.membership.ApprovalTasks;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.AspectDecision;
import vn.lienthong.membership.AspectState;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.MembershipRules;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.RequestState;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.DraftStore;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer;
import vn.lienthong.web.ScreenTest;

@ScreenTest
@Import(MembershipScreens.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MembershipScreensTest {

    private static final YearMonth THREE_YEARS_AGO = YearMonth.now().minusYears(3);

    private final MockMvc mvc;
    private final MembershipScreens.Tree tree;
    private final MembershipScreens.PartnerOfTests memberDatabase;
    private final Registrations registrations;
    private final AccountStore accounts;
    private final RequestStore requests;
    private final DraftStore drafts;
    private final MembershipRules rules;
    private final TaskLifecycle tasks;
    private final JdbcClient jdbc;
    private final ProfileForm form = new ProfileForm();

    private Person member;

    MembershipScreensTest(
            MockMvc mvc,
            MembershipScreens.Tree tree,
            MembershipScreens.PartnerOfTests memberDatabase,
            Registrations registrations,
            DraftStore drafts,
            MembershipRules rules,
            JdbcTemplate jdbc,
            TaskLifecycle tasks,
            Clock clock) {
        this.mvc = mvc;
        this.tree = tree;
        this.memberDatabase = memberDatabase;
        this.registrations = registrations;
        this.accounts = new AccountStore(jdbc);
        this.requests = new RequestStore(JdbcClient.create(jdbc));
        this.drafts = drafts;
        this.rules = rules;
        this.tasks = tasks;
        this.jdbc = JdbcClient.create(jdbc);
    }

    @BeforeEach
    void somebodyNew() {
        member = tree.person();
        memberDatabase.answer.set(new Answer.NotFound());
        memberDatabase.meanwhile.set(() -> {});
    }

    @Test
    void whoHasNoAccountIsLedToTheRegistration() throws Exception {
        page("/").andExpect(redirectedUrl("/account"));
        page("/account").andExpect(redirectedUrl("/account/register"));
        page("/office/accounts").andExpect(redirectedUrl("/account"));
        mvc.perform(as(get("/api/v1/tasks"))).andExpect(status().isForbidden());
    }

    @Test
    void theFormBeginsWithWhatTheLoginTold() throws Exception {
        page("/account/register")
                .andExpect(status().isOk())
                .andExpect(shows("Cập nhật thông tin đảng viên"))
                .andExpect(shows("LẤY THÔNG TIN ĐẢNG VIÊN"))
                .andExpect(shows("value=\"" + member.personalId() + "\""))
                .andExpect(shows("value=\"Nguyễn Thị Ví Dụ\""))
                .andExpect(shows("từ VNeID"));
    }

    /** By the labels of the guide, so that a field that is missing from the program is missed here. */
    @Test
    void everyFieldOfTheGuidesFormIsThere() throws Exception {
        Document page =
                Jsoup.parse(page("/account/register").andReturn().getResponse().getContentAsString());

        assertThat(page.select("#profile-form label, #profile-form legend, #profile-form dt").eachText().stream()
                        .map(text -> text.replaceAll("( \\*| từ VNeID)+$", ""))
                        .toList())
                .contains(
                        "Ngày tháng năm sinh",
                        "Giới tính",
                        "Quốc tịch",
                        "Số CMND/CCCD/ĐDCN",
                        "Tỉnh/thành phố",
                        "Quận/huyện",
                        "Phường/xã",
                        "Địa chỉ cụ thể",
                        "Họ và tên",
                        "Số thẻ đảng viên",
                        "Số lý lịch",
                        "Ngày vào Đảng",
                        "Ngày chính thức",
                        "Chức vụ",
                        "Là tài khoản tiếp nhận đảng phí trích giữ lại của tổ chức Đảng",
                        "Ngân hàng",
                        "Số tài khoản",
                        "Tên chủ tài khoản",
                        "Đảng bộ cấp trên cơ sở",
                        "Đảng bộ/chi bộ cơ sở",
                        "Đảng bộ bộ phận",
                        "Chi bộ trực thuộc",
                        "Số đảng phí phải đóng một tháng",
                        "Bắt đầu áp dụng từ tháng",
                        "Tên đơn vị công tác",
                        "Bộ ngành",
                        "Mã số thuế",
                        "Mã bảo hiểm xã hội",
                        "Nơi ở hiện nay",
                        "Họ và tên vợ hoặc chồng",
                        "Mối quan hệ (Vợ/Chồng)",
                        "Nơi đăng ký khai sinh",
                        "Thư điện tử",
                        "Số điện thoại",
                        "Trạng thái",
                        "Nguyên quán");
        for (Field field : Field.values()) {
            assertThat(page.select("[name=" + field.key() + "]"))
                    .as(field.key())
                    .isNotEmpty();
        }
    }

    @Test
    void aSentFormWaitsAndIsSentOnce() throws Exception {
        send("/account/register", Map.of()).andExpect(redirectedUrl("/account/status"));
        send("/account/register", Map.of())
                .andExpect(redirectedUrl("/account/status"))
                .andExpect(flash().attributeCount(0));

        assertThat(registrations.history(member.id(), 10)).hasSize(1);
        page("/account/status")
                .andExpect(shows("Hồ sơ của đồng chí đang được xem xét"))
                .andExpect(shows("Rút hồ sơ"));
        page("/account/register").andExpect(redirectedUrl("/account/status"));
    }

    /** Both have passed the look at open requests before either is stored. */
    @Test
    void ofTwoClicksAtTheSameMomentBothSeeWhereTheOneRequestStands() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        memberDatabase.meanwhile.set(() -> meet(both));
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            Callable<ResultActions> click = () -> send("/account/register", Map.of("nativePlace", "Xã Mẫu"));
            for (Future<ResultActions> answer : clicks.invokeAll(List.of(click, click))) {
                answer.get().andExpect(redirectedUrl("/account/status"));
            }
        } finally {
            clicks.shutdown();
        }

        assertThat(registrations.history(member.id(), 10)).hasSize(1);
        assertThat(drafts.find(member.id(), RequestKind.REGISTRATION)).isEmpty();
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherFormThanTheOneSentIsKeptAndToldThatItMustWait() throws Exception {
        send("/account/register", Map.of());
        send("/account/register", Map.of("nativePlace", "Xã Giả Định"))
                .andExpect(redirectedUrl("/account/status"))
                .andExpect(flash().attribute("flash", "LT-REG-001"));

        assertThat(registrations.history(member.id(), 10)).hasSize(1);
        assertThat(drafts.find(member.id(), RequestKind.REGISTRATION)
                        .orElseThrow()
                        .typed())
                .containsEntry("nativePlace", "Xã Giả Định");

        send("/account/register", Map.of()).andExpect(redirectedUrl("/account/status"));
        assertThat(drafts.find(member.id(), RequestKind.REGISTRATION))
                .as("what was sent, sent once more")
                .isPresent();
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() throws Exception {
        send("/account/register", Map.of("birthDate", "31/02/1973", "fee", "sáu mươi", "email", "khong-phai-thu"))
                .andExpect(status().isOk())
                .andExpect(shows("id=\"birthDate-error\""))
                .andExpect(shows("Ngày chưa đúng."))
                .andExpect(shows("href=\"#fee\""))
                .andExpect(shows("value=\"31/02/1973\""))
                .andExpect(shows("value=\"sáu mươi\""))
                .andExpect(shows("value=\"khong-phai-thu\""));

        page("/account/register").andExpect(shows("value=\"sáu mươi\""));
        assertThat(registrations.latest(member.id())).isEmpty();
    }

    @Test
    void aForgedPersonalIdIsRefused() throws Exception {
        send("/account/register", Map.of("personalId", "001173999999"))
                .andExpect(shows("Số định danh phải là số đã dùng để đăng nhập VNeID."));
    }

    @Test
    void theMemberDatabaseFillsTheForm() throws Exception {
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found(member.personalId()));

        mvc.perform(as(post("/account/register"))
                        .param("lookup", "true")
                        .param("personalId", member.personalId())
                        .param("cardNumber", "01.000001"))
                .andExpect(status().isOk())
                .andExpect(shows("Đã tìm thấy đồng chí"))
                .andExpect(shows("value=\"19/05/2000\""))
                .andExpect(shows("value=\"Chi bộ Kinh doanh 1\""))
                .andExpect(shows("value=\"Đảng bộ phường Tây Hồ\""))
                .andExpect(shows("từ CSDL đảng viên"));
    }

    @Test
    void aCardNumberReadsAsOnTheCardHoweverItIsTypedOrTold() throws Exception {
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found(member.personalId(), "01000001"));

        mvc.perform(as(post("/account/register"))
                        .param("lookup", "true")
                        .param("personalId", member.personalId())
                        .param("cardNumber", "01000001"))
                .andExpect(shows("value=\"01.000001\""))
                .andExpect(hides("value=\"01000001\""));
        send("/account/register", Map.of("cardNumber", "01000001", "joinedOn", "20/05/2000"))
                .andExpect(redirectedUrl("/account/status"));

        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        assertThat(request.declared().member().cardNumber()).isEqualTo("01.000001");
        long secretary = active(tree.officer(Profiles.CELL, PositionKind.SECRETARY));
        page(secretary, "/tasks/" + task(request, Aspect.ACCOUNT))
                .andExpect(shows("Ngày vào Đảng"))
                .andExpect(shows("01.000001"))
                .andExpect(hides("01000001"));
    }

    @Test
    void theFormMarksEveryPartTheHubAsksFor() throws Exception {
        String page = page("/account/register").andReturn().getResponse().getContentAsString();
        String residence = page.substring(page.indexOf("id=\"part-residence\""));

        assertThat(residence.substring(0, residence.indexOf("</h2>"))).contains("class=\"required\"");
        send("/account/register", Map.of("residence", "")).andExpect(shows("id=\"residence-error\""));
    }

    @Test
    void theFormSaysHowLongADraftIsKept() throws Exception {
        page("/account/register").andExpect(shows("chỉ bị xóa nếu 30 ngày liền không ai sửa tiếp"));
    }

    @Test
    void anothersRecordIsNotShown() throws Exception {
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found("001173999999"));

        mvc.perform(as(post("/account/register")).param("lookup", "true").param("cardNumber", "01.000001"))
                .andExpect(shows("Không tìm thấy thông tin của đồng chí"))
                .andExpect(hides("19/05/2000"));
    }

    @Test
    void anAbsentMemberDatabaseIsSaidAndKeptForTheApprover() throws Exception {
        memberDatabase.answer.set(new Answer.Unavailable(ErrorCode.MEMBERDB_TOO_SLOW));

        mvc.perform(as(post("/account/register")).param("lookup", "true").param("cardNumber", "01.000001"))
                .andExpect(shows("hiện chưa trả lời"));
        send("/account/register", Map.of()).andExpect(redirectedUrl("/account/status"));

        assertThat(registrations.latest(member.id()).orElseThrow().lookup().outcome())
                .isEqualTo(MemberLookup.Outcome.UNAVAILABLE);
    }

    @Test
    void whatTheMemberFoundIsWhatTheApproverSeesThoughTheDatabaseIsAwayBySending() throws Exception {
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found(member.personalId()));
        lookUp("01.000001").andExpect(shows("value=\"000001\""));
        memberDatabase.answer.set(new Answer.Unavailable(ErrorCode.MEMBERDB_TOO_SLOW));

        send("/account/register", Map.of()).andExpect(redirectedUrl("/account/status"));

        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        assertThat(request.lookup().outcome()).isEqualTo(MemberLookup.Outcome.FOUND);
        page(active(tree.officer(Profiles.CELL, PositionKind.SECRETARY)), "/tasks/" + task(request, Aspect.ACCOUNT))
                .andExpect(shows("Xã Mẫu, Hà Nội"))
                .andExpect(hides("Chưa đối chiếu được"));
    }

    @Test
    void aNameThatDiffersInItsMarksOnlyIsMarked() throws Exception {
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found(member.personalId()));
        send("/account/register", Map.of("fullName", "Nguyễn Thị Vì Dũ", "nativePlace", "XÃ  MẪU, hà nội"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        long secretary = active(tree.officer(Profiles.CELL, PositionKind.SECRETARY));

        Document page = Jsoup.parse(page(secretary, "/tasks/" + task(request, Aspect.ACCOUNT))
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("tr:has(th:containsOwn(Họ và tên)) .differs")).isNotEmpty();
        assertThat(page.select("tr:has(th:containsOwn(Nguyên quán))")).isNotEmpty();
        assertThat(page.select("tr:has(th:containsOwn(Nguyên quán)) .differs")).isEmpty();
    }

    @Test
    void tryingOutTooOftenHidesNothingFromTheApprover() throws Exception {
        int allowed = rules.limits().lookupsInTenMinutes();
        for (int i = 0; i < allowed; i++) {
            lookUp("01.%06d".formatted(900_000 + i));
        }
        lookUp("01.999999").andExpect(shows("LT-REG-009"));
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found("001173999999"));

        send("/account/register", Map.of()).andExpect(redirectedUrl("/account/status"));

        assertThat(registrations.latest(member.id()).orElseThrow().lookup().outcome())
                .isEqualTo(MemberLookup.Outcome.OTHER_PERSON);
    }

    private ResultActions lookUp(String cardNumber) throws Exception {
        return mvc.perform(as(post("/account/register")).param("lookup", "true").param("cardNumber", cardNumber));
    }

    @Test
    void withoutScriptAnOrganisationIsFoundAndChosen() throws Exception {
        mvc.perform(as(post("/account/register"))
                        .param("find", "cell")
                        .param("cellText", "kinh doanh")
                        .param("fullName", "Giữ Lại"))
                .andExpect(shows("name=\"cellChoice\""))
                .andExpect(shows("Chi bộ Kinh doanh 2"))
                .andExpect(shows("value=\"Giữ Lại\""));

        Map<String, String> chosen = new HashMap<>(Map.of("cellChoice", Profiles.OTHER_CELL, "cell", ""));
        send("/account/register", chosen).andExpect(redirectedUrl("/account/status"));
        assertThat(registrations.latest(member.id()).orElseThrow().declared().cell())
                .isEqualTo(Profiles.OTHER_CELL);
    }

    @Test
    void withoutScriptNoOtherCellIsSentThanTheOneTyped() throws Exception {
        ResultActions page = send("/account/register", Map.of("cellText", "Kinh doanh 2", "residenceText", "Chi bộ 21"))
                .andExpect(status().isOk())
                .andExpect(shows("id=\"cell-error\""));
        Document shown = Jsoup.parse(page.andReturn().getResponse().getContentAsString());
        assertThat(shown.getElementById("cell").val()).isEqualTo("Kinh doanh 2");
        assertThat(shown.getElementById("cell-value").val()).isEmpty();
        assertThat(shown.select("input[name=cellChoice]").eachAttr("value")).contains(Profiles.OTHER_CELL);
        assertThat(shown.select("input[name=residenceChoice]")).isEmpty();
        assertThat(shown.getElementById("residence-value").val()).isEqualTo(Profiles.RESIDENCE);
        assertThat(registrations.latest(member.id())).isEmpty();

        send("/account/register", Map.of("cellText", "Kinh doanh 2", "cell", "", "cellChoice", Profiles.OTHER_CELL))
                .andExpect(redirectedUrl("/account/status"));
        assertThat(registrations.latest(member.id()).orElseThrow().declared().cell())
                .isEqualTo(Profiles.OTHER_CELL);
    }

    @Test
    void withoutScriptALowerLevelIsLookedForBelowTheOneJustTicked() throws Exception {
        ResultActions page = mvc.perform(as(post("/account/register"))
                .param("find", "cellGrassroots")
                .param("cellUpperText", "tay ho")
                .param("cellUpperChoice", "HN-TAYHO")
                .param("cellGrassrootsText", "ví dụ"));

        Document shown = Jsoup.parse(page.andReturn().getResponse().getContentAsString());
        assertThat(shown.getElementById("cellUpper-value").val()).isEqualTo("HN-TAYHO");
        assertThat(shown.getElementById("cellUpper").val()).isEqualTo("Đảng bộ phường Tây Hồ");
        assertThat(shown.getElementById("cellGrassroots").val()).isEqualTo("ví dụ");
        assertThat(shown.select("input[name=cellGrassrootsChoice]").eachAttr("value"))
                .containsExactly("HN-TAYHO-VIDU");
    }

    /** What a browser without script sends: the line above is ticked, the cell's name typed. */
    private static Map<String, String> tickedAboveCell(String cell) {
        return Map.of(
                "phone",
                "0912345679",
                "cellGrassrootsText",
                "ví dụ",
                "cellGrassrootsChoice",
                "HN-TAYHO-VIDU",
                "cellText",
                cell);
    }

    @Test
    void withoutScriptNoOtherCellIsKeptBelowALineTickedThanTheOneTyped() throws Exception {
        activate(member.id(), Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null));

        send("/account/change", tickedAboveCell("Chi bộ Kinh doanh 2"))
                .andExpect(status().isOk())
                .andExpect(shows("id=\"cell-error\""));
        assertThat(registrations.latest(member.id())).isEmpty();

        send("/account/change", tickedAboveCell("Chi bộ Kinh doanh 1")).andExpect(redirectedUrl("/account/status"));
    }

    @Test
    void withoutScriptAnEmptiedBoxEmptiesItsLevel() throws Exception {
        send("/account/register", Map.of("cellText", "", "cellUpperText", ""))
                .andExpect(shows("id=\"cell-error\""))
                .andExpect(hides("name=\"cellChoice\""));
        assertThat(registrations.latest(member.id())).isEmpty();
    }

    @Test
    void whatStandsInTheBoxesAsItWasShownIsSent() throws Exception {
        send(
                        "/account/register",
                        Map.of("cellText", "Chi bộ Kinh doanh 1", "residenceText", "Chi bộ 21", "cellUpperText", ""))
                .andExpect(redirectedUrl("/account/status"));
    }

    @Test
    void goingBackKeepsWhatWasTypedAndNothingWhereNothingWas() throws Exception {
        Document form =
                Jsoup.parse(page("/account/register").andReturn().getResponse().getContentAsString());
        goBack("/account/register", form, Map.of()).andExpect(redirectedUrl("/account"));
        assertThat(drafts.find(member.id(), RequestKind.REGISTRATION)).isEmpty();

        goBack("/account/register", form, Map.of("nativePlace", "Xã Mẫu", "fee", "sáu mươi"))
                .andExpect(redirectedUrl("/account"));
        page("/account/register").andExpect(shows("value=\"Xã Mẫu\"")).andExpect(shows("value=\"sáu mươi\""));
    }

    /** The whole form as a browser without script sends it. */
    private ResultActions goBack(String path, Document page, Map<String, String> typed) throws Exception {
        Map<String, String> fields = new HashMap<>();
        ((FormElement) page.getElementById("profile-form"))
                .formData()
                .forEach(field -> fields.put(field.key(), field.value()));
        fields.remove("_csrf");
        fields.putAll(typed);
        MockHttpServletRequestBuilder request = as(post(path)).param("back", "true");
        fields.forEach(request::param);
        return mvc.perform(request);
    }

    @Test
    void choosingACellFillsTheLevelsAbove() throws Exception {
        mvc.perform(as(get("/account/organisations")).param("field", "cell").param("q", "kinh doanh 1"))
                .andExpect(shows("data-value=\"" + Profiles.CELL + "\""));
        mvc.perform(as(get("/account/organisations/levels"))
                        .param("changed", "cell")
                        .param("cell", Profiles.CELL))
                .andExpect(shows("value=\"Đảng bộ Công ty Ví Dụ\""))
                .andExpect(hides("<html"));
    }

    @Test
    void whatOneTypesIsKeptWhileOneTypes() throws Exception {
        mvc.perform(as(post("/account/register/draft")).param("nativePlace", "Xã Mẫu"))
                .andExpect(status().isNoContent());
        page("/account/register").andExpect(shows("value=\"Xã Mẫu\"")).andExpect(shows("Bỏ và nhập lại từ đầu"));

        mvc.perform(as(post("/account/register/discard"))).andExpect(redirectedUrl("/account/register"));
        page("/account/register").andExpect(hides("value=\"Xã Mẫu\""));
    }

    @Test
    void aRefusedMemberReadsTheReasonAndCorrectsWhatWasSent() throws Exception {
        send("/account/register", Map.of("employerName", "Công ty Mẫu"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        requests.close(request.id(), RequestState.NOT_ACCEPTED, null, "Sai chi bộ", Instant.now());
        accounts.refuse(member.id(), Instant.now());

        page("/account/status").andExpect(shows("Sai chi bộ")).andExpect(shows("Sửa và gửi lại"));
        page("/account/register").andExpect(shows("value=\"Công ty Mẫu\""));
    }

    @Test
    void anActiveMemberSeesTheAccountAndChangesIt() throws Exception {
        activate(member.id(), Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null));

        page("/account")
                .andExpect(shows("60.000 đồng"))
                .andExpect(shows("Chi bộ Kinh doanh 1 - Đảng bộ Công ty Ví Dụ"));
        send("/account/change", Map.of()).andExpect(shows("Chưa có thông tin nào thay đổi"));
        send("/account/change", Map.of("fee", "75.000")).andExpect(redirectedUrl("/account/status"));
        page("/account/status").andExpect(shows("75.000 đồng"));
        page("/account").andExpect(shows("Đang có một thay đổi chờ phê duyệt"));
    }

    @Test
    void aPhoneIsChangedThoughTheFeeIsTheSameForYears() throws Exception {
        Profile profile = Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null);
        String month = "%02d/%d".formatted(THREE_YEARS_AGO.getMonthValue(), THREE_YEARS_AGO.getYear());
        activate(
                member.id(),
                new Profile(
                        profile.citizen(),
                        profile.member(),
                        profile.cell(),
                        profile.residence(),
                        new Profile.Fee(60_000, THREE_YEARS_AGO),
                        profile.employer(),
                        profile.extended()));

        send("/account/change", Map.of("phone", "0912345679", "feeFrom", month, "fee", "61.000"))
                .andExpect(shows("id=\"feeFrom-error\""));
        send("/account/change", Map.of("phone", "0912345679", "feeFrom", month))
                .andExpect(redirectedUrl("/account/status"));
    }

    @Test
    void whoseChangeWasRefusedReadsWhyOnItsOwnPageAndSendsItAgain() throws Exception {
        activate(member.id(), Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null));
        send("/account/change", Map.of("fee", "75.000"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        requests.close(request.id(), RequestState.NOT_ACCEPTED, null, "Sai mức đóng", Instant.now());

        page("/account/requests/" + request.id())
                .andExpect(shows("Sai mức đóng"))
                .andExpect(shows("href=\"/account/change?again\""))
                .andExpect(shows("Sửa và gửi lại"));
        Document form = Jsoup.parse(
                page("/account/change?again=").andReturn().getResponse().getContentAsString());
        assertThat(form.getElementById("fee").val()).isEqualTo("75.000");
        goBack("/account/change", form, Map.of()).andExpect(redirectedUrl("/account"));
        assertThat(drafts.find(member.id(), RequestKind.CHANGE)).isEmpty();
    }

    @Test
    void theCommitteeSeesThatAPositionAndAReceivingAccountAreGivenUp() throws Exception {
        long committee = active(tree.officer("HN-TAYHO-VIDU", PositionKind.SECRETARY));
        activate(
                member.id(),
                Profiles.of(member.personalId(), Profiles.CELL, CellPosition.DEPUTY, Profiles.BANK_ACCOUNT));
        send("/account/change", Map.of("position", "MEMBER")).andExpect(redirectedUrl("/account/status"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        task(request, Aspect.POSITION);
        task(request, Aspect.RECEIVING_ACCOUNT);

        page(committee, "/office/positions").andExpect(shows("Thôi chức vụ"));
        page(committee, "/office/receiving-accounts").andExpect(shows("Thôi dùng tài khoản tiếp nhận"));
    }

    @Test
    void aMemberWithdrawsOnlyTheOwnRequest() throws Exception {
        send("/account/register", Map.of());
        UUID request = registrations.latest(member.id()).orElseThrow().id();
        Person mine = member;

        member = tree.person();
        mvc.perform(as(post("/account/requests/" + request + "/withdraw"))).andExpect(status().isNotFound());
        page("/account/requests/" + request).andExpect(status().isNotFound());

        member = mine;
        page("/account/requests/" + request + "/withdraw").andExpect(shows("Rút hồ sơ?"));
        mvc.perform(as(post("/account/requests/" + request + "/withdraw"))).andExpect(redirectedUrl("/account/status"));
        page("/account/status").andExpect(shows("Đồng chí đã rút hồ sơ này."));
    }

    @Test
    void whoWithdrawsWhatIsLeftAfterTheAccountWasApprovedGoesOnWithAChange() throws Exception {
        send("/account/register", Map.of("position", "SECRETARY"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        requests.save(
                request.id(),
                new AspectDecision(
                        Aspect.ACCOUNT,
                        AspectState.APPROVED,
                        request.declared().cell(),
                        Optional.of(UUID.randomUUID()),
                        Optional.of(member.id() + 1),
                        Optional.empty(),
                        Optional.of(Instant.now()),
                        Optional.of(Instant.now())),
                Instant.now());
        jdbc.sql("UPDATE member_account SET status = 'ACTIVE', activated_at = now() WHERE person_id = ?")
                .param(member.id())
                .update();

        mvc.perform(as(post("/account/requests/" + request.id() + "/withdraw")));

        Document status =
                Jsoup.parse(page("/account/status").andReturn().getResponse().getContentAsString());
        assertThat(status.select("main .actions a.button").eachAttr("href")).containsExactly("/account/change");
        page("/account/change").andExpect(status().isOk());
    }

    @Test
    void anOfficerFindsTheMembersOfTheOwnOrganisationsOnly() throws Exception {
        long secretary = active(tree.officer(Profiles.CELL, PositionKind.SECRETARY));
        long elsewhere = active(tree.officer("HN-TAYHO-CB", PositionKind.SECRETARY));
        activate(member.id(), named("Trần Thị Tìm Thấy"));

        page(secretary, "/office/accounts?name=tim thay")
                .andExpect(shows("Trần Thị Tìm Thấy"))
                .andExpect(shows("1 đảng viên"))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString()).doesNotContain("Chờ phê duyệt thay đổi"));
        page(secretary, "/office/accounts?status=WAITING&name=tim thay").andExpect(shows("Không có đảng viên nào"));
        page(secretary, "/office/accounts/" + member.id()).andExpect(shows("60.000 đồng"));
        page(elsewhere, "/office/accounts?name=tim thay").andExpect(shows("Không có đảng viên nào"));
        page(elsewhere, "/office/accounts/" + member.id()).andExpect(status().isNotFound());
        page(active(tree.person().id()), "/office/accounts").andExpect(status().isForbidden());
    }

    @Test
    void theFourLevelsNarrowTheListAndEachOther() throws Exception {
        long above = active(tree.officer("HN-TAYHO", PositionKind.SECRETARY));
        activate(member.id(), named("Hồ Thị Mức Một"));
        activate(
                tree.person().id(),
                Profiles.with(
                        Profiles.of("001173000001", Profiles.OTHER_CELL, CellPosition.MEMBER, null),
                        memberNamed("Hồ Thị Mức Hai")));
        String one = "Hồ Thị Mức Một";
        String two = "Hồ Thị Mức Hai";

        page(above, "/office/accounts?name=muc&upper=HN-TAYHO")
                .andExpect(shows(one))
                .andExpect(shows(two))
                .andExpect(shows("<option value=\"HN-TAYHO\" selected"));
        page(above, "/office/accounts?name=muc&upper=HN-TAYHO&grassroots=HN-TAYHO-VIDU")
                .andExpect(shows(one))
                .andExpect(shows(two))
                .andExpect(result -> assertThat(Jsoup.parse(result.getResponse().getContentAsString())
                                .select("#filter-cell option")
                                .eachAttr("value"))
                        .contains(Profiles.CELL, Profiles.OTHER_CELL)
                        .doesNotContain("HN-TAYHO-CB"));
        page(above, "/office/accounts?name=muc&grassroots=HN-TAYHO-CB").andExpect(shows("Không có đảng viên nào"));
        page(above, "/office/accounts?name=muc&upper=HN-TAYHO&grassroots=HN-TAYHO-VIDU&cell=" + Profiles.CELL)
                .andExpect(shows(one))
                .andExpect(hides(two));
        page(above, "/office/accounts?name=muc&section=" + Profiles.OTHER_CELL)
                .andExpect(hides(one))
                .andExpect(shows(two));
        page(above, "/office/accounts?name=muc&cell=" + Profiles.RESIDENCE).andExpect(shows("Không có đảng viên nào"));
    }

    /** In a city with more of them than a list is long, whose names come first. */
    @Test
    void anOfficerIsOfferedTheOwnCellsAndAMemberTheOwnResidenceHoweverManyComeBefore() throws Exception {
        for (int i = 0; i < 201; i++) {
            tree.cell("HN-AN" + i, "Chi bộ An " + i, "HN");
        }
        long secretary = active(tree.officer(Profiles.RESIDENCE, PositionKind.SECRETARY));

        page(secretary, "/office/accounts").andExpect(shows("<option value=\"" + Profiles.RESIDENCE + "\""));
        mvc.perform(as(get("/account/organisations"))
                        .param("field", "residence")
                        .param("q", "chi bo"))
                .andExpect(shows("Chi bộ 21"))
                .andExpect(hides("Chi bộ An"));
    }

    @Test
    void theMenuOffersTheOfficePagesThatLetThePersonInAndNoOthers() throws Exception {
        String committee = "HN-TAYHO-VIDU";
        assertOffice(active(tree.person().id()), false, false);
        assertOffice(active(tree.officer(Profiles.CELL, PositionKind.COMMITTEE_MEMBER)), false, false);
        assertOffice(active(tree.officer(committee, PositionKind.COMMITTEE_MEMBER)), false, false);
        assertOffice(active(tree.officer(Profiles.CELL, PositionKind.DELEGATE)), true, false);
        assertOffice(active(tree.officer(Profiles.CELL, PositionKind.SECRETARY)), true, false);
        assertOffice(active(tree.officer(committee, PositionKind.DEPUTY)), true, true);
    }

    /** What the menu says and what the pages say is the same. */
    private void assertOffice(long person, boolean accounts, boolean approvals) throws Exception {
        assertOpen(person, "/office/accounts", accounts);
        assertOpen(person, "/office/positions", approvals);
        assertOpen(person, "/office/receiving-accounts", approvals);
    }

    private void assertOpen(long person, String path, boolean open) throws Exception {
        page(person, "/about").andExpect(open ? shows("href=\"" + path + "\"") : hides("href=\"" + path + "\""));
        page(person, path).andExpect(open ? status().isOk() : status().isForbidden());
    }

    @Test
    void theListIsPagedBothWays() throws Exception {
        long secretary = active(tree.officer(Profiles.OTHER_CELL, PositionKind.SECRETARY));
        for (int i = 0; i < 23; i++) {
            activate(
                    tree.person().id(),
                    Profiles.with(
                            Profiles.of("001173000001", Profiles.OTHER_CELL, CellPosition.MEMBER, null),
                            memberNamed("Lê Văn Trang " + (char) ('A' + i))));
        }
        String first = page(secretary, "/office/accounts?name=trang")
                .andExpect(shows("Lê Văn Trang T"))
                .andExpect(hides("Lê Văn Trang U"))
                .andExpect(hides("rel=\"prev\""))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String second = page(secretary, address(first, "next"))
                .andExpect(shows("Lê Văn Trang W"))
                .andExpect(hides("Lê Văn Trang T"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        page(secretary, address(second, "prev"))
                .andExpect(shows("Lê Văn Trang A"))
                .andExpect(hides("Lê Văn Trang U"));
    }

    @Test
    void theApproverSeesSourcesSideBySideAndTheReadingIsAudited() throws Exception {
        long committee = active(tree.officer("HN-TAYHO-VIDU", PositionKind.SECRETARY));
        memberDatabase.answer.set(MembershipScreens.PartnerOfTests.found(member.personalId()));
        send("/account/register", Map.of("position", "SECRETARY", "joinedOn", "20/05/2000"));
        MembershipRequest request = registrations.latest(member.id()).orElseThrow();
        UUID task = task(request, Aspect.POSITION);

        page(committee, "/office/positions")
                .andExpect(shows("Nguyễn Thị Ví Dụ"))
                .andExpect(shows("/tasks/" + task));
        page(committee, "/tasks/" + task)
                .andExpect(shows("CSDL đảng viên"))
                .andExpect(shows("20/05/2000"))
                .andExpect(shows("19/05/2000"))
                .andExpect(shows("Khác với khai báo"));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'account.read' AND subject = ?")
                        .param("account:" + member.id())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    /** The page, with its entities resolved, has this text. */
    private static ResultMatcher shows(String text) {
        return result -> assertThat(HtmlUtils.htmlUnescape(result.getResponse().getContentAsString()))
                .contains(text);
    }

    private static ResultMatcher hides(String text) {
        return result -> assertThat(HtmlUtils.htmlUnescape(result.getResponse().getContentAsString()))
                .doesNotContain(text);
    }

    private static String address(String page, String rel) {
        Matcher link = Pattern.compile("rel=\"" + rel + "\" href=\"([^\"]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private UUID task(MembershipRequest request, Aspect aspect) {
        requests.save(
                request.id(),
                new AspectDecision(
                        aspect,
                        AspectState.ASKED,
                        request.declared().cell(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Instant.now());
        String subject = new ApprovalTasks.Subject(request.id(), aspect).toString();
        new MessageContext(Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty())
                .run(() -> tasks.create(
                        aspect.taskType(),
                        request.dossier(),
                        new TaskRequest(
                                subject,
                                OptionalLong.of(request.personId()),
                                "Nguyễn Thị Ví Dụ",
                                request.declared().cell(),
                                request.requestedOn())));
        return jdbc.sql("SELECT id FROM human_task WHERE subject = ?")
                .param(subject)
                .query(UUID.class)
                .single();
    }

    private static Profile named(String name) {
        return Profiles.with(Profiles.member(), memberNamed(name));
    }

    private static Profile.Member memberNamed(String name) {
        Profile.Member before = Profiles.member().member();
        return new Profile.Member(
                name,
                before.cardNumber(),
                before.fileNumber(),
                before.joinedOn(),
                before.officialOn(),
                before.position(),
                null);
    }

    private long active(long person) {
        activate(person, Profiles.member());
        return person;
    }

    private void activate(long person, Profile profile) {
        accounts.load(List.of(new AccountStore.LoadedAccount(person, profile)), Instant.now());
    }

    /** Sends the complete form of the member with these fields changed. */
    private ResultActions send(String path, Map<String, String> changed) throws Exception {
        Map<String, String> fields = new HashMap<>(TypedForm.byKey(
                form.write(Profiles.of(member.personalId(), Profiles.CELL, CellPosition.MEMBER, null))));
        fields.putAll(changed);
        MockHttpServletRequestBuilder request = as(post(path));
        fields.forEach(request::param);
        return mvc.perform(request);
    }

    private ResultActions page(String path) throws Exception {
        return page(member.id(), path);
    }

    private ResultActions page(long person, String path) throws Exception {
        return mvc.perform(get(URI.create(path.replace(" ", "%20"))).header("X-Test-Person", person));
    }

    private MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.header("X-Test-Person", member.id()).with(csrf());
    }
}
