package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.web.servlet.FlashMap;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.dossier.Channel;
import vn.lienthong.humantask.TaskLifecycle;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.testsupport.HostileFiles;
import vn.lienthong.web.ScreenTest;

/** The pages of the residence over a real database, without routes: what messages do is done to the tables. */
@ScreenTest
@Import(HomeScreens.class)
@TestPropertySource(properties = "lienthong.base-url=http://localhost")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HomeScreensTest {

    private static final LocalDate START = LocalDate.of(2025, 7, 1);
    private static final Duration LATER = Duration.ofDays(9);
    private static final Duration SOON = Duration.ofHours(8);
    private static int count;

    private final MockMvc mvc;
    private final HomeRequestStore requests;
    private final HomeFormStore forms;
    private final CommentForms commentForms;
    private final HomeReportStore reports;
    private final Documents documents;
    private final People people;
    private final Positions positions;
    private final TaskLifecycle lifecycle;
    private final FormTasks tasks;
    private final MessageSource messages;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    private String cell;
    private long secretary;
    private long wardSecretary;

    HomeScreensTest(
            MockMvc mvc,
            HomeRequestStore requests,
            HomeFormStore forms,
            CommentForms commentForms,
            HomeReportStore reports,
            Documents documents,
            People people,
            Positions positions,
            TaskLifecycle lifecycle,
            FormTasks tasks,
            MessageSource messages,
            JdbcTemplate jdbc,
            Clock clock) {
        this.mvc = mvc;
        this.requests = requests;
        this.forms = forms;
        this.commentForms = commentForms;
        this.reports = reports;
        this.documents = documents;
        this.people = people;
        this.positions = positions;
        this.lifecycle = lifecycle;
        this.tasks = tasks;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void aWardOfItsOwn() {
        String ward = "VD-P-" + ++count;
        cell = "VD-P-" + count + "-CB";
        organisation("VD", OrganisationKind.CITY_COMMITTEE, "Đảng bộ Thành phố Ví Dụ", null);
        organisation(ward, OrganisationKind.UPPER_COMMITTEE, "Đảng bộ phường Ví Dụ", "VD");
        organisation(cell, OrganisationKind.CELL, "Chi bộ Tổ dân phố 7", ward);
        secretary = officer(cell, PositionKind.SECRETARY);
        wardSecretary = officer(ward, PositionKind.SECRETARY);
    }

    @Test
    void membersAreChosenFromTheListWithTheButtonAtItsEnd() throws Exception {
        List<UUID> lines = received(3, RequestKind.COMMENT);

        Document list = page(secretary, "/residence/forms/write");
        assertThat(list.select("h1").text()).isEqualTo("Lập phiếu nhận xét");
        assertThat(list.select("tbody tr")).hasSize(3);
        assertThat(list.select(".bulk-bar button").eachText())
                .containsExactly("Chọn", "Chọn tất cả (3)", "Báo hồ sơ chưa đủ");

        Document sheet = page(
                secretary,
                sent(
                        secretary,
                        post("/residence/forms/write")
                                .param(
                                        "line",
                                        lines.get(0).toString(),
                                        lines.get(2).toString())));
        assertThat(sheet.select(".names-list button")).hasSize(2);
        assertThat(sheet.select(".lead").text()).isEqualTo("Đã xong 0 trên 2 phiếu");
        assertThat(sheet.select("fieldset.criterion")).hasSize(6);
        assertThat(sheet.select("fieldset.criterion").last().select("label").eachText())
                .containsExactly("Biểu dương", "Không đề nghị", "Xem xét xử lý");

        String all = sent(secretary, post("/residence/forms/write").param("do", "all"));
        assertThat(page(secretary, all).select(".names-list button")).hasSize(3);
    }

    @Test
    void aFormIsSavedCopiedAndSubmittedFromTheSheet() throws Exception {
        List<UUID> lines = received(3, RequestKind.COMMENT);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));

        sent(
                secretary,
                answers(sheet, lines.get(0), 0)
                        .param("do", "copy")
                        .param("to", lines.get(1).toString(), lines.get(2).toString()));
        Document after = page(secretary, sheet);
        assertThat(after.select(".lead").text()).isEqualTo("Đã xong 3 trên 3 phiếu");
        assertThat(sent(secretary, post(sheet + "/submit"))).isEqualTo("/residence/forms/write");

        assertThat(forms.findAll(lines)).extracting(HomeForm::state).containsOnly(FormState.SUBMITTED);
        assertThat(page(secretary, "/residence/forms/write")
                        .select(".empty-title")
                        .text())
                .isEqualTo("Không có yêu cầu lập phiếu nhận xét");
        assertThat(page(secretary, "/residence/forms/write?show=submitted").select("tbody tr"))
                .hasSize(3);
    }

    @Test
    void copyingOverFinishedFormsIsAskedFirst() throws Exception {
        List<UUID> lines = received(3, RequestKind.COMMENT);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        sent(secretary, answers(sheet, lines.get(1), 0).param("remarks", "Đã lập"));

        Document question = Jsoup.parse(as(
                        secretary,
                        answers(sheet, lines.get(0), 0)
                                .param("remarks", "Mới")
                                .param("do", "copy")
                                .param(
                                        "to",
                                        lines.get(1).toString(),
                                        lines.get(2).toString()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));

        assertThat(question.select("h1").text()).isEqualTo("Ghi đè phiếu đã lập xong?");
        assertThat(question.text()).contains("1 phiếu đã chọn có đủ nội dung");
        assertThat(forms.find(lines.get(1)).orElseThrow().remarks()).isEqualTo("Đã lập");
        assertThat(forms.find(lines.get(0)).orElseThrow().remarks()).isEqualTo("Mới");
        sent(
                secretary,
                post(question.select("main form").attr("action"))
                        .param("to", question.select("[name=to]").val()));
        assertThat(forms.findAll(lines)).extracting(HomeForm::remarks).containsOnly("Mới");
    }

    @Test
    void onlyOverdueShowsTheFormsThatAreRed() throws Exception {
        UUID red = received(1, RequestKind.COMMENT).get(0);
        jdbc.update("UPDATE residence_form SET due_at = due_at - INTERVAL '30 days' WHERE line = ?", red);
        submit(red);
        UUID other = submitted(1).get(0);

        Document all = page(wardSecretary, "/residence/forms/approve");
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(all.select("tbody tr:has(.pill-danger)")).hasSize(1);
        Document late = page(wardSecretary, "/residence/forms/approve?late=true");
        assertThat(late.select("tbody tr")).hasSize(1);
        assertThat(late.select("tbody .pill-danger")).hasSize(1);
        assertThat(late.select("a[href*=approve/all]").text()).isEqualTo("Phê duyệt tất cả kết quả tìm kiếm");
        sent(wardSecretary, post("/residence/forms/approve/all").param("late", "true"));
        assertThat(page(wardSecretary, "/residence/forms/approve")
                        .select("tbody th")
                        .text())
                .contains(forms.find(other).orElseThrow().request().fullName());
        assertThat(page(wardSecretary, "/residence/forms/approve?late=true")
                        .select(".empty-title")
                        .text())
                .isEqualTo("Không tìm thấy");
    }

    @Test
    void allSaysNoMoreThanOneClickDoes() throws Exception {
        List<UUID> lines = received(1001, RequestKind.COMMENT);
        assertThat(page(secretary, "/residence/forms/write").select(".bulk-bar").text())
                .contains("Chọn tất cả (1.000)", "Mỗi lần nhiều nhất 1.000 phiếu.");
        assertThat(flashAfter(secretary, post("/residence/forms/write").param("do", "all")))
                .isEqualTo("Đã chọn 1.000 phiếu có thời hạn sớm nhất; còn 1 phiếu xin chọn ở lần sau.");
        lines.forEach(this::submit);

        assertThat(page(wardSecretary, "/residence/forms/approve")
                        .select(".bulk-bar")
                        .text())
                .contains("Phê duyệt tất cả (1.000)", "Mỗi lần nhiều nhất 1.000 phiếu.");
        assertThat(page(wardSecretary, "/residence/forms/approve/all").text())
                .contains("1.000 phiếu có thời hạn sớm nhất trong 1.001 phiếu");
        assertThat(flashAfter(wardSecretary, post("/residence/forms/approve/all")))
                .contains("1.000", "Còn 1 phiếu chờ phê duyệt");

        lines.forEach(line -> forms.decided(line, FormState.APPROVED, wardSecretary, null, clock.instant()));
        assertThat(page(wardSecretary, "/residence/forms/send")
                        .select(".bulk-bar")
                        .text())
                .contains("Ký số và gửi tất cả (1.000)", "Mỗi lần nhiều nhất 1.000 phiếu.");
        assertThat(flashAfter(wardSecretary, post("/residence/forms/send").param("do", "all")))
                .contains("còn 1 phiếu");
    }

    @Test
    void aSearchThatFindsNothingSaysSo() throws Exception {
        approved(1);
        for (String address : List.of("/residence/forms/approve?q=khongcoai", "/residence/forms/send?q=khongcoai")) {
            assertThat(page(wardSecretary, address).select(".empty-title").text())
                    .as(address)
                    .isEqualTo("Không tìm thấy");
        }
    }

    /** What the page says that a form leads to. */
    private String flashAfter(long person, MockHttpServletRequestBuilder form) throws Exception {
        MvcResult sent = as(person, form).andExpect(status().is3xxRedirection()).andReturn();
        String html = as(person, get(sent.getResponse().getRedirectedUrl()).flashAttrs(sent.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return Jsoup.parse(html).select(".alert").text();
    }

    /** As the route does it. */
    private void askForApproval(UUID line) {
        HomeForm form = forms.find(line).orElseThrow();
        CommentFormSubmitted message = new CommentFormSubmitted();
        message.setLine(line.toString());
        message.setAttempt(form.attempt());
        new MessageContext(Optional.of(UUID.randomUUID()), "person:" + secretary, Optional.empty())
                .run(() -> lifecycle.create(FormTasks.TYPE, form.request().dossier(), tasks.taskFor(message)));
    }

    @Test
    void aNameAtTheLeftFirstKeepsWhatWasTyped() throws Exception {
        List<UUID> lines = received(2, RequestKind.COMMENT);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        String first = sheet + "?line=" + lines.get(0);
        Document page = page(secretary, first);
        assertThat(page.select(".names-list a")).as("leads away without saving").isEmpty();
        assertThat(page.select("#sheet button").first().attr("value"))
                .as("what Enter does")
                .isEqualTo("save");
        String other = page.select(".names-list button:not([aria-current])").attr("value");
        assertThat(other).isEqualTo("open-" + lines.get(1));

        String next = sent(
                secretary,
                answers(sheet, lines.get(0), 0).param("remarks", "Vừa viết").param("do", other));

        assertThat(page(secretary, next).select("h2#form-title").text())
                .contains(forms.find(lines.get(1)).orElseThrow().request().fullName());
        assertThat(forms.find(lines.get(0)).orElseThrow().remarks()).isEqualTo("Vừa viết");
    }

    @Test
    void lookingAtANameWritesNothing() throws Exception {
        List<UUID> lines = received(2, RequestKind.COMMENT);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));

        sent(secretary, post(sheet + "/" + lines.get(0)).param("version", "0").param("do", "open-" + lines.get(1)));

        assertThat(forms.find(lines.get(0)).orElseThrow().state()).isEqualTo(FormState.WAITING);
    }

    @Test
    void submittingTheFinishedFormsSubmitsWhatThePageSays() throws Exception {
        List<UUID> lines = received(2, RequestKind.COMMENT);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        sent(secretary, answers(sheet, lines.get(1), 0));
        sent(secretary, answers(sheet, lines.get(0), 0).param("remarks", "Cũ"));
        Document page = page(secretary, sheet + "?line=" + lines.get(0));
        assertThat(page.select("button[value=submit-all]").attr("form")).isEqualTo("sheet");

        String after = sent(
                secretary,
                answers(sheet, lines.get(0), 1).param("remarks", "Mới").param("do", "submit-all"));

        assertThat(after).isEqualTo("/residence/forms/write");
        assertThat(forms.findAll(lines)).extracting(HomeForm::state).containsOnly(FormState.SUBMITTED);
        assertThat(forms.find(lines.get(0)).orElseThrow().remarks()).isEqualTo("Mới");
    }

    @Test
    void whatSomebodyTypedIsNotLostWhenAnotherTabWasFaster() throws Exception {
        UUID line = received(1, RequestKind.COMMENT).get(0);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        sent(secretary, answers(sheet, line, 0));

        String html = as(secretary, answers(sheet, line, 0).param("remarks", "Của thẻ thứ hai"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(Jsoup.parse(html).select("#remarks").text()).isEqualTo("Của thẻ thứ hai");
        assertThat(Jsoup.parse(html).select(".alert-danger").text()).contains("vừa được người khác sửa");
        assertThat(forms.find(line).orElseThrow().remarks()).isEmpty();
    }

    @Test
    void aPaperFormIsEnteredOnTheSheetTogetherWithItsScan() throws Exception {
        UUID line = received(1, RequestKind.COMMENT).get(0);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        assertThat(page(secretary, sheet).select("#channel option").eachText())
                .containsExactly("Trực tuyến", "Trực tiếp");
        sent(secretary, answers(sheet, line, 0).param("channel", "IN_PERSON").param("do", "submit"));
        assertThat(forms.find(line).orElseThrow().state())
                .as("not without a scan")
                .isEqualTo(FormState.DRAFT);

        String refused = as(secretary, scanned(sheet, line, 1, "phiếu.pdf", "MZ".getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(Jsoup.parse(refused).select(".alert-danger")).isNotEmpty();
        assertThat(Jsoup.parse(refused).select("#channel option[selected]").text())
                .isEqualTo("Trực tiếp");
        Map<String, byte[]> files = new LinkedHashMap<>(HostileFiles.all());
        files.put("rat-lon.pdf", HostileFiles.large());
        for (Map.Entry<String, byte[]> hostile : files.entrySet()) {
            String page = as(secretary, scanned(sheet, line, 1, hostile.getKey(), hostile.getValue()))
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(Jsoup.parse(page).select(".alert-danger"))
                    .as(hostile.getKey())
                    .isNotEmpty();
        }
        assertThat(page(secretary, sheet).select(".found")).isEmpty();
        sent(secretary, scanned(sheet, line, 1, HostileFiles.hostileName("phiếu giấy.png"), picture()));

        Document kept = page(secretary, sheet);
        String scan = kept.select(".found a").attr("href");
        assertThat(kept.select(".found a").text()).isEqualTo("phiếu giấy.png");
        assertThat(page(secretary, "/residence/forms/write")
                        .select("tbody .pill")
                        .eachText())
                .contains("Trực tiếp");
        as(secretary, get(scan)).andExpect(status().isOk());
        as(wardSecretary, get(scan)).andExpect(status().isOk());
        as(person(), get(scan)).andExpect(status().isForbidden());
        as(forms.find(line).orElseThrow().request().person(), get(scan)).andExpect(status().isForbidden());
        sent(secretary, post(sheet + "/submit"));
        assertThat(forms.find(line).orElseThrow().state()).isEqualTo(FormState.SUBMITTED);
        assertThat(page(secretary, "/residence/forms/" + line)
                        .select("dl.facts")
                        .text())
                .contains("Hình thức nộp Trực tiếp", "Bản chụp 1: phiếu giấy.png");
    }

    @Test
    void theCommitteeFindsTheFormsOfACellWithoutAnAccountMarkedSo() throws Exception {
        positions.end(secretary, cell, ResidenceTime.today(clock).minusDays(1), "test");
        UUID line = received(1, RequestKind.COMMENT).get(0);

        assertThat(page(wardSecretary, "/").select("nav a[href^=/residence]").eachText())
                .contains("Lập phiếu nhận xét");
        assertThat(page(wardSecretary, "/residence/forms/write")
                        .select("tbody .pill")
                        .eachText())
                .contains("Lập thay Chi bộ Tổ dân phố 7");
        String sheet = sent(wardSecretary, post("/residence/forms/write").param("do", "all"));
        assertThat(page(wardSecretary, sheet).text()).contains("Lập thay Chi bộ Tổ dân phố 7");
        sent(wardSecretary, answers(sheet, line, 0));
        assertThat(page(wardSecretary, "/residence/forms/" + line)
                        .select("dl.facts")
                        .text())
                .contains("Lập phiếu Lập thay Chi bộ Tổ dân phố 7");

        long newSecretary = officer(cell, PositionKind.SECRETARY);
        as(wardSecretary, answers(sheet, line, 1)).andExpect(status().isConflict());
        assertThat(page(newSecretary, "/residence/forms/" + line).text()).contains("Nêu gương tốt");
    }

    @Test
    void theCommitteeFindsTheIntroductionsOfACellWithoutAnAccountAndIsNamedOnTheMember() throws Exception {
        positions.end(secretary, cell, ResidenceTime.today(clock).minusDays(1), "test");
        UUID line = received(1, RequestKind.INTRODUCE).get(0);

        assertThat(page(wardSecretary, "/").select("nav a[href^=/residence]").eachText())
                .contains("Đảng viên sinh hoạt hai chiều");
        Document list = page(wardSecretary, HomeNotices.INTRODUCTIONS_PAGE);
        assertThat(list.select("tbody input").eachAttr("value")).containsExactly(line.toString());
        assertThat(list.select("tbody .pill").eachText()).contains("Lập thay Chi bộ Tổ dân phố 7");
        as(officer("VD", PositionKind.SECRETARY), get(HomeNotices.INTRODUCTIONS_PAGE + "?q=x"))
                .andExpect(status().isOk());
        sent(wardSecretary, post(HomeNotices.INTRODUCTIONS_PAGE).param("line", line.toString()));

        assertThat(page(wardSecretary, HomeNotices.INTRODUCTIONS_PAGE + "?taken=true")
                        .select("tbody .pill")
                        .eachText())
                .contains("Lập thay Chi bộ Tổ dân phố 7");
        String member =
                page(wardSecretary, "/residence/members").select("tbody th a").attr("href");
        Document shown = page(wardSecretary, member);
        assertThat(shown.select(".pill").eachText()).contains("Lập thay Chi bộ Tổ dân phố 7");
        assertThat(shown.select("#record-title")).as("and writes meetings down").isNotEmpty();
    }

    @Test
    void whoeverMayOnlySendSeesAtOnceTheIntroductionsToTheCellsBelow() throws Exception {
        UUID line = received(1, RequestKind.INTRODUCE).get(0);
        long delegate = person();
        LocalDate today = ResidenceTime.today(clock);
        jdbc.update(
                "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to, scope,"
                        + " reference) VALUES (?, ?, ?, 'SECRETARY', ?, ?, '{send-residence-forms}', 'test')",
                wardSecretary,
                delegate,
                cell.replace("-CB", ""),
                today.minusDays(1),
                today.plusDays(1));

        String link = page(delegate, "/residence/members")
                .select("main a[href$=/introductions]")
                .attr("href");
        Document list = page(delegate, link);

        assertThat(list.select("tbody input").eachAttr("value")).containsExactly(line.toString());
        assertThat(list.select("tbody").text()).contains("Chi bộ Tổ dân phố 7");
        assertThat(list.select("#below, .bulk-bar [value=take], a[href$=/returned]"))
                .as("what is not theirs to do")
                .isEmpty();
        assertThat(page(delegate, link + "?taken=true").select("tbody")).isEmpty();
    }

    @Test
    void theCommitteeReadsTheAttendanceOfItsCellsAndTheMemberTheOwn() throws Exception {
        UUID line = received(1, RequestKind.INTRODUCE).get(0);
        long member = requests.find(line).orElseThrow().person();
        sent(secretary, post(HomeNotices.INTRODUCTIONS_PAGE).param("line", line.toString()));
        String own = page(secretary, "/residence/members").select("tbody th a").attr("href");
        sent(
                secretary,
                post("/residence/members/activities")
                        .param("formKey", UUID.randomUUID().toString())
                        .param("member", own.substring(own.lastIndexOf('/') + 1))
                        .param("day", ResidenceTime.today(clock).toString())
                        .param("kind", "MEETING")
                        .param("attendance", "PRESENT"));

        Document below = page(wardSecretary, "/residence/members");
        assertThat(below.select("tbody tr").text()).contains("Nguyễn Thị Ví Dụ", "Chi bộ Tổ dân phố 7");
        assertThat(below.select("tbody input[name=member], fieldset"))
                .as("to write down what it saw")
                .isNotEmpty();
        Document shown = page(wardSecretary, own);
        assertThat(shown.text()).contains("Họp chi bộ");
        assertThat(shown.select("main form").eachAttr("action"))
                .as("takes out nothing of the cell's")
                .containsExactly("/residence/members/activities");
        assertThat(shown.select("a[href$=/end]")).isEmpty();
        as(wardSecretary, post(own + "/end")).andExpect(status().isForbidden());

        assertThat(page(member, "/").select("nav a[href^=/residence]").eachText())
                .contains("Sinh hoạt nơi cư trú của tôi");
        assertThat(page(member, "/residence/members/mine").select("main").text())
                .contains("Chi bộ Tổ dân phố 7", "Họp chi bộ");
        assertThat(page(person(), "/residence/members/mine").select("main").text())
                .contains("Chưa có thông tin sinh hoạt nơi cư trú");
        as(member, get(own)).andExpect(status().isForbidden());
    }

    @Test
    void aReportEnteredFromPaperIsMarkedSoWhereverItIsRead() throws Exception {
        UUID line = received(1, RequestKind.INTRODUCE_AND_COMMENT).get(0);
        reports.put(line, cell, Instant.EPOCH, "Chép từ bản giấy.", List.of(), false, true, Instant.EPOCH);
        String mark = "Nơi công tác nhập từ báo cáo giấy";
        List<String> pages =
                List.of("/residence/forms/" + line, "/residence/members/introductions/" + line + "/report");

        for (String page : pages) {
            assertThat(page(secretary, page).select("main").text()).contains("Trực tiếp", mark, "Chép từ bản giấy.");
        }
        reports.put(line, cell, Instant.now(), "Tự viết.", List.of(), false, false, Instant.now());
        for (String page : pages) {
            assertThat(page(secretary, page).select("main").text())
                    .contains("Tự viết.")
                    .doesNotContain(mark);
        }
    }

    @Test
    void theReportOfAnIntroducedMemberIsReadFromTheIntroductionAndFromTheMember() throws Exception {
        UUID line = received(1, RequestKind.INTRODUCE).get(0);
        String page = "/residence/members/introductions/" + line + "/report";
        UUID file = UUID.randomUUID();
        documents.keep(
                new NewDocument(
                        file,
                        "residence-report-file",
                        Optional.empty(),
                        "residence-line:" + line,
                        LocalDate.of(2026, 11, 20),
                        "application/pdf",
                        Map.of(),
                        Optional.empty()),
                "%PDF".getBytes(StandardCharsets.UTF_8));
        assertThat(page(secretary, "/residence/members/introductions")
                        .select("tbody td[data-label='Báo cáo']")
                        .text())
                .isIn("Chưa có", "Không yêu cầu");
        reports.put(line, cell, Instant.EPOCH, "Đã họp <đủ>.", List.of(file), false, false, Instant.EPOCH);

        assertThat(page(secretary, "/residence/members/introductions")
                        .select("tbody td[data-label='Báo cáo'] a")
                        .attr("href"))
                .isEqualTo(page);
        Document report = page(secretary, page);
        assertThat(report.select("p.lines").text()).isEqualTo("Đã họp <đủ>.");
        assertThat(report.select("main a[href^=" + page + "]").attr("href")).isEqualTo(page + "/" + file);
        as(secretary, get(page + "/" + file)).andExpect(status().isOk());
        as(secretary, get(page + "/" + UUID.randomUUID())).andExpect(status().isNotFound());
        for (long nobody : List.of(person(), introduced(line))) {
            as(nobody, get(page)).andExpect(status().isForbidden());
            as(nobody, get(page + "/" + file)).andExpect(status().isForbidden());
        }
        sent(secretary, post("/residence/members/introductions").param("line", line.toString()));
        String member =
                page(secretary, "/residence/members").select("[name=member]").attr("value");
        assertThat(page(secretary, "/residence/members/" + member).select("a[href=" + page + "]"))
                .hasSize(1);
    }

    private long introduced(UUID line) {
        return requests.find(line).orElseThrow().person();
    }

    @Test
    void theRequestIsPrintedOnlyForThoseWhoReadItsForm() throws Exception {
        UUID line = received(1, RequestKind.INTRODUCE_AND_COMMENT).get(0);
        String paper = page(secretary, "/residence/members/introductions")
                .select("tbody a")
                .attr("href");
        assertThat(paper).isEqualTo("/residence/requests/" + line + "/paper");

        as(secretary, get(paper)).andExpect(status().isOk());
        as(wardSecretary, get(paper)).andExpect(status().isOk());
        as(person(), get(paper)).andExpect(status().isForbidden());
        as(forms.find(line).orElseThrow().request().person(), get(paper)).andExpect(status().isForbidden());
    }

    @Test
    void theCommitteeSeesEachFormAndApprovesTheChosenOnesOrAll() throws Exception {
        List<UUID> lines = submitted(3);

        Document list = page(wardSecretary, "/residence/forms/approve");
        assertThat(list.select("h1").text()).isEqualTo("Duyệt phiếu nhận xét");
        assertThat(list.select("tbody tr")).hasSize(3);
        assertThat(list.select("tbody tr").first().select(".levels-short li").eachText())
                .hasSize(6)
                .first()
                .isEqualTo("Nêu gương tốt");
        String task = list.select("tbody input").first().val();
        Document one = page(wardSecretary, "/tasks/" + task);
        assertThat(one.text()).contains("Phiếu nhận xét", "Nêu gương tốt", "Chi bộ Kinh doanh 1");

        sent(wardSecretary, post("/residence/forms/approve").param("task", task));
        assertThat(page(wardSecretary, "/residence/forms/approve").select("tbody tr"))
                .hasSize(2);
        assertThat(page(wardSecretary, "/residence/forms/approve/all").text()).contains("Toàn bộ 2 phiếu");
        sent(wardSecretary, post("/residence/forms/approve/all"));
        assertThat(page(wardSecretary, "/residence/forms/approve")
                        .select(".empty-title")
                        .text())
                .isEqualTo("Không có phiếu chờ phê duyệt");
        assertThat(lines).hasSize(3);
    }

    @Test
    void allLeavesOutWhatAnotherHoldsAndThePageStaysInTheMenu() throws Exception {
        submitted(2);
        Document list = page(wardSecretary, "/residence/forms/approve");
        String ward = cell.replace("-CB", "");
        sent(
                officer(ward, PositionKind.DEPUTY),
                post("/tasks/" + list.select("tbody input").first().val() + "/claim"));

        assertThat(page(wardSecretary, "/residence/forms/approve/all").text()).contains("Toàn bộ 1 phiếu");
        sent(wardSecretary, post("/residence/forms/approve/all"));
        assertThat(page(wardSecretary, "/residence/forms/approve").select("tbody tr"))
                .hasSize(1);
        assertThat(jdbc.queryForList("SELECT state FROM human_task WHERE organisation = ?", String.class, ward))
                .containsExactlyInAnyOrder("CLAIMED", "DECIDED");

        long delegate = person();
        jdbc.update(
                "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                        + " scope, reference) VALUES (?, ?, ?, 'SECRETARY', ?, ?, '{approve-residence-form}', 'test')",
                wardSecretary,
                delegate,
                ward,
                START,
                ResidenceTime.today(clock).plusDays(9));
        assertThat(page(delegate, "/about").select("a[href=/residence/forms/approve]"))
                .isNotEmpty();
    }

    @Test
    void whatOfSeveralFailedIsListedWithItsNameAndReasonToWhoeverMayReadIt() throws Exception {
        UUID closed = submitted(1).get(0);
        UUID open = received(1, RequestKind.COMMENT).get(0);
        String name = forms.find(closed).orElseThrow().request().fullName();
        Supplier<MockHttpServletRequestBuilder> move = () -> post("/residence/forms/write")
                .param("do", "move")
                .param("line", open.toString(), closed.toString())
                .param("cell", cell);

        FlashMap told = as(wardSecretary, move.get()).andReturn().getFlashMap();
        Document page =
                Jsoup.parse(as(wardSecretary, get("/residence/forms/send").flashAttrs(told))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select(".alert-warning li").eachText())
                .singleElement()
                .asString()
                .startsWith(name + ": ");

        assertThat(as(person(), move.get()).andReturn().getFlashMap().get("flashDetails"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .as("no name to whoever may not read it")
                .hasSize(2)
                .allSatisfy(detail -> assertThat(detail).startsWith("–: "));
    }

    @Test
    void approvedFormsAreSignedAfterOneConfirmationAndThePageShowsHowFarItIs() throws Exception {
        List<UUID> lines = approved(3);

        Document list = page(wardSecretary, "/residence/forms/send");
        assertThat(list.select(".bulk-bar button").eachText())
                .containsExactly("Ký số và gửi", "Ký số và gửi tất cả (3)");
        String question = sent(wardSecretary, post("/residence/forms/send").param("do", "all"));
        assertThat(page(wardSecretary, question).text()).contains("3 phiếu sẽ được ký");
        String progress = sent(wardSecretary, post(question));

        Document page = page(wardSecretary, progress);
        assertThat(page.select("#standing h2").first().text()).isEqualTo("Đã gửi 0 trên 3 phiếu");
        String again = page.select("#standing").attr("hx-get");
        as(wardSecretary, get(again)).andExpect(status().isNoContent());
        forms.problem(lines.get(0), FormState.UNSIGNED, "LT-DOC-010");
        Document failed = page(wardSecretary, again);
        assertThat(failed.select("#problems-title").text()).isEqualTo("Phiếu gặp trở ngại (1)");
        assertThat(page(wardSecretary, "/residence/forms/send").select("tbody tr"))
                .hasSize(1);
        forms.problem(lines.get(0), FormState.UNSIGNED, "LT-RES-051");
        assertThat(page(wardSecretary, "/residence/forms/send").select("tbody").text())
                .as("to whoever may sign it now")
                .contains("chức vụ của người ký hoặc cấp ủy phụ trách đã thay đổi")
                .doesNotContain("Đồng chí không có quyền");
    }

    @Test
    void whatIsIncompleteIsGivenBackWithAReasonByWhoeverWouldWriteIt() throws Exception {
        List<UUID> lines = received(2, RequestKind.COMMENT);
        Document list = page(secretary, "/residence/forms/write");
        assertThat(list.select("tbody tr").first().text()).contains("Hạn báo chưa đủ");
        String ask = list.select(".bulk-bar button").last().attr("formaction");

        Document question =
                Jsoup.parse(as(secretary, post(ask).param("line", lines.get(0).toString()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(question.select("h1").text()).isEqualTo("Báo hồ sơ chưa đủ?");
        assertThat(question.select("input[name=line]").eachAttr("value"))
                .containsExactly(lines.get(0).toString());
        String giveBack = question.select(".confirm form").attr("action");
        Document again = Jsoup.parse(as(
                        secretary,
                        post(giveBack).param("line", lines.get(0).toString()).param("reason", " "))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(again.select(".alert-danger").text()).contains("Xin ghi rõ hồ sơ còn thiếu");
        long stranger = officer("VD", PositionKind.SECRETARY);
        as(stranger, post(ask).param("line", lines.get(0).toString())).andExpect(status().isForbidden());
        sent(stranger, post(giveBack).param("line", lines.get(0).toString()).param("reason", "Sai"));
        assertThat(forms.findAll(lines)).as("not by a stranger").hasSize(2);

        assertThat(sent(
                        secretary,
                        post(giveBack).param("line", lines.get(0).toString()).param("reason", "Sai chi bộ")))
                .isEqualTo("/residence/forms/write");

        assertThat(forms.findAll(lines)).extracting(HomeForm::line).containsExactly(lines.get(1));
        Document left = page(secretary, "/residence/forms/write");
        assertThat(left.select("tbody tr")).hasSize(1);
        String returned = left.select("a[href=/residence/requests/returned]").attr("href");
        assertThat(page(secretary, returned).select("tbody tr").text()).contains("Sai chi bộ", "Trần Văn Mẫu");
        as(person(), get(returned)).andExpect(status().isForbidden());
    }

    @Test
    void onceItsHoursAreOverARequestIsGivenBackLate() throws Exception {
        UUID line = received(1, RequestKind.COMMENT).get(0);
        received(1, RequestKind.INTRODUCE);

        jdbc.update(
                "UPDATE residence_request SET incomplete_until = now() - interval '1 year' WHERE organisation = ?",
                cell);

        for (String address : List.of("/residence/forms/write", "/residence/members/introductions")) {
            Document list = page(secretary, address);
            assertThat(list.select(".bulk-bar button").eachText()).contains("Báo hồ sơ chưa đủ");
            assertThat(list.select("tbody").text()).doesNotContain("Hạn báo chưa đủ");
        }
        Document question = question(List.of(line));
        assertThat(question.select(".confirm .pill").text()).contains("ghi là báo muộn");
        sent(
                secretary,
                post("/residence/requests/return")
                        .param("line", line.toString())
                        .param("reason", "Không cư trú ở đây"));
        assertThat(page(secretary, "/residence/requests/returned")
                        .select("tbody .pill")
                        .text())
                .isEqualTo("Báo muộn");
    }

    @Test
    void aFormTheCommitteeHasSeenIsNotOfferedToBeGivenBack() throws Exception {
        List<UUID> lines = received(2, RequestKind.COMMENT);
        UUID seen = lines.get(0);
        jdbc.update("UPDATE residence_form SET attempt = 1, state = 'RETURNED' WHERE line = ?", seen);

        Document question = question(lines);
        assertThat(question.select("form input[name=line]").eachAttr("value"))
                .containsExactly(lines.get(1).toString());
        assertThat(question.select(".confirm li").eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("Phiếu đã trình")
                                .contains("không báo hồ sơ chưa đủ được nữa")
                                .doesNotContain("Hạn báo chưa đủ", "ghi là báo muộn"),
                        second -> assertThat(second).doesNotContain("Phiếu đã trình"));

        Document nothing = question(List.of(seen));
        assertThat(nothing.select(".confirm textarea, .confirm button")).isEmpty();
        assertThat(nothing.select(".confirm a").text()).isEqualTo("Quay lại");
    }

    private Document question(List<UUID> lines) throws Exception {
        MockHttpServletRequestBuilder ask = post("/residence/requests/return/ask");
        lines.forEach(line -> ask.param("line", line.toString()));
        return Jsoup.parse(as(secretary, ask)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void allThatFailedAreNamedHoweverManyTheyAre() throws Exception {
        List<UUID> lines = received(60, RequestKind.COMMENT);
        MockHttpServletRequestBuilder form = post("/residence/requests/return").param("reason", "Sai chi bộ");
        lines.forEach(line -> form.param("line", line.toString()));
        sent(secretary, form);

        MockHttpServletRequestBuilder again = post("/residence/requests/return").param("reason", "Sai chi bộ");
        lines.forEach(line -> again.param("line", line.toString()));
        assertThat((List<?>) as(secretary, again).andReturn().getFlashMap().get("flashDetails"))
                .hasSize(60);
    }

    @Test
    void statisticsAreForTheCellAndForTheCommitteeAbove() throws Exception {
        received(2, RequestKind.INTRODUCE_AND_COMMENT);
        String path = "/residence/forms/statistics";
        String ward = cell.replace("-CB", "");

        assertThat(page(secretary, "/residence/forms/write").select("a[href=" + path + "]"))
                .hasSize(1);
        Document own = page(secretary, path);
        assertThat(own.select("thead th").eachText())
                .containsExactly(
                        "Tổ chức đảng nơi cư trú",
                        "Được giới thiệu",
                        "Đã tiếp nhận",
                        "Xin nhận xét",
                        "Yêu cầu báo cáo",
                        "Đã báo cáo",
                        "Đã lập phiếu",
                        "Đã trình",
                        "Đã phê duyệt",
                        "Đã gửi",
                        "Gửi đúng hạn",
                        "Quá hạn",
                        "Báo chưa đủ",
                        "Báo muộn",
                        "Biểu dương",
                        "Không đề nghị",
                        "Xem xét xử lý");
        assertThat(own.select("tfoot td").eachText()).startsWith("2", "0", "2");
        assertThat(own.select("tbody a")).isEmpty();
        assertThat(page(wardSecretary, "/residence/forms/send").select("a[href=" + path + "]"))
                .hasSize(1);
        Document above = page(wardSecretary, path);
        assertThat(above.select("tbody a").eachText()).containsExactly("Chi bộ Tổ dân phố 7");
        assertThat(page(wardSecretary, above.select("tbody a").attr("href"))
                        .select("tbody td")
                        .eachText())
                .startsWith("2", "0", "2");

        as(secretary, get(path).param("organisation", ward)).andExpect(status().isForbidden());
        as(person(), get(path)).andExpect(status().isForbidden());
        String key = UUID.randomUUID().toString();
        as(secretary, post(path + "/paper").param("formKey", key).param("organisation", ward))
                .andExpect(status().isForbidden());
        as(person(), post(path + "/paper").param("formKey", key)).andExpect(status().isForbidden());
        as(wardSecretary, post(path + "/paper").param("formKey", key)).andExpect(status().isOk());
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit_entry WHERE action = 'residence.home-statistics-read'"
                                + " AND subject = ?",
                        Integer.class,
                        "organisation:" + ward))
                .as("looked at once, printed once")
                .isEqualTo(2);
    }

    @Test
    void statisticsAreSignedByWhoLeadsTheOrganisationAndSealedForOthers() throws Exception {
        String path = "/residence/forms/statistics";
        assertThat(page(wardSecretary, path)
                        .select("form[action=" + path + "/paper] button")
                        .text())
                .isEqualTo("Ký số và tải PDF");
        assertThat(paper(wardSecretary, path, cell.replace("-CB", ""))).endsWith(" by Bí thư");

        assertThat(page(wardSecretary, path + "?organisation=" + cell)
                        .select("form[action=" + path + "/paper] button")
                        .text())
                .isEqualTo("Tải PDF");
        as(
                        wardSecretary,
                        post(path + "/paper")
                                .param("organisation", cell)
                                .param("formKey", UUID.randomUUID().toString())
                                .param("sign", "true"))
                .andExpect(status().isConflict());
        assertThat(paper(wardSecretary, path, cell)).endsWith(" by the hub");
    }

    private String paper(long person, String path, String organisation) throws Exception {
        Element form =
                page(person, path + "?organisation=" + organisation).selectFirst("form[action=" + path + "/paper]");
        MockHttpServletRequestBuilder click = post(path + "/paper")
                .param("organisation", organisation)
                .param("formKey", form.select("input[name=formKey]").val())
                .param("sign", form.select("input[name=sign]").val());
        MockHttpServletResponse paper =
                as(person, click).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(as(person, click).andReturn().getResponse().getContentAsByteArray())
                .as("a second click has the same paper")
                .isEqualTo(paper.getContentAsByteArray());
        String said = paper.getContentAsString(StandardCharsets.UTF_8);
        assertThat(said).startsWith("%PDF-1.7 TKCT-");
        assertThat(paper.getHeader("Content-Disposition")).contains("TKCT-");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM document WHERE kind = 'residence-statistics' AND subject = ?",
                        Integer.class,
                        "organisation:" + organisation))
                .isEqualTo(1);
        return said;
    }

    @Test
    void introductionsBecomeTwoWayMembersWhoseMeetingsAreWrittenDown() throws Exception {
        List<UUID> lines = received(2, RequestKind.INTRODUCE);

        assertThat(page(secretary, "/residence/members/introductions")
                        .select(".bulk-bar button")
                        .eachText())
                .containsExactly("Xác nhận tiếp nhận", "Báo hồ sơ chưa đủ");
        sent(
                secretary,
                post("/residence/members/introductions")
                        .param("line", lines.get(0).toString(), lines.get(1).toString()));

        Document members = page(secretary, "/residence/members");
        List<String> ids = members.select("[name=member]").eachAttr("value");
        assertThat(ids).hasSize(2);
        for (int click = 0; click < 2; click++) {
            sent(
                    secretary,
                    post("/residence/members/activities")
                            .param("formKey", members.select("[name=formKey]").val())
                            .param("member", ids.toArray(String[]::new))
                            .param("day", "1/2/2026")
                            .param("kind", "PEOPLE_MEETING")
                            .param("attendance", "PRESENT")
                            .param("remark", "Phát biểu ý kiến"));
        }
        as(
                        secretary,
                        post("/residence/members/activities")
                                .param(
                                        "formKey",
                                        members.select("[name=formKey]").val())
                                .param("member", ids.get(0))
                                .param("day", "8/2/2026")
                                .param("kind", "PEOPLE_MEETING")
                                .param("attendance", "PRESENT")
                                .param("remark", "Phát biểu ý kiến"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Xin mở lại trang rồi ghi tiếp")));
        Document member = page(secretary, "/residence/members/" + ids.get(0) + "?year=2026");
        assertThat(member.text()).contains("01/02/2026").containsOnlyOnce("Phát biểu ý kiến");
        assertThat(member.select("form[action=/residence/members/activities] [name=formKey]"))
                .hasSize(1);
        assertThat(page(secretary, "/residence/members/" + ids.get(0) + "/end").text())
                .contains("không còn cư trú");
        sent(secretary, post("/residence/members/" + ids.get(0) + "/end"));
        assertThat(page(secretary, "/residence/members").select("tbody tr")).hasSize(1);
        assertThat(page(secretary, "/residence/members?ended=true").select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void aViolationIsWrittenAndReadByFew() throws Exception {
        UUID line = received(1, RequestKind.COMMENT).get(0);
        long committeeMember = officer(cell, PositionKind.COMMITTEE_MEMBER);
        String form = "/residence/violations/new/" + line;
        String key = page(secretary, form).select("[name=form]").val();

        as(secretary, post(form).param("form", key).param("text", " ")).andExpect(status().isUnprocessableEntity());
        String written = sent(
                secretary,
                post(form).param("form", key).param("text", "Gây mất trật tự").param("urgent", "true"));

        assertThat(page(secretary, written).text()).contains("Gây mất trật tự", "Khẩn", "Chờ phê duyệt");
        assertThat(page(wardSecretary, written).text()).contains("Gây mất trật tự");
        as(committeeMember, get(written)).andExpect(status().isNotFound());
        assertThat(page(committeeMember, "/residence/violations")
                        .select(".empty-title")
                        .text())
                .isEqualTo("Không có thông báo vi phạm");
        assertThat(page(secretary, "/residence/violations/new?q=vi du").select(".found"))
                .hasSize(1);
    }

    @Test
    void whoeverHoldsNoPositionThereIsRefusedByEachAddress() throws Exception {
        UUID line = received(1, RequestKind.COMMENT).get(0);
        String sheet = sent(secretary, post("/residence/forms/write").param("do", "all"));
        String mine = cell;
        aWardOfItsOwn();
        long otherSecretary = secretary;
        long otherWard = wardSecretary;
        long stranger = person();
        long ended = officer(mine, PositionKind.SECRETARY);
        positions.end(ended, mine, ResidenceTime.today(clock).minusDays(1), "test");

        for (long person : List.of(otherSecretary, otherWard, stranger, ended)) {
            as(person, get("/residence/forms/" + line)).andExpect(status().isForbidden());
            as(person, get("/residence/forms/" + line + "/paper")).andExpect(status().isForbidden());
            as(person, answers(sheet, line, 0)).andExpect(status().isForbidden());
            as(person, get("/residence/violations/new/" + line)).andExpect(status().isForbidden());
        }
        as(stranger, get("/residence/forms/write")).andExpect(status().isForbidden());
        as(stranger, get("/residence/forms/send")).andExpect(status().isForbidden());
        as(stranger, get("/residence/members")).andExpect(status().isForbidden());
        as(stranger, get("/residence/violations")).andExpect(status().isForbidden());
        assertThat(page(stranger, "/").select("a[href^=/residence]")).isEmpty();
        assertThat(forms.find(line).orElseThrow().state()).isEqualTo(FormState.WAITING);
    }

    /** People of whom each might be taken for somebody who decides. */
    enum Stranger {
        ANOTHER_WARDS_SECRETARY,
        MEMBER_OF_THE_CELL,
        ENDED_SECRETARY,
        DELEGATE_OUT_OF_PERIOD
    }

    @ParameterizedTest
    @EnumSource(Stranger.class)
    void nobodyElseDecidesByAddressOrAsAProgram(Stranger who) throws Exception {
        UUID line = submitted(1).get(0);
        String sheet = sent(
                secretary, post("/residence/forms/write").param("do", "all").param("show", "submitted"));
        List<UUID> decisions = List.of(task(line + "/1"), violationTask(line));
        long entitled = wardSecretary;
        long stranger = stranger(who);

        for (UUID task : decisions) {
            String api = "/api/v1/tasks/" + task;
            as(entitled, get(api)).andExpect(status().isOk());
            as(stranger, get(api)).andExpect(status().is4xxClientError());
            as(stranger, post(api + "/decide").contentType("application/json").content("{\"outcome\":\"approve\"}"))
                    .andExpect(status().is4xxClientError());
            as(stranger, get("/tasks/" + task)).andExpect(status().is4xxClientError());
            as(stranger, post("/tasks/" + task + "/decide").param("outcome", "approve"))
                    .andExpect(status().is4xxClientError());
        }
        as(
                stranger,
                post("/residence/forms/approve").param("task", decisions.get(0).toString()));
        as(stranger, post(sheet + "/submit")).andExpect(status().is4xxClientError());
        as(stranger, post(sheet.replace("/write/", "/send/"))).andExpect(status().is4xxClientError());

        assertThat(forms.find(line).orElseThrow().state()).isEqualTo(FormState.SUBMITTED);
        assertThat(decisions).allSatisfy(task -> assertThat(
                        jdbc.queryForObject("SELECT state FROM human_task WHERE id = ?", String.class, task))
                .isEqualTo("OPEN"));
    }

    private long stranger(Stranger who) {
        String ward = cell.replace("-CB", "");
        return switch (who) {
            case ANOTHER_WARDS_SECRETARY -> {
                aWardOfItsOwn();
                yield wardSecretary;
            }
            case MEMBER_OF_THE_CELL -> officer(cell, PositionKind.COMMITTEE_MEMBER);
            case ENDED_SECRETARY -> {
                long ended = officer(ward, PositionKind.SECRETARY);
                positions.end(ended, ward, ResidenceTime.today(clock).minusDays(1), "test");
                yield ended;
            }
            case DELEGATE_OUT_OF_PERIOD -> {
                long delegate = person();
                jdbc.update(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                + " reference) VALUES (?, ?, ?, 'SECRETARY', '2025-07-01', '2025-07-31', 'test')",
                        wardSecretary,
                        delegate,
                        ward);
                yield delegate;
            }
        };
    }

    private UUID task(String subject) {
        return jdbc.queryForObject("SELECT id FROM human_task WHERE subject = ?", UUID.class, subject);
    }

    /** Writes a notice about the member of a line; the task its route would make. */
    private UUID violationTask(UUID line) throws Exception {
        String form = "/residence/violations/new/" + line;
        String key = page(secretary, form).select("[name=form]").val();
        String written = sent(secretary, post(form).param("form", key).param("text", "Gây mất trật tự"));
        String notice = written.substring(written.lastIndexOf('/') + 1);
        ReceivedRequest request = forms.find(line).orElseThrow().request();
        taskFor(ViolationTasks.TYPE, request, notice);
        return task(notice);
    }

    private void taskFor(String type, ReceivedRequest request, String subject) {
        new MessageContext(Optional.of(UUID.randomUUID()), "person:" + secretary, Optional.empty())
                .run(() -> lifecycle.create(
                        type,
                        request.dossier(),
                        new TaskRequest(
                                subject,
                                OptionalLong.of(request.person()),
                                request.fullName(),
                                cell,
                                ResidenceTime.today(clock))));
    }

    @Test
    void theMenuNamesWhatTheOfficerMayDoInTheWordsOfTheGuide() throws Exception {
        assertThat(page(secretary, "/").select("nav a[href^=/residence]").eachText())
                .contains("Lập phiếu nhận xét", "Đảng viên sinh hoạt hai chiều", "Thông báo vi phạm")
                .doesNotContain("Gửi phiếu nhận xét");
        assertThat(page(wardSecretary, "/").select("nav a[href^=/residence]").eachText())
                .contains("Duyệt phiếu nhận xét", "Gửi phiếu nhận xét")
                .doesNotContain("Lập phiếu nhận xét");
    }

    @Test
    void thePrintedWordsAreThoseOfThePaper() throws Exception {
        String paper = Files.readString(Path.of("config/documents/comment-form.xsl"));

        for (int criterion = 1; criterion <= HomeForm.CRITERIA; criterion++) {
            assertThat(paper).contains(">" + words("criterion." + criterion) + "<");
            for (int level = 1; level <= HomeForm.LEVELS; level++) {
                assertThat(paper).contains(">" + words("level." + criterion + "." + level) + "<");
            }
        }
        assertThat(paper).contains("7. " + words("remarks"));
    }

    private String words(String key) {
        return messages.getMessage("residence-home." + key, null, Locale.forLanguageTag("vi"));
    }

    /** All six criteria answered. */
    private static MockHttpServletRequestBuilder answers(String sheet, UUID line, int version) {
        MockHttpServletRequestBuilder form = post(sheet + "/" + line).param("version", Integer.toString(version));
        IntStream.rangeClosed(1, HomeForm.CRITERIA).forEach(criterion -> form.param("c" + criterion, "1"));
        return form;
    }

    private static MockHttpServletRequestBuilder scanned(
            String sheet, UUID line, int version, String name, byte[] file) {
        MockMultipartHttpServletRequestBuilder form = multipart(sheet + "/" + line);
        form.file(new MockMultipartFile("scan", name, null, file)).param("version", Integer.toString(version));
        IntStream.rangeClosed(1, HomeForm.CRITERIA).forEach(criterion -> form.param("c" + criterion, "1"));
        return form;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private List<UUID> approved(int members) {
        List<UUID> lines = submitted(members);
        lines.forEach(line -> forms.decided(line, FormState.APPROVED, wardSecretary, null, clock.instant()));
        return lines;
    }

    private List<UUID> submitted(int members) {
        List<UUID> lines = received(members, RequestKind.COMMENT);
        lines.forEach(this::submit);
        return lines;
    }

    private void submit(UUID line) {
        commentForms.save(secretary, line, 0, new FormEntry(List.of(1, 1, 1, 1, 1, 2), "Tốt"));
        commentForms.submit(secretary, List.of(line));
        askForApproval(line);
    }

    private List<UUID> received(int members, RequestKind kind) {
        Instant now = clock.instant();
        HomeRequestStore.Delivery delivery = new HomeRequestStore.Delivery(
                UUID.randomUUID(),
                UUID.randomUUID(),
                2026,
                "VD-CT",
                "Đảng bộ Công ty Ví Dụ",
                cell,
                1,
                Channel.ONLINE,
                now,
                OtherHalf.HERE);
        requests.insert(delivery, now);
        List<HomeRequestStore.NewLine> lines = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            long member = person();
            lines.add(new HomeRequestStore.NewLine(
                    UUID.randomUUID(),
                    "G22.99.NX-001173%06d-261121-0001".formatted(count),
                    member,
                    "Nguyễn Thị Ví Dụ " + count,
                    "01.000001",
                    null,
                    "Số 1 phố Người Mẫu",
                    "Chi bộ Kinh doanh 1",
                    kind,
                    false,
                    null));
        }
        requests.insert(delivery, lines, now, now.plus(LATER), now.plus(SOON));
        return lines.stream().map(HomeRequestStore.NewLine::line).toList();
    }

    private long officer(String organisation, PositionKind kind) {
        long person = person();
        positions.appoint(person, organisation, kind, START, "load");
        return person;
    }

    private long person() {
        return people.signedIn(
                        "0011%02d%06d".formatted(75, ++count), Optional.empty(), "Trần Văn Mẫu", Optional.empty())
                .id();
    }

    private void organisation(String code, OrganisationKind kind, String name, String parent) {
        jdbc.update(
                """
                INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text, sort_key)
                SELECT ?, ?, ?, true, ?, '', ?, ?, ? WHERE NOT EXISTS (SELECT FROM organisation WHERE code = ?)
                """,
                code,
                kind.name(),
                name,
                parent,
                START,
                SearchText.of(name + " " + code),
                SearchText.sortKey(name),
                code);
    }

    private Document page(long person, String address) throws Exception {
        return Jsoup.parse(as(person, get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    /** @return where a form that was taken leads */
    private String sent(long person, MockHttpServletRequestBuilder form) throws Exception {
        return as(person, form)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions as(long person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("X-Test-Person", person).with(csrf()));
    }
}
