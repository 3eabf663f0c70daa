package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.humantask.Tasks;

/** No address of a list, and no link on it, names a person by the personal id. */
@ScreenTest
class SearchWordsScreenTest {

    private static final String KEY = "~[\\w-]{16}";

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Autowired
    Tasks tasks;

    private MockHttpSession session = new MockHttpSession();
    private Office.Cell cell;
    private String number;
    private UUID task;

    @BeforeEach
    void aTask() {
        cell = office.cell("Chi bộ Kinh doanh 1");
        task = office.task("approve-account", cell, "Trần Văn Mẫu");
        office.task("approve-account", cell, "Vũ Thị Tưởng Tượng");
        number = tasks.get(cell.secretary(), task).dossier();
    }

    @Test
    void aSearchForAWholeNumberLeadsToAnAddressWithoutIt() throws Exception {
        String address = as(search().param("scope", "organisation").param("q", number))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        assertThat(address).matches("/tasks\\?scope=organisation&q=" + KEY);
        as(get(URI.create(address)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(task.toString())))
                .andExpect(content().string(not(containsString("Vũ Thị Tưởng Tượng"))))
                .andExpect(content().string(containsString("value=\"" + number + "\"")));
    }

    @Test
    void noLinkOfAFoundListNamesWhatWasSearchedFor() throws Exception {
        String id = number.substring(number.indexOf('-') + 1, number.indexOf('-') + 13);
        for (int more = 0; more < 45; more++) {
            office.task("approve-account", cell, "Trần " + id);
        }
        String key = keyOf(id);

        String page = as(get("/tasks").param("q", key))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("rel=\"next\" href=\"/tasks?q=" + key + "&amp;cursor=")
                .doesNotContainPattern("(href|action)=\"[^\"]*" + id);
    }

    @Test
    void otherWordsStayReadable() throws Exception {
        as(search().param("q", "trần 12345678")).andExpect(redirectedUrl("/tasks?q=tr%E1%BA%A7n+12345678"));
    }

    @Test
    void aNumberInAnAddressFromOutsideIsTakenOutOfIt() throws Exception {
        as(get("/tasks").param("q", "x", number).header(HttpHeaders.ACCEPT, "text/html,*/*"))
                .andExpect(redirectedUrl("/tasks?q=x&q=" + keyOf(number)));
    }

    @Test
    void aKeyOfAnotherSessionFindsNothingThoughSomethingWasSearchedForInThisOne() throws Exception {
        String key = keyOf(number);
        session = new MockHttpSession();
        keyOf("000000000");

        as(get("/tasks").param("q", key))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Trần Văn Mẫu"))))
                .andExpect(content().string(not(containsString("Vũ Thị Tưởng Tượng"))));
    }

    @Test
    void noMoreIsKeptThanAFormAllows() throws Exception {
        String key = keyOf("1".repeat(100_000));

        assertThat((String) session.getAttribute("lienthong.search-words." + key))
                .hasSize(200);
    }

    private String keyOf(String words) throws Exception {
        String address =
                as(search().param("q", words)).andReturn().getResponse().getRedirectedUrl();
        return address.substring(address.indexOf('~'));
    }

    @Test
    void aSearchAfterTheSessionEndedLeadsToTheListAndNotToARefusal() throws Exception {
        MockHttpServletRequestBuilder search = post("/tasks")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("search", "true")
                .param("_csrf", "of the session that ended");

        mvc.perform(search.param("q", "trần")).andExpect(redirectedUrl("/tasks?q=tr%E1%BA%A7n"));
        mvc.perform(search.param("q", number)).andExpect(redirectedUrl("/tasks?q=tr%E1%BA%A7n&q="));
    }

    private static MockHttpServletRequestBuilder search() {
        return post("/tasks")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("search", "true")
                .with(csrf());
    }

    private ResultActions as(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session).header(ScreenTestConfiguration.PERSON, cell.secretary()));
    }
}
