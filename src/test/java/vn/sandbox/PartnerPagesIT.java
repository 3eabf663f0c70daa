package vn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;

/** The pages a developer opens first. */
class PartnerPagesIT {

    private final Sandbox sandbox = SharedSandbox.get();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mail", "/portal", "/phone"})
    void everyPageIsThere(String path) {
        Page page = new Browser().getOnly(sandbox.partnersUrl() + path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("</h1>", "</html>");
    }

    @Test
    void programsReadWhoThereIsWithWhatTheyHoldAndTheirPresentCode() throws Exception {
        JsonNode people = new ObjectMapper()
                .readTree(
                        new Browser().getOnly(sandbox.partnersUrl() + "/people").html());

        assertThat(people).hasSizeGreaterThan(100).allSatisfy(person -> {
            assertThat(person.path("personalId").asText()).matches("\\d{12}");
            assertThat(person.path("name").asText()).isNotBlank();
            assertThat(person.path("oneTimeCode").asText()).matches("\\d{6}");
        });
        assertThat(people)
                .filteredOn(person -> person.path("personalId").asText().equals("001178000002"))
                .singleElement()
                .satisfies(secretary -> {
                    assertThat(secretary.path("password").asText()).isEqualTo("vidu-2025");
                    assertThat(secretary.path("positions").toString())
                            .contains("SECRETARY", "HN-TAYHO-VIDU-KD1", "Chi bộ Kinh doanh 1");
                });
    }

    @Test
    void theFrontPageShowsWhoToLogInAsAndLeadsToTheHub() {
        Page page = new Browser().getOnly(sandbox.partnersUrl() + "/");

        assertThat(page.html())
                .contains("Người dùng thử", "<a href=\"" + sandbox.hubUrl() + "/\">Liên Thông</a>")
                .containsPattern("<dd><code>\\d{12}</code></dd>");
    }
}
