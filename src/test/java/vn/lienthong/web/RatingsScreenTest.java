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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;

/** Đánh giá mức độ hài lòng. */
@ScreenTest
class RatingsScreenTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Office office;

    @Autowired
    Dossiers dossiers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    long member;

    @BeforeEach
    void somebody() {
        member = office.person("Trần Văn Mẫu");
    }

    @Test
    void whoHasNoFinishedDossierIsToldSo() throws Exception {
        String open = dossier(member);

        page().andExpect(content().string(containsString("Chưa có hồ sơ nào giải quyết xong")))
                .andExpect(content().string(not(containsString(open))));
        rate(open, "5", "").andExpect(status().isNotFound());
    }

    @Test
    void aFinishedDossierIsRatedOnceAndMayBeRatedAnew() throws Exception {
        String number = finished(member);

        rate(number, "2", "Chờ lâu.").andExpect(redirectedUrl("/ratings"));
        rate(number, "4", "Đã nhanh hơn.").andExpect(redirectedUrl("/ratings"));

        page().andExpect(content().string(containsString("★★★★☆")))
                .andExpect(content().string(containsString("Đã nhanh hơn.")))
                .andExpect(content().string(containsString("Sửa đánh giá")))
                .andExpect(content().string(not(containsString("Chờ lâu."))));
        assertThat(jdbc.sql("SELECT score FROM dossier_rating WHERE dossier = ?")
                        .param(number)
                        .query(Integer.class)
                        .list())
                .containsExactly(4);
    }

    @Test
    void aRatingWithoutStarsIsAskedForAgainWithWhatWasTyped() throws Exception {
        String number = finished(member);

        rate(number, "0", "Chưa chọn sao.")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Xin chọn từ 1 đến 5 sao")))
                .andExpect(content().string(containsString("Chưa chọn sao.")));
        rate(number, "6", "").andExpect(status().isUnprocessableEntity());
        rate(number, "5", "x".repeat(1001)).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void aDossierThatIsNotShownAnyMoreIsRatedAllTheSame() throws Exception {
        String oldest = finished(member);
        for (int newer = 0; newer < 20; newer++) {
            finished(member);
        }

        page().andExpect(content().string(not(containsString(oldest))));
        rate(oldest, "5", "").andExpect(redirectedUrl("/ratings"));
    }

    @Test
    void anothersDossierIsNeitherShownNorRated() throws Exception {
        String anothers = finished(office.person("Vũ Thị Tưởng Tượng"));

        page().andExpect(content().string(not(containsString(anothers))));
        rate(anothers, "1", "").andExpect(status().isNotFound());
    }

    private String finished(long applicant) {
        String number = dossier(applicant);
        transaction.executeWithoutResult(
                status -> dossiers.advance(number, DossierStatus.WITHDRAWN, "registration.withdrawn"));
        return number;
    }

    private String dossier(long applicant) {
        return transaction.execute(status -> dossiers.open("registration", applicant, "registration.submitted")
                .number());
    }

    private ResultActions page() throws Exception {
        return as(get("/ratings")).andExpect(status().isOk());
    }

    private ResultActions rate(String number, String score, String comment) throws Exception {
        return as(post("/ratings")
                .param("dossier", number)
                .param("score", score)
                .param("comment", comment)
                .with(csrf()));
    }

    private ResultActions as(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header(ScreenTestConfiguration.PERSON, member));
    }
}
