package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/** How often somebody may do what costs others something; over real sockets, with the limits of a small house. */
class LimitsIT {

    private static final String MEMBER = "001085000001";
    private static final String OTHER_MEMBER = "001188000004";
    private static final int LOGINS = 20;

    /** As often as it takes to go over a limit even when a new stretch of time begins in the middle. */
    private static final int TOO_OFTEN = 2 * LOGINS + 1;

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private static Sandbox sandbox;
    private static String hub;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl())
                .withHubSetting("lienthong.login.attempts-per-minute", Integer.toString(LOGINS)));
        hub = sandbox.hubUrl().toString();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/vneid",
                "/oauth2/authorization/%76neid",
                "/login/oauth2/code/vneid?code=x&state=y",
                "/login/oauth2/code/vnei%64?code=x&state=y"
            })
    void tooManyLoginsFromOneNetworkAreTurnedAway(String path) {
        String address = "203.0.113." + NETWORKS.incrementAndGet();
        Page last = null;
        for (int i = 0; i < TOO_OFTEN && !turnedAway(last); i++) {
            last = from(address, path);
        }
        assertThat(turnedAway(last))
                .as("%s leads to %s", path, last.header("Location"))
                .isTrue();
        Page told = browser.get(hub + last.header("Location").orElseThrow());
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.html()).contains("quá nhiều lần đăng nhập");

        assertThat(turnedAway(from("203.0.113." + NETWORKS.incrementAndGet(), path)))
                .isFalse();
    }

    @Test
    void changingTheAddressWithinANetworkDoesNotHelp() {
        int turnedAway = 0;
        for (int i = 0; i < TOO_OFTEN; i++) {
            turnedAway += turnedAway(from("2001:db8:0:7::" + Integer.toHexString(i), LoginGate.BEGIN)) ? 1 : 0;
        }
        assertThat(turnedAway).isPositive();
    }

    @Test
    void writingAnotherAddressBeforeTheProxysDoesNotHelp() {
        String network = "203.0.113." + NETWORKS.incrementAndGet();
        int turnedAway = 0;
        for (int i = 0; i < TOO_OFTEN; i++) {
            turnedAway += turnedAway(from("198.51.100." + i + ", " + network, LoginGate.BEGIN)) ? 1 : 0;
        }
        assertThat(turnedAway).isPositive();
    }

    @Test
    void onePersonCannotTryOutMemberNumbersAndIsToldSo() {
        browser.logIn(sandbox, MEMBER);
        Page answer = browser.get(hub + "/account/register");
        int asked = 0;
        while (!answer.html().contains("LT-REG-009") && asked < 21) {
            answer = browser.submit(
                    answer,
                    hub + "/account/register",
                    Map.of("lookup", "true", "cardNumber", "99.%06d".formatted(asked)));
            assertThat(answer.status()).isEqualTo(200);
            asked++;
        }
        assertThat(asked).isBetween(11, 21);
        assertThat(answer.html())
                .contains("LT-REG-009")
                .contains("thử lại sau mười phút")
                .contains("value=\"99.%06d\"".formatted(asked - 1));

        Browser another = new Browser();
        another.logIn(sandbox, OTHER_MEMBER);
        assertThat(another.submit(
                                another.get(hub + "/account/register"),
                                hub + "/account/register",
                                Map.of("lookup", "true", "cardNumber", "99.000004"))
                        .html())
                .doesNotContain("LT-REG-009");
    }

    @Test
    void lookingAtNoticesIsNotCounted() {
        browser.logIn(sandbox, MEMBER);
        for (int i = 0; i < 10 * LOGINS; i++) {
            assertThat(browser.getOnly(hub + "/notices").status()).isEqualTo(200);
        }
    }

    private Page from(String address, String path) {
        return new Browser().getOnly(hub + path, "X-Forwarded-For", address);
    }

    private static boolean turnedAway(Page answer) {
        return answer != null && answer.header("Location").orElse("").contains("LT-ID-006");
    }
}
