package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.document.DocumentCheck;
import vn.lienthong.document.Documents;
import vn.lienthong.document.PdfSignature;
import vn.lienthong.document.Verdict;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.HostileFiles;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;

/** The pages in the guide's words, over the whole hub, without a browser's scripts. */
class ResidenceScreensIT {

    private static final String MAKER = "035203000030"; // a committee member of the company
    private static final String SECRETARY = "001072000003";
    private static final String DEPUTY = "036156000029";
    private static final String SECRETARY_ELSEWHERE = "001178000002"; // of a cell below
    private static final String RECEIVED_VIOLATIONS = "/residence/violations/received";
    private static final String MEMBER = "001090000005";
    private static final String TOO_LARGE = "Tệp lớn hơn 10 MB";

    private final Sandbox sandbox = SharedSandbox.get();

    @Test
    void theChapterOfTheGuideFromTheListToTheReport() {
        Browser maker = loggedIn(MAKER);
        Page start = open(maker, "/residence/lists");
        assertThat(title(start)).isEqualTo("Lập danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú");
        assertThat(menu(start))
                .containsSubsequence(
                        "Lập danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú",
                        "Gửi danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú",
                        "Báo cáo kết quả thực hiện nhiệm vụ nơi cư trú",
                        "Nhận phiếu nhận xét và báo cáo kết quả thực hiện nhiệm vụ tại nơi cư trú");
        int year = java.time.LocalDate.ofInstant(
                        sandbox.hub().getBean(java.time.Clock.class).instant(), WorkingCalendar.ZONE)
                .getYear();
        Page editor = maker.submit(
                start,
                url("/residence/lists"),
                Map.of("organisation", "HN-TAYHO-VIDU", "year", "" + year, "purpose", "YEARLY"));
        String path = editor.address().getPath();
        UUID list = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(Jsoup.parse(editor.html()).text())
                .contains("Thông tin tổ chức Đảng nơi công tác", "Tên tổ chức Đảng", "Địa chỉ", "Ngày lập phiếu")
                .contains("Chọn cả Đảng bộ", "Chọn cả Chi bộ", "Thêm Đảng viên", "Xóa dòng", "Kết xuất");

        editor = maker.submit(editor, url(path), Map.of("do", "committee"));
        Document shown = Jsoup.parse(editor.html());
        assertThat(shown.select("thead th").eachText())
                .contains(
                        "Họ và tên đảng viên",
                        "Số thẻ đảng viên",
                        "Chi bộ sinh hoạt",
                        "Nơi cư trú",
                        "Đảng bộ cấp trên cơ sở",
                        "Đảng bộ/chi bộ cơ sở",
                        "Đảng bộ bộ phận",
                        "Báo cáo tình hình thực hiện nhiệm vụ",
                        "Loại");
        assertThat(shown.select("tbody tr")).hasSizeGreaterThan(10).hasSizeLessThanOrEqualTo(LinesOnAPage.MOST);
        assertThat(shown.select("tbody select").first().select("option").eachText())
                .containsExactly("Xin nhận xét", "Giới thiệu", "Giới thiệu và xin nhận xét");
        CommentLine member = lineOf(list);
        assertThat(title(open(maker, path + "/residence?line=" + member.id()))).isEqualTo("Đổi nơi cư trú");
        assertThat(title(open(maker, path + "/members?cell=HN-TAYHO-VIDU-KD1"))).isEqualTo("Thêm Đảng viên");
        assertThat(open(maker, path + "/lines.csv").html()).contains("Số CCCD", MEMBER);
        assertThat(open(maker, path + "/lines.xlsx").html()).startsWith("PK");
        Page problems = maker.upload(
                editor,
                url(path + "/file"),
                Map.of(),
                "file",
                "dong.csv",
                "Số CCCD,Loại\n001000000000,Khen\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems.status()).isEqualTo(422);
        assertThat(Jsoup.parse(problems.html()).select("tbody tr")).hasSize(2);

        editor = maker.submit(editor, url(path), Map.of("do", "apply", "scope", "all", "bulk", "report:yes"));
        assertThat(Jsoup.parse(editor.html()).select(".alert").text()).contains("Đã thay đổi");
        nothingChosenOnThePageIsLost(maker, editor, list, member);
        int version = list(list).version();
        Page handedIn = maker.submit(editor, url(path), Map.of("do", "submit", "version", "" + version));
        assertThat(Jsoup.parse(handedIn.html()).text()).contains("Đã trình phê duyệt danh sách", "Chờ phê duyệt");

        Browser deputy = loggedIn(DEPUTY);
        await().atMost(Duration.ofSeconds(30)).until(() -> open(deputy, "/residence/lists/approvals/" + list)
                .html()
                .contains("/approve"));
        Page approvals = open(deputy, "/residence/lists/approvals");
        assertThat(Jsoup.parse(approvals.html()).select("thead th").eachText())
                .containsExactly(
                        "STT", "Ngày tạo", "Người tạo", "Ngày duyệt", "Người duyệt", "Trạng thái", "Lý do từ chối");
        assertThat(Jsoup.parse(approvals.html()).select("tbody td").first().text())
                .isEqualTo("1");
        assertThat(open(deputy, "/residence/lists/" + list + "/paper").status())
                .as("signed by nobody")
                .isEqualTo(404);
        Page approval = open(deputy, "/residence/lists/approvals/" + list);
        assertThat(Jsoup.parse(approval.html()).text()).contains("Phê duyệt", "Từ chối");
        assertThat(title(open(deputy, "/residence/lists/approvals/" + list + "/refuse")))
                .isEqualTo("Từ chối danh sách này?");
        String task = sandbox.hub()
                .getBean(vn.lienthong.humantask.Tasks.class)
                .ofSubject(list(list).subject())
                .get(0)
                .id()
                .toString();
        assertThat(Jsoup.parse(open(deputy, "/tasks/" + task).html()).text())
                .contains("Xem từng đảng viên trong danh sách");
        nobodyElseApproves(list, task);
        assertThat(Jsoup.parse(approval.html())
                        .select("a[href=/residence/lists/" + list + "/versions/1]")
                        .text())
                .isEqualTo("Xem danh sách khi trình");
        Document asHandedIn = Jsoup.parse(
                open(deputy, "/residence/lists/" + list + "/versions/1").html());
        assertThat(asHandedIn.select("tbody tr")).hasSizeGreaterThan(10);
        assertThat(asHandedIn.select("tbody").text()).contains("Giữ nguyên").doesNotContain("Đã sửa");
        deputy.submit(approval, url("/residence/lists/approvals/" + list + "/approve"), Map.of("submission", "1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> list(list).state() == ListState.APPROVED);

        Page sending = open(maker, "/residence/lists/sending/" + list);
        assertThat(Jsoup.parse(sending.html()).select("button").eachText()).contains("Gửi tổ chức Đảng nơi cư trú");
        maker.submit(sending, url("/residence/lists/sending/" + list), Map.of());
        await().atMost(Duration.ofMinutes(1)).until(() -> list(list).state() == ListState.SENT);
        assertThat(Jsoup.parse(open(maker, "/residence/lists/receiving").html())
                        .select("thead th")
                        .eachText())
                .contains("Đã gửi", "Đã báo cáo", "Đã nhận xét", "Đã phê duyệt phiếu", "Đã nhận", "Quá hạn");
        assertThat(open(maker, "/residence/lists/receiving/" + list).status()).isEqualTo(200);
        membersAreStillToldShows(maker, list);

        assertThat(open(maker, "/residence/lists/sending/" + list + "/lines/" + member.id() + "/request")
                        .html())
                .startsWith("%PDF-");
        statistics(maker);
        CommentLine other = sandbox
                .hub()
                .getBean(LineStore.class)
                .page(
                        list,
                        new LineFilter("", Optional.empty(), Optional.empty()),
                        java.util.Set.of(),
                        java.time.Instant.EPOCH,
                        0,
                        100)
                .stream()
                .filter(CommentLine::reportWanted)
                .filter(each -> !each.id().equals(member.id()))
                .findFirst()
                .orElseThrow();
        paperReport(maker, "/residence/lists/receiving/" + list, other.id());
        report(member.id());
        violation(deputy, lineOf(list));
        strangersAreRefused(list, member.id());
        assertThat(Jsoup.parse(open(maker, "/residence/lists/receiving/" + list + "/lines/" + member.id() + "/report")
                                .html())
                        .text())
                .contains("Đã họp đủ các kỳ.", "anh-hop.png");
    }

    @Test
    void aCellIsFoundAmongManyWorkplacesOfItsName() {
        Browser maker = loggedIn(MAKER);
        UUID list = listOf(maker, MEMBER);
        for (int i = 0; i < 25; i++) {
            organisation("HN-TIM-CQ" + i, "CELL", "Chi bộ Tìm Kiếm " + i, false, "HN-TAYHO");
        }
        organisation("HN-TIM-CS", "GRASSROOTS_COMMITTEE", "Đảng bộ Cơ sở Mẫu", true, "HN-DONGMY");
        organisation("HN-TIM-DC1", "CELL", "Chi bộ Tìm Kiếm Z1", true, "HN-DONGMY");
        organisation("HN-TIM-DC2", "CELL", "Chi bộ Tìm Kiếm Z2", true, "HN-TIM-CS");
        organisation("HN-TIM-DC3", "CELL", "Chi bộ Tìm Kiếm Z3", true, "HN-KHUONGDINH");

        assertThat(found(maker, list, "Tìm Kiếm", Map.of()))
                .containsExactlyInAnyOrder("HN-TIM-DC1", "HN-TIM-DC2", "HN-TIM-DC3");
        Map<String, String> ward = Map.of("residenceUpper", "HN-DONGMY");
        assertThat(found(maker, list, "Tìm Kiếm", ward)).containsExactlyInAnyOrder("HN-TIM-DC1", "HN-TIM-DC2");
        assertThat(found(
                        maker,
                        list,
                        "Tìm Kiếm",
                        Map.of("residenceUpper", "HN-DONGMY", "residenceGrassroots", "HN-TIM-CS")))
                .as("below the lowest that is chosen")
                .containsExactly("HN-TIM-DC2");
    }

    @Test
    void aListOfFiveThousandLinesIsOpenedAndSearchedQuickly() {
        Browser maker = loggedIn(MAKER);
        UUID list = listOf(maker, MEMBER);
        sandbox.hub()
                .getBean(JdbcClient.class)
                .sql(
                        """
                        WITH added AS (
                            INSERT INTO person (personal_id, full_name, search_text)
                            SELECT '0019811' || lpad(n::text, 5, '0'), 'Nguyễn Văn Ví Dụ ' || n, 'nguyen van vi du ' || n
                              FROM generate_series(1, 4999) AS n RETURNING id, full_name, search_text)
                        INSERT INTO residence_line
                        SELECT (jsonb_populate_record(line, jsonb_build_object(
                                   'id', gen_random_uuid(), 'person', added.id, 'full_name', added.full_name,
                                   'search_text', added.search_text))).*
                          FROM residence_line AS line, added WHERE line.list = ?
                        """)
                .param(list)
                .update();

        for (String query : List.of("", "?page=100", "?q=vi+du&of=COMMENT&page=3")) {
            long before = System.nanoTime();
            Page page = open(maker, "/residence/lists/" + list + query);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(query).isLessThan(Duration.ofSeconds(8));
            assertThat(page.status()).isEqualTo(200);
            assertThat(Jsoup.parse(page.html()).select("tbody tr")).as(query).hasSize(50);
        }
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        Browser maker = loggedIn(MAKER);
        Browser deputy = loggedIn(DEPUTY);
        for (String address : List.of("/residence/lists", "/residence/lists/sending", "/residence/lists/receiving")) {
            assertThat(emptyTitle(maker, address + "?q=khongcoai")).as(address).isEqualTo("Không tìm thấy");
        }
        assertThat(emptyTitle(deputy, "/residence/lists/approvals?q=khongcoai")).isEqualTo("Không tìm thấy");
    }

    private String emptyTitle(Browser browser, String address) {
        return Jsoup.parse(open(browser, address).html()).select(".empty-title").text();
    }

    /** Codes offered for the cell at the residence without scripts. */
    private List<String> found(Browser maker, UUID list, String text, Map<String, String> chosen) {
        String path =
                "/residence/lists/" + list + "/residence?line=" + lineOf(list).id();
        Map<String, String> fields = new java.util.HashMap<>(chosen);
        fields.put("find", "residence");
        fields.put("residenceText", text);
        Page page = maker.submit(open(maker, path), url(path), fields);
        return Jsoup.parse(page.html()).select("[name=residenceChoice]").eachAttr("value");
    }

    private void organisation(String code, String kind, String name, boolean residential, String parent) {
        sandbox.hub()
                .getBean(org.springframework.jdbc.core.JdbcTemplate.class)
                .update(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text, sort_key)
                        VALUES (?, ?, ?, ?, ?, '', DATE '2015-01-01', ?, ?)
                        """,
                        code,
                        kind,
                        name,
                        residential,
                        parent,
                        SearchText.of(name + " " + code),
                        SearchText.sortKey(name));
    }

    private UUID listOf(Browser maker, String personalId) {
        int year = java.time.LocalDate.ofInstant(
                        sandbox.hub().getBean(java.time.Clock.class).instant(), WorkingCalendar.ZONE)
                .getYear();
        Page editor = maker.submit(
                open(maker, "/residence/lists"),
                url("/residence/lists"),
                Map.of("organisation", "HN-TAYHO-VIDU", "year", "" + year, "purpose", "YEARLY"));
        String path = editor.address().getPath();
        long person = sandbox.hub()
                .getBean(People.class)
                .byPersonalId(personalId)
                .orElseThrow()
                .id();
        maker.submit(editor, url(path + "/members"), Map.of("member", "" + person));
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void anExemptGroupSaysWhyALineIsAnIntroductionAndACommentChosenForItIsNotIgnoredUntold() {
        Browser maker = loggedIn(MAKER);
        int year = java.time.LocalDate.ofInstant(
                        sandbox.hub().getBean(java.time.Clock.class).instant(), WorkingCalendar.ZONE)
                .getYear();
        Page editor = maker.submit(
                open(maker, "/residence/lists"),
                url("/residence/lists"),
                Map.of("organisation", "HN-TAYHO-VIDU", "year", "" + year, "purpose", "YEARLY"));
        String path = editor.address().getPath();
        UUID list = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        long person = sandbox.hub()
                .getBean(People.class)
                .byPersonalId(MEMBER)
                .orElseThrow()
                .id();
        editor = maker.submit(editor, url(path + "/members"), Map.of("member", "" + person));
        String why = "không lấy nhận xét hằng năm (33-HD/BTCTW, mục 1.1)";

        editor = maker.submit(editor, url(path), Map.of("do", "apply", "scope", "all", "bulk", "exempt:barracks"));
        assertThat(Jsoup.parse(editor.html()).select(".alert-warning").text()).contains("“Giới thiệu”", why);
        assertThat(Jsoup.parse(editor.html()).select("tbody tr").text()).contains(why);

        CommentLine line = lineOf(list);
        for (String button : List.of("save", "submit")) {
            Page told = maker.submit(
                    editor,
                    url(path),
                    Map.of(
                            "do",
                            button,
                            "version",
                            "" + list(list).version(),
                            "row",
                            line.id().toString(),
                            "kind-" + line.id(),
                            "COMMENT"));
            assertThat(Jsoup.parse(told.html()).select(".alert-warning li").text())
                    .startsWith(line.fullName() + ": ")
                    .contains(why);
            assertThat(list(list).state()).isEqualTo(ListState.DRAFT);
        }
    }

    @Test
    void aPaperListNeedsItsScanWhichOnlyThoseOpenWhoMaySeeTheList() {
        Browser maker = loggedIn(MAKER);
        int year = java.time.LocalDate.ofInstant(
                        sandbox.hub().getBean(java.time.Clock.class).instant(), WorkingCalendar.ZONE)
                .getYear();
        Page editor = maker.submit(
                open(maker, "/residence/lists"),
                url("/residence/lists"),
                Map.of(
                        "organisation",
                        "HN-TAYHO-VIDU",
                        "year",
                        "" + year,
                        "purpose",
                        "ON_DEMAND",
                        "channel",
                        "IN_PERSON"));
        String path = editor.address().getPath();
        UUID list = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        long person = sandbox.hub()
                .getBean(People.class)
                .byPersonalId(MEMBER)
                .orElseThrow()
                .id();
        editor = maker.submit(editor, url(path + "/members"), Map.of("member", "" + person));
        int version = list(list).version();
        Page refused = maker.submit(editor, url(path), Map.of("do", "submit", "version", "" + version));
        assertThat(Jsoup.parse(refused.html()).select(".alert-danger").text()).contains("chưa có bản chụp");

        Page program = maker.upload(
                refused,
                url(path + "/scans"),
                Map.of("do", "add"),
                "scan",
                "danh-sach.pdf",
                "MZ, a program".getBytes(StandardCharsets.UTF_8));
        assertThat(Jsoup.parse(program.html()).select(".alert-danger").text())
                .contains("Bản chụp phải là tệp PDF, PNG hoặc JPG");
        hostileFilesAreRefused(maker, program, path + "/scans", Map.of("do", "add"), "scan");
        hostileFilesAreRefused(maker, program, path + "/file", Map.of(), "file");
        Page named = maker.upload(
                program,
                url(path + "/file"),
                Map.of(),
                "file",
                HostileFiles.hostileName("dong.csv"),
                "Số CCCD,Loại\n001000000000,Khen\n".getBytes(StandardCharsets.UTF_8));
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.html()).doesNotContain("dong", "\u0007");
        Page kept = maker.upload(
                program,
                url(path + "/scans"),
                Map.of("do", "add"),
                "scan",
                HostileFiles.hostileName("danh sách giấy.png"),
                picture());
        assertThat(kept.html()).doesNotContain("etc", "\u0007");
        String scan = Jsoup.parse(kept.html()).select("a[href*=/scans/]").attr("href");
        assertThat(Jsoup.parse(kept.html()).text()).contains("Đã lưu bản chụp", "danh sách giấy.png");
        assertThat(Jsoup.parse(maker.submit(
                                        kept,
                                        url(path),
                                        Map.of(
                                                "do",
                                                "submit",
                                                "version",
                                                "" + list(list).version()))
                                .html())
                        .text())
                .contains("Đã trình phê duyệt danh sách", "Trực tiếp");
        assertThat(Jsoup.parse(open(maker, "/residence/lists").html())
                        .select("tbody tr")
                        .first()
                        .text())
                .contains("Trực tiếp");

        Page downloaded = open(maker, scan);
        assertThat(downloaded.status()).isEqualTo(200);
        assertThat(downloaded.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        Browser deputy = loggedIn(DEPUTY);
        assertThat(Jsoup.parse(open(deputy, "/residence/lists/approvals/" + list)
                                .html())
                        .select("a[href*=/scans/]")
                        .attr("href"))
                .isEqualTo(scan);
        assertThat(open(deputy, scan).status()).isEqualTo(200);
        for (Browser nobody : List.of(loggedIn(SECRETARY_ELSEWHERE), loggedIn(MEMBER))) {
            assertThat(open(nobody, scan).status()).isEqualTo(404);
        }
        Browser stranger = loggedIn(SECRETARY_ELSEWHERE);
        assertThat(stranger.upload(
                                open(stranger, "/residence/lists"),
                                url(path + "/scans"),
                                Map.of("do", "add"),
                                "scan",
                                "tệp.png",
                                picture())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyPageOfAListThatIsShownIsAudited() {
        UUID list = sentByServices();
        Browser maker = loggedIn(MAKER);
        Browser deputy = loggedIn(DEPUTY);
        int before = readings(list);

        for (String page : List.of("", "sending/", "receiving/")) {
            assertThat(open(maker, "/residence/lists/" + page + list).status()).isEqualTo(200);
        }
        assertThat(open(maker, "/residence/lists/" + list + "/versions/1").status())
                .isEqualTo(200);
        assertThat(open(deputy, "/residence/lists/approvals/" + list).status()).isEqualTo(200);

        assertThat(readings(list)).isEqualTo(before + 5);
    }

    private int readings(UUID list) {
        return sandbox.hub()
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM audit_entry WHERE action = 'residence.list-read' AND subject = ?")
                .param("residence-list:" + list)
                .query(Integer.class)
                .single();
    }

    @Test
    void theSendingPageAnswersNothingWhileNothingIsNew() {
        UUID list = sentByServices();
        Browser maker = loggedIn(MAKER);
        String path = "/residence/lists/sending/" + list;

        assertThat(maker.getOnly(url(path + "?seen=SENT-1-0-0"), "HX-Request", "true")
                        .status())
                .isEqualTo(204);
        Page over = maker.getOnly(url(path + "?seen=SENDING-0-0-0"), "HX-Request", "true");
        assertThat(Jsoup.parse(over.html()).select("#standing").text()).contains("Đã gửi xong", "Xem từng dòng");
        Document page = Jsoup.parse(open(maker, path).html());
        assertThat(page.select("#standing").text()).doesNotContain("Đã gửi xong");
        assertThat(page.select("#standing form[role=search], #standing table")).isEmpty();
        assertThat(page.select("form[role=search], table")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whatTheResidenceGaveBackIsCorrectedConfirmedOrGivenUpOnItsPage() {
        UUID list = sentByServices();
        CommentLine line = lineOf(list);
        givenBack(line);
        Browser maker = loggedIn(MAKER);
        String sending = "/residence/lists/sending/" + list;
        String path = sending + "/lines/" + line.id();

        Browser member = loggedIn(MEMBER);
        assertThat(Jsoup.parse(open(member, "/residence/reports/" + line.id()).html())
                        .select(".alert")
                        .text())
                .contains("Yêu cầu đã được chuyển lại tổ chức đảng nơi công tác", "Sai số thẻ");
        Document page = Jsoup.parse(open(maker, sending).html());
        assertThat(page.select(".alert").text()).contains("Nơi cư trú báo hồ sơ chưa đủ", "1 dòng chờ đồng chí");
        assertThat(page.select("main button").eachText())
                .contains("Gửi lại như cũ cả 1 dòng")
                .noneMatch(each -> each.startsWith("Gửi tiếp"));
        assertThat(page.select("tbody a[href=" + path + "]").text()).isEqualTo("Sửa, gửi lại hoặc thôi gửi");
        Page asked = open(maker, path);
        assertThat(Jsoup.parse(asked.html()).select("main").text())
                .contains("Sai số thẻ", "Họ và tên theo tài khoản", "Đổi nơi cư trú", "Gửi lại như cũ", "Thôi gửi");

        Page refused = maker.submit(
                asked, url(path), Map.of("cardNumber", "0".repeat(21), "address", "Số 7", "kind", "COMMENT"));
        assertThat(Jsoup.parse(refused.html()).select(".alert-danger").text()).contains("20 ký tự");
        assertThat(Jsoup.parse(refused.html()).select("#address").val())
                .as("what was typed")
                .isEqualTo("Số 7");
        Browser stranger = loggedIn(SECRETARY_ELSEWHERE);
        Page own = open(stranger, "/residence/lists");
        assertThat(open(stranger, path).status()).isEqualTo(404);
        for (String door : List.of(path, path + "/confirm", path + "/give-up", sending + "/confirm")) {
            assertThat(stranger.submit(own, url(door), Map.of("kind", "COMMENT", "reason", "x"))
                            .status())
                    .as(door)
                    .isEqualTo(404);
        }
        Page corrected = maker.submit(
                refused, url(path), Map.of("cardNumber", "01000777", "address", "Số 7", "kind", "COMMENT"));
        assertThat(Jsoup.parse(corrected.html()).select("main").text()).contains("Đã sửa", "01.000777");
        assertThat(Jsoup.parse(corrected.html()).select("main button").eachText())
                .contains("Gửi tiếp 1 dòng chưa gửi");
        Page unexplained = maker.submit(corrected, url(path + "/give-up"), Map.of("reason", " "));
        assertThat(Jsoup.parse(unexplained.html()).select(".alert-danger")).isNotEmpty();
        Page givenUp = maker.submit(unexplained, url(path + "/give-up"), Map.of("reason", "Đã chuyển đi"));
        assertThat(Jsoup.parse(givenUp.html()).select("main").text())
                .contains("Đã thôi gửi và báo cho đảng viên", "Đã chuyển đi");
        Document told =
                Jsoup.parse(open(member, "/residence/reports/" + line.id()).html());
        assertThat(told.select(".alert").text()).contains("đã thôi gửi", "Đã chuyển đi");
    }

    @Test
    void aLineThatWasNeverSentIsGivenUpOnItsPage() {
        UUID list = approvedByServices();
        CommentLine line = lineOf(list);
        Browser maker = loggedIn(MAKER);
        String sending = "/residence/lists/sending/" + list;
        String path = sending + "/lines/" + line.id();

        Document page = Jsoup.parse(open(maker, sending).html());
        assertThat(page.select("tbody a[href=" + path + "]").text()).isEqualTo("Thôi gửi");
        Page asked = open(maker, path);
        assertThat(title(asked)).isEqualTo(line.fullName());
        assertThat(Jsoup.parse(asked.html()).select("main").text())
                .contains("Thôi gửi", "Dòng này chưa được gửi")
                .doesNotContain("Gửi lại như cũ", "Sửa thông tin", "Nơi cư trú báo chưa đủ");
        Page givenUp = maker.submit(asked, url(path + "/give-up"), Map.of("reason", "Đã chuyển đi"));
        assertThat(Jsoup.parse(givenUp.html()).select("main").text())
                .contains("Đã thôi gửi, hồ sơ của đảng viên dừng xử lý", "Đã chuyển đi");
        assertThat(open(maker, path).status()).isEqualTo(409);
    }

    /** A list of one member, approved and sent without its pages. */
    private UUID sentByServices() {
        UUID list = approvedByServices();
        long maker = sandbox.hub()
                .getBean(People.class)
                .byPersonalId(MAKER)
                .orElseThrow()
                .id();
        sandbox.hub().getBean(ListSendClick.class).send(maker, list);
        await().atMost(Duration.ofMinutes(1)).until(() -> list(list).state() == ListState.SENT);
        return list;
    }

    private UUID approvedByServices() {
        People people = sandbox.hub().getBean(People.class);
        long maker = people.byPersonalId(MAKER).orElseThrow().id();
        long deputy = people.byPersonalId(DEPUTY).orElseThrow().id();
        long member = people.byPersonalId(MEMBER).orElseThrow().id();
        CommentLists lists = sandbox.hub().getBean(CommentLists.class);
        int year = java.time.LocalDate.ofInstant(
                        sandbox.hub().getBean(java.time.Clock.class).instant(), WorkingCalendar.ZONE)
                .getYear();
        UUID list =
                lists.open(maker, "HN-TAYHO-VIDU", year, ListPurpose.ON_DEMAND).id();
        sandbox.hub().getBean(ListMembers.class).add(maker, list, List.of(member));
        lists.submit(maker, list, list(list).version());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lists.waitingTask(deputy, list(list)).isPresent());
        sandbox.hub().getBean(ListApprovals.class).approve(deputy, list, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> list(list).state() == ListState.APPROVED);
        return list;
    }

    private void givenBack(CommentLine line) {
        RequestReturned word = new RequestReturned();
        word.setLine(line.id().toString());
        word.setDelivery(line.delivery().orElseThrow().toString());
        word.setBy(WorkplaceHub.by());
        word.setAt(sandbox.hub().getBean(java.time.Clock.class).instant());
        word.setReason("Sai số thẻ");
        say(Queues.RESIDENCE_REQUEST_RETURNED, line, word);
        await().atMost(Duration.ofSeconds(30)).until(() -> lineOf(line.list()).returned());
    }

    private void say(String queue, CommentLine line, Object message) {
        MessageContext.ofPerson(1)
                .run(() -> new TransactionTemplate(sandbox.hub().getBean(PlatformTransactionManager.class))
                        .executeWithoutResult(status -> sandbox.hub()
                                .getBean(Outbox.class)
                                .send(queue, line.dossier().orElseThrow(), message)));
    }

    /** A secretary of another organisation, a member of the committee who made it, and a member on the list. */
    private void nobodyElseApproves(UUID list, String task) {
        for (String person : List.of(SECRETARY_ELSEWHERE, MAKER, MEMBER)) {
            Browser browser = loggedIn(person);
            Page some = open(browser, "/notices");
            for (String path : List.of(
                    "/residence/lists/approvals/" + list + "/approve",
                    "/residence/lists/approvals/" + list + "/sign",
                    "/tasks/" + task + "/decide")) {
                assertThat(browser.submit(some, url(path), Map.of("submission", "1", "outcome", "approve"))
                                .status())
                        .as(person + " " + path)
                        .isIn(403, 404);
            }
            String program = url("/api/v1/tasks/" + task);
            assertThat(open(browser, "/api/v1/tasks/" + task).status()).isEqualTo(404);
            assertThat(browser.postJson(program + "/decide", "{\"outcome\":\"approve\"}", some.formToken())
                            .status())
                    .as(person + " as a program")
                    .isIn(403, 404);
        }
        assertThat(list(list).state()).isEqualTo(ListState.SUBMITTED);
    }

    /** Changing a kind, then the residence of the line, or what the page shows. */
    private void nothingChosenOnThePageIsLost(Browser maker, Page editor, UUID list, CommentLine member) {
        String path = "/residence/lists/" + list;
        Document page = Jsoup.parse(editor.html());
        assertThat(page.select("#edit-form a:not([href*=lines.xlsx])")).isEmpty();
        assertThat(page.select("#edit-form button").first().attr("value"))
                .as("what Enter does: keep and look")
                .isEqualTo("find");
        Page residence = maker.submit(
                editor,
                url(path),
                Map.of(
                        "row",
                        "" + member.id(),
                        "kind-" + member.id(),
                        "INTRODUCE_AND_COMMENT",
                        "do",
                        "residence-" + member.id()));
        assertThat(title(residence)).isEqualTo("Đổi nơi cư trú");
        assertThat(Jsoup.parse(residence.html()).select("main li").eachText()).contains(member.fullName());
        assertThat(lineOf(list).kind()).isEqualTo(LineKind.INTRODUCE_AND_COMMENT);

        Page found = maker.submit(
                editor,
                url(path),
                Map.of(
                        "row",
                        "" + member.id(),
                        "kind-" + member.id(),
                        "COMMENT",
                        "report",
                        "" + member.id(),
                        "find-q",
                        MEMBER,
                        "do",
                        "find"));
        assertThat(Jsoup.parse(found.html()).select("tbody tr")).hasSize(1);
        assertThat(Jsoup.parse(found.html()).select("#filter-q").val()).isEqualTo(MEMBER);
        assertThat(lineOf(list).kind()).isEqualTo(LineKind.COMMENT);
    }

    private void statistics(Browser maker) {
        Page page = open(maker, "/residence/lists/statistics");
        assertThat(Jsoup.parse(page.html()).select("thead th").eachText())
                .containsExactly(
                        "Danh sách, tổ chức đảng",
                        "Giới thiệu",
                        "Xin nhận xét",
                        "Yêu cầu báo cáo",
                        "Đã báo cáo",
                        "Đã nhận xét",
                        "Đã phê duyệt",
                        "Đã nhận phiếu",
                        "Nhận đúng hạn",
                        "Quá hạn",
                        "Báo chưa đủ",
                        "Biểu dương",
                        "Không đề nghị",
                        "Xem xét xử lý");
        assertThat(Jsoup.parse(page.html()).select("tbody tr")).isNotEmpty();
        for (String stranger : List.of(SECRETARY_ELSEWHERE, MEMBER)) {
            Browser other = loggedIn(stranger);
            assertThat(open(other, "/residence/lists/statistics?organisation=HN-TAYHO-VIDU")
                            .status())
                    .isEqualTo(403);
            assertThat(paperOfStatistics(other, open(other, "/notices")).status())
                    .isEqualTo(403);
        }
        assertThat(signersOfStatistics(maker)).as("the seal of the hub").hasSize(1);
        assertThat(signersOfStatistics(loggedIn(SECRETARY)))
                .as("the person, then the organisation")
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("Đảng bộ Công ty Cổ phần Tập đoàn Ví Dụ");
    }

    /** Makes the paper, and has it checked as somebody who holds it. @return who signed it */
    private List<String> signersOfStatistics(Browser who) {
        Page page = open(who, "/residence/lists/statistics");
        Page paper = paperOfStatistics(who, page);
        assertThat(paper.html()).startsWith("%PDF-");
        assertThat(paperOfStatistics(who, page).html())
                .as("a second click has the same paper")
                .isEqualTo(paper.html());
        UUID kept = sandbox.hub()
                .getBean(JdbcClient.class)
                .sql("SELECT id FROM document WHERE kind = 'residence-statistics' ORDER BY created_at DESC LIMIT 1")
                .query(UUID.class)
                .single();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            sandbox.hub().getBean(Documents.class).copy(kept, content);
            Verdict verdict =
                    sandbox.hub().getBean(DocumentCheck.class).file(new ByteArrayInputStream(content.toByteArray()));
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.VALID);
            return verdict.signatures().stream().map(PdfSignature::signer).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page paperOfStatistics(Browser who, Page page) {
        String sign = Jsoup.parse(page.html()).select("input[name=sign]").val();
        String formKey = Optional.of(
                        Jsoup.parse(page.html()).select("input[name=formKey]").val())
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        return who.submit(
                page,
                url("/residence/lists/statistics/paper"),
                Map.of("organisation", "HN-TAYHO-VIDU", "formKey", formKey, "sign", sign));
    }

    /** Handed in on paper: as large as a member's own, and what was typed beside a refused scan is kept. */
    private void paperReport(Browser maker, String receiving, UUID line) {
        String path = receiving + "/lines/" + line + "/paper-report";
        Page page = open(maker, path);
        Page refused = maker.upload(
                page,
                url(path),
                Map.of("comment", "Chép từ báo cáo giấy."),
                "scan",
                "to-1.pdf",
                "MZ, a program".getBytes(StandardCharsets.UTF_8));
        assertThat(Jsoup.parse(refused.html()).select(".alert-danger").text()).isNotEmpty();
        assertThat(Jsoup.parse(refused.html()).select("#comment").text()).isEqualTo("Chép từ báo cáo giấy.");
        hostileFilesAreRefused(maker, page, path, Map.of("comment", "Chép từ báo cáo giấy."), "scan");
        assertThat(Jsoup.parse(open(maker, path).html()).select("input[type=file]"))
                .as("nothing was entered")
                .hasSize(1);
        Page entered = maker.upload(
                page,
                url(path),
                Map.of("comment", "Chép từ báo cáo giấy."),
                "scan",
                Map.of(HostileFiles.hostileName("to-1.png"), noise(), "to-2.png", noise()));
        assertThat(entered.html()).doesNotContain("etc", "\u0007");
        assertThat(Jsoup.parse(entered.html()).text()).contains("Chép từ báo cáo giấy.", "to-1.png", "to-2.png");

        Page late = maker.upload(page, url(path), Map.of("comment", "Lần thứ hai."), "scan", "to-3.png", picture());
        assertThat(Jsoup.parse(late.html()).text()).contains("Lần thứ hai.");
        assertThat(Jsoup.parse(late.html()).select("input[type=file]"))
                .as("it was sent")
                .isEmpty();

        Page withdrawn = maker.submit(entered, url(path + "/withdraw"), Map.of());
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.address()).hasPath(receiving);
        assertThat(Jsoup.parse(open(maker, path).html()).select("input[type=file]"))
                .hasSize(1);
    }

    private void report(UUID line) {
        Browser member = loggedIn(MEMBER);
        assertThat(open(member, "/residence/reports").html()).contains(line.toString());
        String path = "/residence/reports/" + line;
        Page page = open(member, path);
        assertThat(title(page)).isEqualTo("Báo cáo tình hình thực hiện nhiệm vụ tại nơi cư trú");
        assertThat(Jsoup.parse(page.html()).text())
                .contains("Họ và tên", "Số thẻ đảng viên", "Số lý lịch", "Số CCCD", "Báo cáo cho hồ sơ số")
                .contains("Tổ chức đảng yêu cầu Đảng bộ Công ty", "Loại Xin nhận xét")
                .contains("Tổ chức đảng báo cáo", "Ngày yêu cầu", "Thời hạn", "Nhận xét chung", "File báo cáo")
                .contains("LƯU", "Gửi báo cáo", "QUAY LẠI");
        Page tooLong = member.submit(page, url(path), Map.of("comment", "x".repeat(10_001), "do", "send"));
        assertThat(Jsoup.parse(tooLong.html()).select(".alert-danger").text()).contains("10000");
        assertThat(Jsoup.parse(tooLong.html()).select("#comment").text())
                .as("what was typed")
                .hasSize(10_001);
        Page refused = member.upload(
                page,
                url(path),
                Map.of("comment", "Đã họp đủ các kỳ.", "do", "save"),
                "file",
                "chuong-trinh.pdf",
                "MZ, a program".getBytes(StandardCharsets.UTF_8));
        assertThat(Jsoup.parse(refused.html()).select(".alert-danger").text()).contains("không phải Word");
        hostileFilesAreRefused(member, page, path, Map.of("comment", "Đã họp đủ các kỳ.", "do", "save"), "file");
        severalLargeFiles(member, page, path);
        Page kept = member.upload(
                refused,
                url(path),
                Map.of("comment", "Đã họp đủ các kỳ.", "do", "save"),
                "file",
                HostileFiles.hostileName("anh-hop.jpeg"),
                picture());
        assertThat(kept.html()).doesNotContain("etc", "\u0007");
        assertThat(Jsoup.parse(kept.html()).text()).contains("Đã lưu báo cáo", "anh-hop.png");
        Page sent = member.submit(kept, url(path), Map.of("comment", "Đã họp đủ các kỳ.", "do", "send"));
        assertThat(Jsoup.parse(sent.html()).text()).contains("Đã gửi báo cáo").doesNotContain("LƯU");
        whatWasWrittenBesideIsShown(member, line);
    }

    /** As it is kept when a report that was withdrawn stands again as it was sent. */
    private void whatWasWrittenBesideIsShown(Browser member, UUID line) {
        sandbox.hub()
                .getBean(JdbcClient.class)
                .sql(
                        """
                        INSERT INTO residence_report_draft (line, saved_at, comment, files)
                        SELECT line, saved_at, 'Viết sau khi rút.',
                               (SELECT jsonb_agg(f) FROM residence_report_file f WHERE f.line = residence_report.line)
                          FROM residence_report WHERE line = ?
                        """)
                .param(line)
                .update();
        String path = "/residence/reports/" + line;
        Page page = open(member, path);
        assertThat(draft(page))
                .contains(
                        "viết sau khi báo cáo được rút",
                        "Báo cáo được dùng như khi gửi trước đó.",
                        "Viết sau khi rút.",
                        "anh-hop.png")
                .doesNotContain("chép vào báo cáo");
        Page again = member.submit(page, url(path + "/withdraw"), Map.of());
        assertThat(draft(again)).contains("chép vào báo cáo ở trên").doesNotContain("như khi gửi trước đó");
        member.submit(again, url(path), Map.of("comment", "Đã họp đủ các kỳ.", "do", "send"));
    }

    private static String draft(Page page) {
        return Jsoup.parse(page.html())
                .select("section[aria-labelledby=draft-0]")
                .text();
    }

    /** Two that are allowed each are allowed together; of one that is not, what was typed beside it is kept. */
    private void severalLargeFiles(Browser member, Page page, String path) {
        byte[] six = noise();
        assertThat(six.length).isBetween(6_000_000, 7_000_000);
        Page both = member.upload(
                page,
                url(path),
                Map.of("comment", "Gửi kèm hai ảnh.", "do", "save"),
                "file",
                Map.of("anh-1.png", six, "anh-2.png", six));
        Document kept = Jsoup.parse(both.html());
        assertThat(kept.select("#comment").text()).isEqualTo("Gửi kèm hai ảnh.");
        assertThat(kept.select("li.found a").eachText()).containsExactlyInAnyOrder("anh-1.png", "anh-2.png");
        for (String remove : kept.select("button[value^=remove-]").eachAttr("value")) {
            member.submit(both, url(path), Map.of("comment", "", "do", remove));
        }
        Page tooLarge = member.upload(
                page,
                url(path),
                Map.of("comment", "Gửi kèm một tệp lớn.", "do", "save"),
                "file",
                "rat-lon.pdf",
                HostileFiles.large());
        assertThat(Jsoup.parse(tooLarge.html()).select(".alert-danger").text()).contains("10 MB");
        assertThat(Jsoup.parse(tooLarge.html()).select("#comment").text()).isEqualTo("Gửi kèm một tệp lớn.");
    }

    private static byte[] noise() {
        BufferedImage picture = new BufferedImage(1500, 1400, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return png(picture);
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Each in words on the page the form is on, and nothing of it is kept. */
    private void hostileFilesAreRefused(
            Browser browser, Page page, String door, Map<String, String> fields, String field) {
        Map<String, byte[]> files = HostileFiles.all();
        int before = uploads();
        files.forEach((name, content) -> {
            Page told = browser.upload(page, url(door), fields, field, name, content);
            assertThat(told.status()).as(door + " " + name).isIn(200, 422);
            assertThat(Jsoup.parse(told.html())
                            .select("main .alert-danger, main .alert-warning, main .code, main [class*=error]"))
                    .as(door + " " + name + "\n" + told.html())
                    .isNotEmpty();
        });
        Page tooLarge = browser.upload(page, url(door), fields, field, "rat-lon.pdf", HostileFiles.large());
        assertThat(Jsoup.parse(tooLarge.html()).select("main").text()).as(door).contains(TOO_LARGE);
        Page farTooLarge =
                browser.uploadMegabytes(page, url(door), fields, field, "rat-lon.pdf", HostileFiles.FAR_TOO_LARGE);
        assertThat(Jsoup.parse(farTooLarge.html()).select("main").text())
                .as(door)
                .contains(TOO_LARGE);
        assertThat(uploads()).as("kept").isEqualTo(before);
    }

    private int uploads() {
        return sandbox.hub()
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM document WHERE kind LIKE 'residence-%scan' OR kind LIKE '%report%'")
                .query(Integer.class)
                .single();
    }

    /** Told over the broker, read by the deputy, hidden from everybody else. */
    private void violation(Browser deputy, CommentLine line) {
        Document empty = Jsoup.parse(open(deputy, RECEIVED_VIOLATIONS).html());
        assertThat(menu(open(deputy, RECEIVED_VIOLATIONS))).contains("Thông báo vi phạm đã nhận");
        assertThat(empty.select(".empty-title").text()).isEqualTo("Chưa nhận thông báo vi phạm nào");
        ViolationTold told = new ViolationTold();
        told.setViolation(UUID.randomUUID().toString());
        told.setLine(line.id().toString());
        told.setBy(WorkplaceHub.by());
        told.setAt(sandbox.hub().getBean(java.time.Clock.class).instant());
        told.setUrgent(true);
        told.setText("Không tham gia họp <khu dân cư>.");
        say(Queues.RESIDENCE_VIOLATION_TOLD, line, told);
        String path = RECEIVED_VIOLATIONS + "/" + told.getViolation();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> open(deputy, RECEIVED_VIOLATIONS).html().contains(path));
        Document list = Jsoup.parse(open(deputy, RECEIVED_VIOLATIONS).html());
        assertThat(list.select("tbody .pill").eachText()).containsExactly("Khẩn", "Chưa xem");
        assertThat(list.select("tbody th").text()).startsWith(line.fullName());
        Page page = open(deputy, path);
        assertThat(title(page)).isEqualTo("Thông báo vi phạm: " + line.fullName());
        assertThat(Jsoup.parse(page.html()).select("p.lines").text()).isEqualTo("Không tham gia họp <khu dân cư>.");
        assertThat(Jsoup.parse(open(deputy, RECEIVED_VIOLATIONS).html())
                        .select("tbody .pill")
                        .eachText())
                .containsExactly("Khẩn");
        Browser maker = loggedIn(MAKER);
        assertThat(menu(open(maker, "/residence/lists"))).doesNotContain("Thông báo vi phạm đã nhận");
        for (Browser nobody : List.of(maker, loggedIn(SECRETARY_ELSEWHERE), loggedIn(MEMBER))) {
            assertThat(open(nobody, path).status()).isEqualTo(404);
        }
        for (Browser nobody : List.of(maker, loggedIn(MEMBER))) {
            assertThat(open(nobody, RECEIVED_VIOLATIONS).status()).isEqualTo(404);
        }
    }

    /** And only while they are, as long as nobody looks for it by themselves. */
    private void membersAreStillToldShows(Browser maker, UUID list) {
        String path = "/residence/lists/receiving/" + list;
        JdbcClient jdbc = sandbox.hub().getBean(JdbcClient.class);
        Document before = Jsoup.parse(open(maker, path).html());
        assertThat(before.select("#telling .alert, #telling[hx-get]")).isEmpty();
        OffsetDateTime now =
                sandbox.hub().getBean(java.time.Clock.class).instant().atOffset(ZoneOffset.UTC);
        String announced = "UPDATE residence_line SET announcement_due = TRUE, announced_at = ? WHERE list = ?";
        assertThat(jdbc.sql(announced).params(now.minusMinutes(2), list).update())
                .isPositive();
        Document during = Jsoup.parse(open(maker, path).html());
        assertThat(during.select("#telling .alert").text()).contains("Đang gửi thông báo");
        assertThat(during.select("#telling").attr("hx-trigger")).isEqualTo("every 2s");
        String poll = during.select("#telling").attr("hx-get");
        assertThat(poll).startsWith(path + "?seen=");
        assertThat(maker.getOnly(url(poll), "HX-Request", "true").status())
                .as("while nothing has changed")
                .isEqualTo(204);

        jdbc.sql(announced).params(now.minusMinutes(6), list).update();
        Page late = maker.getOnly(url(poll), "HX-Request", "true");
        assertThat(late.status()).as("it is late by now").isEqualTo(200);
        Document waiting = Jsoup.parse(late.html());
        assertThat(waiting.select("#telling .alert").text()).contains("đang chờ gửi");
        assertThat(waiting.select("#telling").attr("hx-trigger")).isEqualTo("every 30s");
        String seldom = waiting.select("#telling").attr("hx-get");
        assertThat(maker.getOnly(url(seldom), "HX-Request", "true").status()).isEqualTo(204);

        jdbc.sql("UPDATE residence_line SET announcement_due = FALSE, announced_at = NULL WHERE list = ?")
                .param(list)
                .update();
        assertThat(Jsoup.parse(maker.getOnly(url(seldom), "HX-Request", "true").html())
                        .select("#telling .alert-success")
                        .text())
                .contains("Đã gửi xong");
        assertThat(Jsoup.parse(open(maker, path).html()).select("#telling .alert"))
                .isEmpty();
    }

    private void strangersAreRefused(UUID list, UUID line) {
        Browser stranger = loggedIn(SECRETARY_ELSEWHERE);
        for (String path : List.of(
                "/residence/lists/" + list,
                "/residence/lists/" + list + "/lines.csv",
                "/residence/lists/" + list + "/lines.xlsx",
                "/residence/lists/" + list + "/members",
                "/residence/lists/approvals/" + list,
                "/residence/lists/sending/" + list,
                "/residence/lists/receiving/" + list,
                "/residence/lists/receiving/" + list + "/lines/" + line + "/report",
                "/residence/lists/receiving/" + list + "/lines/" + line + "/comment",
                "/residence/lists/receiving/" + list + "/lines/" + line + "/scans/" + UUID.randomUUID(),
                "/residence/lists/sending/" + list + "/lines/" + line + "/request",
                "/residence/reports/" + line)) {
            assertThat(open(stranger, path).status()).as(path).isEqualTo(404);
        }
        Page own = open(stranger, "/residence/lists");
        for (String path : List.of(
                "/residence/lists/" + list,
                "/residence/lists/approvals/" + list + "/approve",
                "/residence/lists/sending/" + list,
                "/residence/lists/sending/" + list + "/requests",
                "/residence/lists/receiving/" + list,
                "/residence/reports/" + line,
                "/residence/reports/" + line + "/withdraw")) {
            assertThat(stranger.submit(own, url(path), Map.of("do", "zip", "submission", "1"))
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        Browser member = loggedIn(MEMBER);
        assertThat(open(member, "/residence/lists").status()).isEqualTo(403);
    }

    private static byte[] picture() {
        return png(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));
    }

    private CommentLine lineOf(UUID list) {
        long person = sandbox.hub()
                .getBean(People.class)
                .byPersonalId(MEMBER)
                .orElseThrow()
                .id();
        return sandbox
                .hub()
                .getBean(LineStore.class)
                .page(
                        list,
                        new LineFilter(MEMBER, Optional.empty(), Optional.empty()),
                        java.util.Set.of(),
                        java.time.Instant.EPOCH,
                        0,
                        10)
                .stream()
                .filter(line -> line.person() == person)
                .findFirst()
                .orElseThrow();
    }

    private CommentList list(UUID id) {
        return sandbox.hub().getBean(ListStore.class).find(id).orElseThrow();
    }

    private Browser loggedIn(String personalId) {
        Browser browser = new Browser();
        browser.logIn(sandbox, personalId);
        return browser;
    }

    private Page open(Browser browser, String path) {
        return browser.get(url(path));
    }

    private String url(String path) {
        return sandbox.hubUrl() + path;
    }

    private static String title(Page page) {
        return Jsoup.parse(page.html()).select("h1").text();
    }

    private static List<String> menu(Page page) {
        return Jsoup.parse(page.html()).select("nav.menu details li a").eachText();
    }

    /** As many rows as one page shows. */
    private static final class LinesOnAPage {

        static final int MOST = 50;
    }
}
