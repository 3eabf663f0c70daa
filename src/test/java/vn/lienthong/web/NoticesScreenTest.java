package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import vn.lienthong.notice.Notices;

/** The bell and the list behind it, over the real notices. */
@ScreenTest
class NoticesScreenTest {

    private static final Pattern OPEN = Pattern.compile("/notices/([0-9a-f-]{36})/open");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Autowired
    Notices notices;

    long me;

    @BeforeEach
    void aPerson() {
        me = office.person("Trần Văn Mẫu");
    }

    @Test
    void theBellCountsWhatIsUnread() throws Exception {
        assertThat(page("/about")).contains("aria-label=\"Thông báo\"").doesNotContain("chưa đọc");
        office.notice(me, "registration-position-approved", "/account");
        office.notice(me, "registration-position-approved", "/account");
        assertThat(page("/about")).contains("aria-label=\"Thông báo, 2 chưa đọc\"");
    }

    @Test
    void aNoticeIsToldInTheReadersLanguageWithItsArguments() throws Exception {
        office.notice(me, "registration-account-refused", "/account", "Thiếu <b>ngày</b> vào đảng");
        assertThat(page("/notices"))
                .contains("Thông tin tài khoản của đồng chí chưa được phê duyệt")
                .contains("Lý do: Thiếu &lt;b&gt;ngày&lt;/b&gt; vào đảng");
        assertThat(page("/notices?lang=en")).contains("Mark all as read").doesNotContain("chưa được phê duyệt");
    }

    @Test
    void openingANoticeMarksItReadAndGoesWhereItLeads() throws Exception {
        UUID notice = office.notice(me, "registration-position-approved", "/tasks");
        as(post("/notices/" + notice + "/open").with(csrf())).andExpect(redirectedUrl("/tasks"));
        assertThat(notices.unread(me)).isZero();
    }

    @Test
    void anothersNoticeIsNeitherOpenedNorMarked() throws Exception {
        long other = office.person("Vũ Thị Tưởng Tượng");
        UUID notice = office.notice(other, "registration-position-approved", "/tasks");
        as(post("/notices/" + notice + "/open").with(csrf())).andExpect(status().isNotFound());
        as(post("/notices/" + notice + "/read").with(csrf())).andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(other)).isEqualTo(1);
    }

    @Test
    void oneOrAllAreMarkedRead() throws Exception {
        UUID first = office.notice(me, "registration-position-approved", "/account");
        office.notice(me, "registration-position-approved", "/account");
        office.notice(me, "registration-position-approved", "/account");
        as(post("/notices/" + first + "/read").with(csrf())).andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(me)).isEqualTo(2);
        as(post("/notices/read").with(csrf())).andExpect(redirectedUrl("/notices"));
        assertThat(notices.unread(me)).isZero();
    }

    @Test
    void pagesFollowEachOtherNewestFirstWithoutGapOrRepetition() throws Exception {
        List<UUID> created = new ArrayList<>();
        for (int i = 0; i < 43; i++) {
            created.add(0, office.notice(me, "registration-position-approved", "/account"));
        }
        List<UUID> seen = new ArrayList<>();
        String path = "/notices";
        while (path != null) {
            String page = page(path);
            OPEN.matcher(page).results().forEach(found -> seen.add(UUID.fromString(found.group(1))));
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1) : null;
        }
        assertThat(seen).containsExactlyElementsOf(created);
    }

    @Test
    void withoutNoticesThePageSaysWhatWillStandHere() throws Exception {
        as(get("/notices")).andExpect(content().string(containsString("Chưa có thông báo nào")));
    }

    private ResultActions as(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header(ScreenTestConfiguration.PERSON, me));
    }

    private String page(String path) throws Exception {
        return as(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
