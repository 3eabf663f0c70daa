package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.Postgres;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.FreePorts;
import vn.sandbox.Sandbox;

/** How long a session lives, and where. */
class SessionIT {

    private static final String MEMBER = "001085000001";
    private static final String OTHER_MEMBER = "001188000004";

    private static Sandbox sandbox;
    private static String hub;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
    }

    @Test
    void anIdleSessionEndsAndTheLoginPageSaysWhy() {
        browser.logIn(sandbox, MEMBER);
        long longAgo = Instant.now().minus(Duration.ofMinutes(31)).toEpochMilli();
        jdbc().sql("UPDATE web_session SET last_access_time = ?").param(longAgo).update();
        Page page = browser.get(hub + "/notices");
        assertThat(page.address()).hasPath("/login");
        assertThat(page.html()).contains("Phiên làm việc đã kết thúc");
    }

    @Test
    void aSessionInUseForTwentyMinutesGoesOn() {
        browser.logIn(sandbox, MEMBER);
        long before = Instant.now().minus(Duration.ofMinutes(20)).toEpochMilli();
        jdbc().sql("UPDATE web_session SET last_access_time = ?").param(before).update();
        assertThat(browser.get(hub + "/notices").address()).hasPath("/notices");
    }

    @Test
    void aBusySessionEndsEightHoursAfterItsLogin() {
        browser.logIn(sandbox, MEMBER);
        setAge(Duration.ofHours(8).minusMinutes(1));
        assertThat(browser.get(hub + "/notices").address()).hasPath("/notices");
        setAge(Duration.ofHours(8).plusMinutes(1));
        assertThat(browser.get(hub + "/notices").address()).hasPath("/login");
    }

    @Test
    void whatWasTypedIntoAFormSurvivesTheEndOfTheSession() {
        browser.logIn(sandbox, MEMBER);
        Page form = browser.get(hub + "/account/register");
        browser.forget("lienthong-sandbox");
        Page login = browser.submit(form, hub + "/account/register", Map.of("employerName", "Cong ty Go Do 4711"));
        assertThat(login.address()).hasPath("/login").hasParameter("next", "/account/register");

        Page again = browser.get(hub + "/oauth2/authorization/vneid?next=/account/register");
        assertThat(again.address()).hasPath("/account/register");
        assertThat(again.html()).contains("Cong ty Go Do 4711");
    }

    @Test
    void aFormOpenInAnotherTabIsTakenAfterItsPersonLoggedInAgain() {
        browser.logIn(sandbox, MEMBER);
        Page tab = browser.get(hub + "/account/register");
        Page other = browser.get(hub + "/account/register");
        browser.forget("lienthong-sandbox");
        browser.submit(tab, hub + "/account/register", Map.of("employerName", "Cong ty Go Do 4711"));
        browser.get(hub + "/oauth2/authorization/vneid?next=/account/register");

        assertTaken(other, "Cong ty Go Do 4712");
    }

    @Test
    void aFormOpenInAnotherTabIsTakenAfterItsPersonConfirmedWhoItIs() {
        browser.logIn(sandbox, MEMBER);
        Page other = browser.get(hub + "/account/register");
        Page account =
                browser.logIn(sandbox, MEMBER, hub + "/oauth2/authorization/vneid?anew=true&next=/account/register");
        assertThat(account.address()).hasPath("/account/register");

        assertTaken(other, "Cong ty Go Do 4713");
    }

    @Test
    void aFormOnePersonLeftOpenIsRefusedOnceAnotherHasLoggedIn() {
        browser.logIn(sandbox, MEMBER);
        Page other = browser.get(hub + "/account/register");
        browser.forget("lienthong-sandbox");
        browser.forget("sandbox-vneid");
        browser.logIn(sandbox, OTHER_MEMBER);

        Page answer = browser.submit(other, hub + "/account/register/draft", Map.of("employerName", "Cong ty Go Do"));
        assertThat(answer.status()).isEqualTo(403);
    }

    private void assertTaken(Page form, String typed) {
        Page kept = browser.submit(form, hub + "/account/register/draft", Map.of("employerName", typed));
        assertThat(kept.status()).isEqualTo(204);
        assertThat(browser.get(hub + "/account/register").html()).contains(typed);
    }

    @Test
    void whatOnePersonTypedIsNeverShownToTheNext() {
        browser.logIn(sandbox, MEMBER);
        Page form = browser.get(hub + "/account/register");
        browser.forget("lienthong-sandbox");
        browser.submit(form, hub + "/account/register", Map.of("employerName", "Cong ty Go Do 4711"));
        browser.forget("sandbox-vneid");

        Page others = browser.logIn(sandbox, OTHER_MEMBER, hub + "/oauth2/authorization/vneid?next=/account/register");
        assertThat(others.address()).hasPath("/account/register");
        assertThat(others.html()).doesNotContain("Cong ty Go Do 4711");
    }

    @Test
    void aSessionThatCannotBeReadCostsALoginNotAnErrorPage() {
        browser.logIn(sandbox, MEMBER);
        jdbc().sql("UPDATE web_session_attributes SET attribute_bytes = 'rubbish'")
                .update();
        assertThat(browser.get(hub + "/notices").address()).hasPath("/login");
        browser.get(hub + "/oauth2/authorization/vneid");
        assertThat(browser.get(hub + "/notices").address()).hasPath("/notices");
    }

    /** The session is in the database as well, so no controller is reached; the session is there afterwards. */
    @Test
    void whileTheDatabaseIsAwayWhoIsLoggedInIsToldSoOnAPageAndStaysLoggedIn() {
        browser.logIn(sandbox, MEMBER);
        String database =
                jdbc().sql("SELECT current_database()").query(String.class).single();
        Postgres.shut(database);
        try {
            Page page = browser.get(hub + "/notices");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.html()).contains("LT-WEB-004", "Hệ thống tạm thời chưa trả lời được");
            Page problem = browser.get(hub + "/api/v1/tasks");
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.header("Content-Type")).hasValue("application/problem+json");
            assertThat(problem.html()).contains("\"code\":\"LT-WEB-004\"");
        } finally {
            Postgres.open(database);
            // connections that broke a moment ago are not asked whether they live; the next test's are to be new
            sandbox.hub().getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        }
        assertThat(browser.get(hub + "/notices").address()).hasPath("/notices");
    }

    @Test
    void anotherNodeServesTheSameSession() throws Exception {
        browser.logIn(sandbox, MEMBER);
        int port = FreePorts.next();
        try (ConfigurableApplicationContext second = sandbox.startNode(port)) {
            Page page = browser.get("http://localhost:" + port + "/notices");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.address()).hasPath("/notices").hasPort(port);
        }
    }

    private static void setAge(Duration age) {
        jdbc().sql("UPDATE web_session SET creation_time = ?")
                .param(Instant.now().minus(age).toEpochMilli())
                .update();
    }

    private static JdbcClient jdbc() {
        return sandbox.hub().getBean(JdbcClient.class);
    }
}
