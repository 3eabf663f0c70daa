package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.testsupport.Applicants;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.faults.Fault;

/**
 * The operators' own login rule: listed, of proven assurance, logged in within the hour. Behind the door nothing is asked
 * of them here, so a page that does not exist tells that they came through: 404 instead of 403.
 */
class OperatorIT {

    private static final String SECRETARY = "001178000002";
    private static final String PAGE = "/operations/no-such-page";
    private static final String PROGRAM = "/api/v1/operations/no-such-thing";

    private static Sandbox sandbox;
    private static String hub;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
    }

    @BeforeEach
    @AfterEach
    void reset() {
        sandbox.faults().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, PROGRAM})
    void anOperatorComesThrough(String path) {
        browser.logIn(sandbox, SharedSandbox.OPERATOR);
        assertThat(browser.getOnly(hub + path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                PROGRAM,
                "/operations",
                "/operations/",
                "/%6fperations/queues",
                "/operations/../operations/x"
            })
    void nobodyElseDoes(String path) {
        browser.logIn(sandbox, SECRETARY);
        assertThat(browser.getOnly(hub + path).status()).isIn(400, 403);
        assertThat(new Browser().getOnly(hub + path).status()).isIn(302, 303, 400, 401);
    }

    @Test
    void anOperatorOfTooLowAssuranceCannotLogIn() {
        assertThat(browser.logIn(sandbox, SharedSandbox.UNSURE_OPERATOR).html()).contains("LT-ID-010");
        assertThat(browser.getOnly(hub + PROGRAM).status()).isEqualTo(401);
    }

    /** Others may come in with it. */
    @Test
    void anOperatorOfUntoldAssuranceIsLoggedInWithoutTheRole() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-assurance", "on"));
        browser.logIn(sandbox, SharedSandbox.OPERATOR);
        assertThat(browser.getOnly(hub + "/notices").status()).isEqualTo(200);
        assertThat(browser.getOnly(hub + PAGE).status()).isEqualTo(403);
        assertThat(browser.getOnly(hub + PROGRAM).html()).contains("LT-WEB-003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-login=61", "omit-login-time=on"})
    void anOldLoginIsAskedForANewOne(String lie) {
        String[] fault = lie.split("=");
        sandbox.faults().set("identity", Fault.switchedOn(fault[0], fault[1]));
        browser.logIn(sandbox, SharedSandbox.OPERATOR);
        sandbox.faults().reset();

        Page refused = browser.getOnly(hub + PROGRAM);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("\"code\":\"LT-ID-009\"");
        assertThat(browser.get(hub + PAGE).address()).hasPath("/login/anew");

        Page through =
                browser.logIn(sandbox, SharedSandbox.OPERATOR, hub + "/oauth2/authorization/vneid?anew&next=" + PAGE);
        assertThat(through.address()).hasPath(PAGE);
        assertThat(through.status()).isEqualTo(404);
    }

    @Test
    void aLoginTooOldToDecideIsNotTooOldToOperate() {
        sandbox.faults().set("identity", Fault.switchedOn("old-login", "59"));
        browser.logIn(sandbox, SharedSandbox.OPERATOR);
        assertThat(browser.getOnly(hub + PROGRAM).status()).isEqualTo(404);
    }

    @Test
    void theRoleMakesNobodyAnOfficer() {
        UUID task = new Applicants(sandbox.hub()).task("001070000301", "Ngô Văn Giả Định");
        Page home = browser.logIn(sandbox, SharedSandbox.OPERATOR);

        assertThat(home.html()).doesNotContain("Quản trị và xử lý hồ sơ");
        assertThat(browser.getOnly(hub + "/office/accounts").status()).isEqualTo(403);
        assertThat(browser.getOnly(hub + "/tasks/" + task).status()).isEqualTo(404);
        assertThat(browser.getOnly(hub + "/api/v1/tasks").html()).contains("\"tasks\":[]");
        Page refused = browser.submit(home, hub + "/tasks/" + task + "/decide", Map.of("outcome", "approve"));
        assertThat(refused.status()).isIn(403, 404);
        assertThat(browser.postJson(
                                hub + "/api/v1/tasks/" + task + "/decide",
                                "{\"outcome\":\"approve\"}",
                                home.formToken())
                        .status())
                .isIn(403, 404);
    }
}
