package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.Tasks;

/** The inbox for programs: what {@code docs/api-tasks.md} promises. */
@ScreenTest
class TasksApiTest {

    private static final String PATH = "/api/v1/tasks";

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Autowired
    Tasks tasks;

    Office.Cell cell;
    UUID task;

    @BeforeEach
    void aTask() {
        cell = office.cell("Chi bộ Kinh doanh 1");
        task = office.task("approve-account", cell, "Trần Văn Mẫu");
    }

    @Test
    void theListGivesTasksWithTheirOutcomes() throws Exception {
        as(get(PATH), cell.secretary())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tasks", hasSize(1)))
                .andExpect(jsonPath("$.tasks[0].id").value(task.toString()))
                .andExpect(jsonPath("$.tasks[0].type").value("approve-account"))
                .andExpect(jsonPath("$.tasks[0].state").value("open"))
                .andExpect(jsonPath("$.tasks[0].subjectName").value("Trần Văn Mẫu"))
                .andExpect(jsonPath("$.tasks[0].organisation").value(cell.code()))
                .andExpect(jsonPath("$.tasks[0].overdue").value(false))
                .andExpect(jsonPath("$.tasks[0].outcomes[1].name").value("refuse"))
                .andExpect(jsonPath("$.tasks[0].outcomes[1].reasonRequired").value(true))
                .andExpect(jsonPath("$.tasks[0].claimedBy").doesNotExist())
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void everyReadOfOthersTasksIsAudited() throws Exception {
        as(get(PATH), cell.secretary());
        as(get(PATH + "/" + task), cell.secretary());
        as(get(PATH).param("q", "không ai"), cell.secretary());
        assertThat(office.readsOfTasks(cell.secretary())).containsExactly("tasks", "task:" + task);
    }

    @Test
    void theNextAddressLeadsThroughTheWholeListOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            office.task("approve-account", cell, "Vũ Thị Tưởng Tượng");
        }
        List<String> seen = new ArrayList<>();
        String path = PATH + "?limit=3";
        while (path != null) {
            String page = as(get(URI.create(path)), cell.secretary())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(page, "$.tasks[*].id"));
            path = JsonPath.<Map<String, String>>read(page, "$").get("next");
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aLimitOutsideItsBoundsIsAProblem() throws Exception {
        for (String limit : List.of("0", "201", "many")) {
            as(get(PATH).param("limit", limit), cell.secretary())
                    .andExpect(status().is4xxClientError())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.code").value("LT-WEB-001"));
        }
    }

    @Test
    void claimAndReleaseChangeStateAndVersion() throws Exception {
        String open = version(as(get(PATH + "/" + task), cell.secretary()));
        String claimed = version(as(command("claim"), cell.secretary())
                .andExpect(jsonPath("$.state").value("claimed"))
                .andExpect(jsonPath("$.claimedBy").value(cell.secretary())));
        assertThat(claimed).isNotEqualTo(open);
        assertThat(version(as(command("release"), cell.secretary())
                        .andExpect(jsonPath("$.state").value("open"))))
                .isEqualTo(open);
    }

    @Test
    void aDecisionOnAVersionThatIsPastDecidesNothing() throws Exception {
        String seen = version(as(get(PATH + "/" + task), cell.secretary()));
        tasks.claim(cell.secretary(), task);
        as(decision("approve", null).header(HttpHeaders.IF_MATCH, seen), cell.secretary())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("LT-TSK-009"));
        assertThat(tasks.get(cell.secretary(), task).state()).isEqualTo(TaskState.CLAIMED);
    }

    @Test
    void aDecisionOnTheVersionSeenIsMade() throws Exception {
        String seen = version(as(get(PATH + "/" + task), cell.secretary()));
        as(decision("refuse", "Chưa khớp.").header(HttpHeaders.IF_MATCH, seen), cell.secretary())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("decided"))
                .andExpect(jsonPath("$.outcome").value("refuse"))
                .andExpect(jsonPath("$.reason").value("Chưa khớp."))
                .andExpect(jsonPath("$.decidedBy").value(cell.secretary()));
    }

    @Test
    void whoComesSecondGetsAConflictProblem() throws Exception {
        tasks.decide(cell.deputy(), task, "approve", null);
        as(decision("approve", null), cell.secretary())
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("LT-TSK-004"))
                .andExpect(jsonPath("$.title").value("Người khác vừa xử lý"))
                .andExpect(jsonPath("$.instance").value(PATH + "/" + task + "/decide"));
    }

    @Test
    void aRefusalWithoutReasonAndAnUnknownOutcomeAreProblems() throws Exception {
        as(decision("refuse", null), cell.secretary())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("LT-TSK-006"));
        as(decision("perhaps", null), cell.secretary())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("LT-TSK-005"));
        as(
                        post(PATH + "/" + task + "/decide")
                                .with(csrf())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{"),
                        cell.secretary())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("LT-WEB-001"));
        assertThat(tasks.get(cell.secretary(), task).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void strangersLearnNothingOfATask() throws Exception {
        long stranger = office.person("Ngô Văn Giả Sử");
        as(get(PATH + "/" + task), stranger)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("LT-TSK-001"));
        as(decision("approve", null), stranger).andExpect(status().isNotFound());
        as(get(PATH), stranger).andExpect(jsonPath("$.tasks", hasSize(0)));
    }

    private MockHttpServletRequestBuilder command(String name) {
        return post(PATH + "/" + task + "/" + name).with(csrf());
    }

    private MockHttpServletRequestBuilder decision(String outcome, String reason) {
        String body = reason == null
                ? "{\"outcome\":\"" + outcome + "\"}"
                : "{\"outcome\":\"" + outcome + "\",\"reason\":\"" + reason + "\"}";
        return command("decide").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private ResultActions as(MockHttpServletRequestBuilder request, long person) throws Exception {
        return mvc.perform(request.header(ScreenTestConfiguration.PERSON, person));
    }

    private static String version(ResultActions answer) throws Exception {
        return answer.andExpect(status().isOk())
                .andExpect(header().exists(HttpHeaders.ETAG))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);
    }
}
