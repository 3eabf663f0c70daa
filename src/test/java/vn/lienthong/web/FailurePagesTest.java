package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What people and programs are told when something goes wrong, over a real socket, container pages included. */
@ScreenTest
class FailurePagesTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ObjectMapper json;

    @Autowired
    Office office;

    @Test
    void anUnknownAddressIsAPageWithACodeAndAWayOn() {
        ResponseEntity<String> answer = http.getForEntity("/no-such-page", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody())
                .contains("Không tìm thấy trang này", "LT-WEB-002", "href=\"/\"")
                .doesNotContain("Whitelabel", "Apache Tomcat");
    }

    @Test
    void aMistakeOfTheProgramTellsTheCodeAndNothingElse() {
        ResponseEntity<String> answer = http.getForEntity("/test/broken", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody())
                .contains("Hệ thống gặp lỗi", "LT-WEB-004")
                .doesNotContain("a mistake of the program", "Exception");
    }

    @Test
    void aWrongMethodIsAPageToo() {
        ResponseEntity<String> answer = http.exchange("/about", HttpMethod.DELETE, null, String.class);
        assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.TEXT_HTML))
                .isTrue();
    }

    @Test
    void aFormWithoutItsTokenIsRefusedWithAPage() {
        ResponseEntity<String> answer = http.postForEntity("/notices/read", null, String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody()).contains("LT-WEB-003", "href=\"/\"");
    }

    @Test
    void programsGetProblemsForFailuresOfTheService() throws Exception {
        long person = office.person("Trần Văn Mẫu");
        JsonNode problem = problem("/api/v1/tasks/" + UUID.randomUUID(), person, 404);
        assertThat(problem.path("code").asText()).isEqualTo("LT-TSK-001");
        assertThat(problem.path("type").asText()).isEqualTo("urn:lienthong:problem:LT-TSK-001");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isEqualTo("Không tìm thấy việc này trong danh sách của đồng chí.");
        assertThat(problem.path("instance").asText()).startsWith("/api/v1/tasks/");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
    }

    @Test
    void programsGetProblemsForWhatTheFrameworkRefuses() throws Exception {
        long person = office.person("Trần Văn Mẫu");
        assertThat(problem("/api/v1/tasks/not-a-uuid", person, 400).path("code").asText())
                .isEqualTo("LT-WEB-001");
        assertThat(problem("/api/v1/no-such-resource", person, 404).path("code").asText())
                .isEqualTo("LT-WEB-002");
    }

    @Test
    void programsGetNoDetailsOfAMistakeOfTheProgram() throws Exception {
        JsonNode problem = problem("/api/test/broken", office.person("Trần Văn Mẫu"), 500);
        assertThat(problem.path("code").asText()).isEqualTo("LT-WEB-004");
        assertThat(problem.toString()).doesNotContain("a mistake of the program");
    }

    private JsonNode problem(String path, long person, int status) throws Exception {
        HttpHeaders headers = new HttpHeaders();
        headers.set(ScreenTestConfiguration.PERSON, Long.toString(person));
        ResponseEntity<String> answer = http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return json.readTree(answer.getBody());
    }
}
