package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The frame of all pages: menu, language, addresses of files, no inline script or style. */
@ScreenTest
class FrameScreenTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Test
    void aVisitorIsToldHowToSignInAndSeesNoMenuOfMembers() throws Exception {
        mvc.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ĐĂNG NHẬP")))
                .andExpect(content().string(containsString("dvc.hanoi.dcs.vn")))
                .andExpect(content().string(containsString("dichvucong.gov.vn")))
                .andExpect(content().string(not(containsString("Việc cần xử lý"))))
                .andExpect(content().string(not(containsString("Quản trị và xử lý hồ sơ"))));
    }

    @Test
    void aMemberWithoutPositionSeesNoOfficeMenu() throws Exception {
        assertThat(menuOf(office.person("Trần Văn Mẫu")))
                .contains(
                        "Giới thiệu",
                        "Thủ tục hành chính",
                        "Hồ sơ",
                        "Hướng dẫn",
                        "Đánh giá mức độ hài lòng",
                        "Thay đổi thông tin tài khoản")
                .doesNotContain("Việc cần xử lý", "Quản trị và xử lý hồ sơ", "Phê duyệt chức vụ");
    }

    @Test
    void theHeadTellsDateAndTimeInHanoiAsTheGuideShowsThem() throws Exception {
        ZoneId hanoi = ZoneId.of("Asia/Ho_Chi_Minh");
        DateTimeFormatter form = DateTimeFormatter.ofPattern("HH:mm, d/M/uuuu");
        ZonedDateTime before = ZonedDateTime.now(hanoi);
        String page = page("/about", office.person("Trần Văn Mẫu"));
        ZonedDateTime after = ZonedDateTime.now(hanoi);

        assertThat(page.substring(page.indexOf("<header"), page.indexOf("</header>")))
                .containsAnyOf(">" + form.format(before) + "<", ">" + form.format(after) + "<");
    }

    @Test
    void whoMayActForAnOrganisationSeesTheTasks() throws Exception {
        assertThat(menuOf(office.cell("Chi bộ Thực đơn").secretary())).contains("Việc cần xử lý");
    }

    @Test
    void theMenuShowsWhereOneIsAndOnlyThere() throws Exception {
        String page = page("/guide", office.person("Trần Văn Mẫu"));
        assertThat(page.split("aria-current=\"page\"", -1)).hasSize(2);
        assertThat(page).containsPattern("href=\"/guide\"\\s+aria-current=\"page\"");
        assertThat(page)
                .as("statistics of both halves")
                .contains("Thống kê ở đầu trang", "Thống kê, ở đầu trang Lập phiếu");
    }

    @Test
    void vietnameseComesFirstWhateverTheBrowserPrefers() throws Exception {
        mvc.perform(get("/about").locale(Locale.ENGLISH).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("<html lang=\"vi\"")))
                .andExpect(content().string(containsString("Giới thiệu")));
    }

    @Test
    void englishIsGivenOnRequestAndRemembered() throws Exception {
        mvc.perform(get("/about").param("lang", "en"))
                .andExpect(cookie().value("lang", "en"))
                .andExpect(cookie().httpOnly("lang", true))
                .andExpect(content().string(containsString("<html lang=\"en\"")));
        mvc.perform(get("/about").cookie(new Cookie("lang", "en")))
                .andExpect(content().string(containsString("What the system does")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "", "vi\"><script>", "en-US-x-evil"})
    void aLanguageTheHubDoesNotSpeakChangesNothing(String language) throws Exception {
        mvc.perform(get("/about").param("lang", language))
                .andExpect(cookie().doesNotExist("lang"))
                .andExpect(content().string(containsString("<html lang=\"vi\"")))
                .andExpect(content().string(not(containsString("<script>"))));
        mvc.perform(get("/about").cookie(new Cookie("lang", "fr")))
                .andExpect(content().string(containsString("<html lang=\"vi\"")));
    }

    @Test
    void theLanguageLinkKeepsWhatOneWasLookingAt() throws Exception {
        mvc.perform(get("/guide?chapter=2"))
                .andExpect(content().string(containsString("href=\"/guide?chapter=2&amp;lang=en\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/about",
                "/procedures",
                "/guide",
                "/dossiers",
                "/ratings",
                "/notices",
                "/tasks",
                "/test/fragments"
            })
    void noPageHasAnythingInlineThatThePolicyWouldRefuse(String path) throws Exception {
        String page = page(path, office.cell("Chi bộ trong sạch").secretary());
        assertThat(page).doesNotContainPattern("<script(?![^>]*src=)[^>]*>");
        assertThat(page).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=\"|javascript:");
        assertThat(page).doesNotContain("??").doesNotContainPattern("th:[a-z]+=");
    }

    @Test
    void htmxIsToldToInjectNoStyleAndToEvaluateNothing() throws Exception {
        assertThat(page("/about", office.person("Trần Văn Mẫu")))
                .contains("\"includeIndicatorStyles\":false", "\"allowEval\":false", "\"selfRequestsOnly\":true");
    }

    private String menuOf(long person) throws Exception {
        String page = page("/about", person);
        return page.substring(page.indexOf("id=\"menu\""), page.indexOf("</header>"));
    }

    private String page(String path, long person) throws Exception {
        return mvc.perform(get(path).header(ScreenTestConfiguration.PERSON, person))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
