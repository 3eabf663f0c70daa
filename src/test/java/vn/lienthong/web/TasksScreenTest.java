package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.Tasks;

/** The inbox as pages, over the real task service and a real database. */
@ScreenTest
class TasksScreenTest {

    private static final Pattern ROW = Pattern.compile("<a href=\"/tasks/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Autowired
    Tasks tasks;

    Office.Cell cell;

    @BeforeEach
    void aCellOfItsOwn() {
        cell = office.cell("Chi bộ Kinh doanh 1");
    }

    @Test
    void officersSeeTheTasksOfTheirCellAndNobodyElseDoes() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        Office.Cell other = office.cell("Chi bộ Kinh doanh 2");

        assertThat(rows("/tasks", cell.secretary())).containsExactly(task);
        assertThat(rows("/tasks", cell.deputy())).containsExactly(task);
        assertThat(rows("/tasks", other.secretary())).isEmpty();
        as(get("/tasks/" + task), other.secretary())
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("LT-TSK-001")))
                .andExpect(content().string(not(containsString("Trần Văn Mẫu"))));
    }

    @Test
    void everyReadOfOthersTasksIsAudited() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(get("/tasks"), cell.secretary());
        as(get("/tasks").param("scope", "mine"), cell.secretary());
        as(get("/tasks/" + task + "/decide").param("outcome", "approve"), cell.secretary());
        as(get("/tasks/decide").param("outcome", "approve").param("task", task.toString()), cell.secretary());
        assertThat(office.readsOfTasks(cell.secretary()))
                .as("the second list was empty")
                .containsExactly("tasks", "task:" + task, "tasks");
    }

    @Test
    void anEmptyListSaysSoAndAnEmptySearchSaysAnotherThing() throws Exception {
        as(get("/tasks"), cell.secretary()).andExpect(content().string(containsString("Không có việc nào")));
        as(get("/tasks").param("q", "không ai"), cell.secretary())
                .andExpect(content().string(containsString("Không tìm thấy việc nào")));
    }

    @Test
    void theDetailTellsStateDueTimeWhoMayActAndHistory() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(get("/tasks/" + task), cell.secretary())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Trần Văn Mẫu")))
                .andExpect(content().string(containsString("Duyệt thông tin tài khoản đảng viên")))
                .andExpect(content().string(containsString("Lê Thị Minh Họa (Bí thư)")))
                .andExpect(content().string(containsString("Phạm Văn Giả Định (Phó bí thư)")))
                .andExpect(content().string(containsString("Còn 3 ngày làm việc")))
                .andExpect(content().string(containsString("Chuyển đến Chi bộ Kinh doanh 1")));
    }

    @Test
    void searchGoesWithoutDiacriticsAndFiltersNarrow() throws Exception {
        UUID wanted = office.task("approve-account", cell, "Đặng Thị Tưởng Tượng");
        UUID late = office.task("approve-account", cell, "Trần Văn Mẫu");
        office.makeOverdue(late, 9);

        assertThat(rows("/tasks?q=dang%20thi%20tuong", cell.secretary())).containsExactly(wanted);
        assertThat(rows("/tasks?overdue=true", cell.secretary())).containsExactly(late);
        assertThat(rows("/tasks?type=approve-position", cell.secretary())).isEmpty();
        assertThat(rows("/tasks?state=claimed", cell.secretary())).isEmpty();
        tasks.claim(cell.secretary(), wanted);
        assertThat(rows("/tasks?state=claimed", cell.secretary())).containsExactly(wanted);
        assertThat(rows("/tasks?scope=mine", cell.secretary())).containsExactly(wanted);
        as(get("/tasks?overdue=true"), cell.secretary()).andExpect(content().string(containsString("Quá hạn")));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
        List<UUID> created = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            created.add(office.task("approve-account", cell, "Trần Văn Mẫu"));
        }
        List<UUID> seen = new ArrayList<>();
        String path = "/tasks?q=mau";
        while (path != null) {
            String page = page(path, cell.secretary());
            List<UUID> rows = rows(page);
            assertThat(rows).hasSizeBetween(1, 20);
            seen.addAll(rows);
            Matcher next = NEXT.matcher(page);
            path = next.find() ? HtmlUtils.htmlUnescape(next.group(1)) : null;
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void aWordTheListDoesNotKnowIsRefused() throws Exception {
        as(get("/tasks").param("scope", "everything"), cell.secretary()).andExpect(status().isUnprocessableEntity());
        as(get("/tasks").param("cursor", "garbage"), cell.secretary()).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void claimingHidesTheDecisionFromOthersUntilReleased() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(post("/tasks/" + task + "/claim").with(csrf()), cell.secretary())
                .andExpect(redirectedUrl("/tasks/" + task))
                .andExpect(flash().attribute("flash", "tasks.flash.claimed"));

        as(get("/tasks/" + task), cell.deputy())
                .andExpect(content().string(containsString("Lê Thị Minh Họa đã nhận việc này.")))
                .andExpect(content().string(not(containsString("name=\"outcome\""))));
        as(post("/tasks/" + task + "/claim").with(csrf()), cell.deputy())
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("LT-TSK-003")));

        as(post("/tasks/" + task + "/release").with(csrf()), cell.secretary()).andExpect(status().isFound());
        as(get("/tasks/" + task), cell.deputy()).andExpect(content().string(containsString("name=\"outcome\"")));
    }

    @Test
    void theQuestionNamesWhatIsDecidedAndForWhom() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(get("/tasks/" + task + "/decide").param("outcome", "refuse"), cell.secretary())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Từ chối: Trần Văn Mẫu?")))
                .andExpect(content().string(containsString("class=\"panel confirm\"")))
                .andExpect(content().string(containsString("required=\"required\"")));
        assertThat(tasks.get(cell.secretary(), task).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void refusingWithoutReasonAsksAgainAndDecidesNothing() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(
                        post("/tasks/" + task + "/decide")
                                .param("outcome", "refuse")
                                .param("reason", "  ")
                                .with(csrf()),
                        cell.secretary())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Xin ghi rõ lý do")))
                .andExpect(content().string(containsString("aria-invalid=\"true\"")));
        assertThat(tasks.get(cell.secretary(), task).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void aReasonThatIsTooLongIsShownAgainWithWhatWasTyped() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        String typed = "Chưa khớp. ".repeat(120);
        as(
                        post("/tasks/" + task + "/decide")
                                .param("outcome", "refuse")
                                .param("reason", typed)
                                .with(csrf()),
                        cell.secretary())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(typed.strip())));
    }

    @Test
    void aDecisionIsRecordedAndShownAmongWhatIDid() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        as(
                        post("/tasks/" + task + "/decide")
                                .param("outcome", "refuse")
                                .param("reason", "Chưa khớp với sổ đảng viên.")
                                .with(csrf()),
                        cell.secretary())
                .andExpect(redirectedUrl("/tasks"))
                .andExpect(flash().attribute("flashArgs", List.of("Từ chối", "Trần Văn Mẫu")));

        assertThat(rows("/tasks", cell.secretary())).isEmpty();
        assertThat(rows("/tasks?scope=done", cell.secretary())).containsExactly(task);
        as(get("/tasks/" + task), cell.secretary())
                .andExpect(content().string(containsString("Quyết định: Từ chối")))
                .andExpect(content().string(containsString("Chưa khớp với sổ đảng viên.")));
    }

    @Test
    void whoDecidesSecondIsToldWhoWasFirst() throws Exception {
        UUID task = office.task("approve-account", cell, "Trần Văn Mẫu");
        tasks.decide(cell.deputy(), task, "approve", null);
        as(
                        post("/tasks/" + task + "/decide")
                                .param("outcome", "refuse")
                                .param("reason", "x")
                                .with(csrf()),
                        cell.secretary())
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Người khác vừa xử lý")))
                .andExpect(content().string(containsString("Phạm Văn Giả Định")))
                .andExpect(content().string(containsString("LT-TSK-004")));
        assertThat(tasks.get(cell.deputy(), task).outcome()).contains("approve");
    }

    @Test
    void severalAreDecidedInOneGoAndTheOnesThatFailAreNamed() throws Exception {
        UUID first = office.task("approve-account", cell, "Trần Văn Mẫu");
        UUID second = office.task("approve-account", cell, "Vũ Thị Tưởng Tượng");
        UUID taken = office.task("approve-account", cell, "Hoàng Văn Thử");
        String[] chosen = {first.toString(), second.toString(), taken.toString()};
        as(get("/tasks/decide").param("outcome", "approve").param("task", chosen), cell.secretary())
                .andExpect(content().string(containsString("Duyệt 3 việc đã chọn?")))
                .andExpect(content().string(containsString("Vũ Thị Tưởng Tượng")));

        tasks.claim(cell.deputy(), taken);
        as(
                        post("/tasks/decide")
                                .param("outcome", "approve")
                                .param("task", chosen)
                                .with(csrf()),
                        cell.secretary())
                .andExpect(redirectedUrl("/tasks"))
                .andExpect(flash().attribute("flash", "tasks.flash.some-decided"))
                .andExpect(flash().attribute("flashArgs", List.of(2L, 1L)))
                .andExpect(flash().attribute(
                                "flashDetails",
                                List.of("Hoàng Văn Thử ("
                                        + tasks.get(cell.secretary(), taken).dossier()
                                        + "): Một đồng chí khác đang xử lý việc này.")));
        assertThat(tasks.get(cell.secretary(), first).outcome()).contains("approve");
        assertThat(tasks.get(cell.secretary(), taken).state()).isEqualTo(TaskState.CLAIMED);
    }

    @Test
    void typesThatForbidItOfferNoBoxAndRefuseInOneGo() throws Exception {
        office.cell("Chi bộ dưới đảng bộ");
        long superior = office.committeeSecretary();
        UUID task = office.task("approve-position", cell, "Trần Văn Mẫu");
        as(get("/tasks?type=approve-position"), superior)
                .andExpect(content().string(containsString(task.toString())))
                .andExpect(content().string(not(containsString("data-select "))));
        as(
                        post("/tasks/decide")
                                .param("outcome", "approve")
                                .param("task", task.toString())
                                .with(csrf()),
                        superior)
                .andExpect(flash().attribute("flashArgs", List.of(0L, 1L)))
                .andExpect(flash().attribute(
                                "flashDetails",
                                List.of("Trần Văn Mẫu ("
                                        + tasks.get(superior, task).dossier()
                                        + "): Loại việc này phải được xử lý từng việc một.")));
        assertThat(tasks.get(superior, task).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void ofATaskThatIsNotTheirsNobodyIsToldWhomItIsAbout() throws Exception {
        UUID strange = office.task("approve-account", office.cell("Chi bộ Khác"), "Vũ Thị Tưởng Tượng");
        as(
                        post("/tasks/decide")
                                .param("outcome", "approve")
                                .param("task", strange.toString())
                                .with(csrf()),
                        cell.secretary())
                .andExpect(flash().attribute(
                                "flashDetails",
                                List.of("Một việc không thuộc danh sách của đồng chí: Không tìm thấy việc này"
                                        + " trong danh sách của đồng chí.")));
    }

    @Test
    void nothingChosenLeadsBackToTheList() throws Exception {
        as(get("/tasks/decide").param("outcome", "approve"), cell.secretary()).andExpect(redirectedUrl("/tasks"));
    }

    @Test
    void homeCountsWhatWaitsByType() throws Exception {
        office.task("approve-account", cell, "Trần Văn Mẫu");
        office.task("approve-account", cell, "Vũ Thị Tưởng Tượng");
        assertThat(page("/", cell.secretary()))
                .containsPattern("href=\"/tasks\\?type=approve-account\">\\s*<span class=\"figure\">2</span>");
    }

    private ResultActions as(MockHttpServletRequestBuilder request, long person) throws Exception {
        return mvc.perform(request.header(ScreenTestConfiguration.PERSON, person));
    }

    private String page(String path, long person) throws Exception {
        return as(get(URI.create(path)), person)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private List<UUID> rows(String path, long person) throws Exception {
        return rows(page(path, person));
    }

    private static List<UUID> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> UUID.fromString(row.group(1)))
                .toList();
    }
}
