package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The parts pages are made of, each rendered by a page of the test. */
@ScreenTest
class FragmentsScreenTest {

    @Autowired
    MockMvc mvc;

    @Test
    void everyFieldIsBoundLabelledAndFilled() throws Exception {
        mvc.perform(get("/test/fragments"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("for=\"fullName\"")))
                .andExpect(content().string(containsString("value=\"Trần Văn Mẫu\"")))
                .andExpect(content().string(containsString("value=\"25/02/1973\"")))
                .andExpect(content().string(containsString("value=\"05/2026\"")))
                .andExpect(content().string(containsString("<option value=\"DEPUTY\" selected=\"selected\">")))
                .andExpect(content().string(containsString("autocomplete=\"name\"")))
                .andExpect(content().string(containsString("aria-describedby=\"cardNumber-hint")))
                .andExpect(content().string(containsString("hx-get=\"/test/search\"")))
                .andExpect(content().string(not(containsString("error-summary"))));
    }

    @Test
    void errorsStandOnTopAsLinksAndBesideTheirFieldsAndNothingTypedIsLost() throws Exception {
        mvc.perform(post("/test/fragments")
                        .with(csrf())
                        .param("fullName", " ")
                        .param("birthDate", "31/02/1973")
                        .param("cell", "")
                        .param("cardNumber", "12.345678"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"error-summary\"")))
                .andExpect(content().string(containsString("href=\"#fullName\"")))
                .andExpect(content().string(containsString("href=\"#birthDate\"")))
                .andExpect(content().string(containsString("href=\"#cell\"")))
                .andExpect(content().string(containsString("id=\"fullName-error\"")))
                .andExpect(content().string(containsString("Ngày chưa đúng.")))
                .andExpect(content().string(containsString("value=\"31/02/1973\"")))
                .andExpect(content().string(containsString("value=\"12.345678\"")))
                .andExpect(content().string(containsString("aria-invalid=\"true\"")));
    }

    @Test
    void anAlertWithoutATitleBorrowsNoneFromItsPage() throws Exception {
        String page =
                mvc.perform(get("/test/fragments")).andReturn().getResponse().getContentAsString();

        assertThat(page.split("class=\"alert-title\"", -1))
                .as("one of two alerts has a title")
                .hasSize(2);
        assertThat(page).containsPattern("role=\"status\">\\s*<p>Không có tiêu đề");
    }

    @Test
    void theComparisonMarksOnlyWhatDiffers() throws Exception {
        String page =
                mvc.perform(get("/test/fragments")).andReturn().getResponse().getContentAsString();
        assertThat(page.split("Khác với khai báo", -1)).hasSize(2);
        assertThat(page).contains("Chưa có thông tin");
    }

    @Test
    void thePickersAnswerIsAListOfChoicesOrASentence() throws Exception {
        mvc.perform(get("/test/search").param("q", "kinh").param("field", "cell"))
                .andExpect(content().string(containsString("data-value=\"CB-1\"")))
                .andExpect(content().string(containsString("Đảng bộ Công ty Minh Họa")))
                .andExpect(content().string(not(containsString("<html"))));
        mvc.perform(get("/test/search").param("q", "không có").param("field", "cell"))
                .andExpect(content().string(containsString("Không tìm thấy.")));
    }
}
