package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;

/** What a visitor meets at the door, and what every answer carries. */
class DoorIT {

    private static String hub;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        hub = SharedSandbox.get().hubUrl().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/about",
                "/guide",
                "/tasks",
                "/no-such-page",
                "/api/v1/tasks",
                "/css/base.css",
                "/refused",
                "/error"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Page answer = browser.getOnly(hub + path, "X-Forwarded-Proto", "https");
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .contains("form-action 'self' " + SharedSandbox.get().partnersUrl())
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.header("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/tasks", "/api/v1/tasks"})
    void nothingPersonalIsKeptByACache(String path) {
        assertThat(browser.getOnly(hub + path).header("Cache-Control").orElse(""))
                .contains("no-store");
    }

    @Test
    void aForgedHostHeaderLeadsNobodyAway() {
        Page answer = browser.getOnly(hub + "/tasks", "X-Forwarded-Host", "evil.example");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/login?next=/tasks");
    }

    @Test
    void filesAreKeptByCachesAndOpenNoSession() {
        Matcher link = Pattern.compile("href=\"(/css/base-[0-9a-f]{32}\\.css)\"")
                .matcher(browser.getOnly(hub + "/").html());
        assertThat(link.find()).as("a link with a hash").isTrue();
        Page file = browser.getOnly(hub + link.group(1));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control").orElse(""))
                .contains("max-age=31536000", "public")
                .doesNotContain("no-store");
        assertThat(file.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/css/base.css",
                "/application.yaml",
                "/db/migration/V01__messaging.sql",
                "/i18n/common.properties"
            })
    void nothingElseOfTheProgramIsOpen(String path) {
        Page answer = browser.getOnly(hub + path);
        assertThat(answer.status()).isBetween(300, 399);
        assertThat(answer.header("Location").orElse("")).startsWith("/login");
    }

    @Test
    void aVisitorWhoOnlyLooksGetsNoSession() {
        browser.get(hub + "/");
        browser.get(hub + "/tasks");
        assertThat(browser.cookie("lienthong-sandbox")).isEmpty();
    }

    @Test
    void anInterfaceAnswersWithAProblemNotWithALoginPage() {
        Page answer = browser.getOnly(hub + "/api/v1/tasks");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.html()).contains("\"code\":\"LT-ID-007\"").contains("Cần đăng nhập");
    }

    @Test
    void anInterfaceRefusesAPostWithoutTokenWithAProblem() {
        Page answer = browser.post(hub + "/api/v1/tasks", Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.html()).contains("\"code\":\"LT-ID-008\"");
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheLogin() {
        Page answer = browser.getOnly(
                hub + "/tasks/list", "HX-Request", "true", "HX-Current-URL", hub + "/tasks?status=OPEN#top");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).contains("/login?next=/tasks?status%3DOPEN");
    }

    @Test
    void theLoginPageUsesTheWordsOfTheGuide() {
        assertThat(browser.get(hub + "/login").html())
                .contains("Tài khoản định danh điện tử cấp bởi Bộ Công an dành cho Công dân");
    }

    @Test
    void healthIsOnThePortOfTheOperatorsOnly() {
        assertThat(browser.getOnly(SharedSandbox.get().managementUrl() + "/actuator/health/liveness")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(hub + "/actuator/health").address()).hasPath("/login");
    }
}
