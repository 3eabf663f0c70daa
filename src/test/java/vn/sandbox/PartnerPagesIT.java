package vn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theFrontPageShowsWhoToLogInAsAndLeadsToTheHub() {
        Page page = new Browser().getOnly(sandbox.partnersUrl() + "/");

        assertThat(page.html())
                .contains("Người dùng thử", "<a href=\"" + sandbox.hubUrl() + "/\">Liên Thông</a>")
                .containsPattern("<dd><code>\\d{12}</code></dd>");
    }
}
