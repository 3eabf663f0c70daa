package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.faults.Fault;
import vn.sandbox.identity.OneTimeCodes;

/** The identity provider goes away before or in the middle of a login; the person is told so within five seconds. */
class ProviderAwayIT {

    private static final String MEMBER = "001085000001";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Sandbox sandbox;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        new Browser().logIn(sandbox, MEMBER);
    }

    @AfterEach
    void reset() {
        sandbox.faults().reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Mode.class,
            names = {"DOWN", "UNAVAILABLE", "ERROR"})
    void aLoginThatCannotBeginSaysSo(Fault.Mode mode) {
        sandbox.faults().set("identity", Fault.of(mode));
        assertToldInTime(() -> browser.get(sandbox.hubUrl() + "/oauth2/authorization/vneid"));
        sandbox.faults().reset();
        assertThat(browser.logIn(sandbox, MEMBER).status()).isEqualTo(200);
    }

    @Test
    void aLoginThatCannotBeginInTimeSaysSo() {
        sandbox.faults().set("identity", Fault.slow(Duration.ofSeconds(20)));
        assertToldInTime(() -> browser.get(sandbox.hubUrl() + "/oauth2/authorization/vneid"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Mode.class,
            names = {"DOWN", "UNAVAILABLE", "ERROR", "LOSE_REPLY"})
    void aLoginThatCannotFinishSaysSo(Fault.Mode mode) {
        String callback = callback();
        sandbox.faults().set("identity", Fault.of(mode));
        assertToldInTime(() -> browser.get(callback));
    }

    @Test
    void aLoginThatCannotFinishInTimeSaysSo() {
        String callback = callback();
        sandbox.faults().set("identity", Fault.slow(Duration.ofSeconds(20)));
        assertToldInTime(() -> browser.get(callback));
    }

    /** Each answer alone would be in time; together they are not. */
    @Test
    void slowAnswersThatAddUpAreCutOffAsWell() {
        String callback = callback();
        sandbox.faults().set("identity", Fault.slow(Duration.ofMillis(3500)));
        assertToldInTime(() -> browser.get(callback));
    }

    private void assertToldInTime(java.util.function.Supplier<Page> action) {
        long start = System.nanoTime();
        Page page = action.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.html()).contains("LT-ID-001").contains("VNeID").doesNotContain("Exception");
    }

    private String callback() {
        String provider = sandbox.partnersUrl().toString();
        Page codePage = browser.submit(
                browser.get(sandbox.hubUrl() + "/oauth2/authorization/vneid"),
                provider + "/vneid/login",
                Map.of("personalId", MEMBER, "password", "vidu-2025"));
        String code = sandbox.partners().getBean(OneTimeCodes.class).current(MEMBER);
        Page answer = browser.postOnly(provider + "/vneid/code", Map.of("code", code, "_csrf", codePage.formToken()));
        while (!answer.header("Location")
                .orElseThrow()
                .startsWith(sandbox.hubUrl().toString())) {
            answer = browser.getOnly(answer.address()
                    .resolve(answer.header("Location").orElseThrow())
                    .toString());
        }
        return answer.header("Location").orElseThrow();
    }
}
