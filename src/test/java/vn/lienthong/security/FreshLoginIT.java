package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.testsupport.Applicants;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.faults.Fault;

/** Deciding needs a login of a moment ago; over real sockets, with a provider that asks anew or does not. */
class FreshLoginIT {

    private static final String SECRETARY = "001178000002";
    private static final String SOMEBODY_ELSE = "001090000005";
    private static final String REASON = "Chưa khớp với sổ đảng viên của chi bộ.";

    /** Requests of their own, so that no other test's decisions are in the way. */
    private static final List<Map.Entry<String, String>> CITIZENS =
            List.of(Map.entry("001070000301", "Ngô Văn Giả Định"), Map.entry("033189000302", "Lê Thị Giả Tưởng"));

    /** Where several papers, or a list, are approved, signed and sent. */
    private static final String[] SIGNING = {
        "/residence/forms/send/{choice}",
        "/residence/lists/approvals/{id}/approve",
        "/residence/lists/approvals/{id}/sign",
        "/residence/lists/sending/{id}/sign"
    };

    /** What has an effect for others in the residence conversation and so needs a login of a moment ago: all of it. */
    private static final List<String> OF_THE_RESIDENCE = List.of(
            "/residence/forms/approve",
            "/residence/forms/approve/all",
            "/residence/forms/send/{choice}",
            "/residence/forms/statistics/paper",
            "/residence/lists/approvals/{id}/approve",
            "/residence/lists/approvals/{id}/refuse",
            "/residence/lists/approvals/{id}/sign",
            "/residence/lists/sending/{id}/sign",
            "/residence/lists/statistics/paper",
            "/residence/violations/new/{line}");

    private static Sandbox sandbox;
    private static String hub;

    private final Browser browser = new Browser();
    private UUID first;
    private UUID second;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
    }

    @BeforeEach
    void requestsWait() {
        Applicants applicants = new Applicants(sandbox.hub());
        first = applicants.task(CITIZENS.get(0).getKey(), CITIZENS.get(0).getValue());
        second = applicants.task(CITIZENS.get(1).getKey(), CITIZENS.get(1).getValue());
    }

    @AfterEach
    void reset() {
        sandbox.faults().reset();
    }

    @Test
    void rightAfterTheLoginNothingMoreIsAsked() {
        browser.logIn(sandbox, SECRETARY);
        Page question = browser.get(question(first));
        assertThat(question.address()).isEqualTo(URI.create(question(first)));
        assertThat(refuse(browser, first).address()).hasPath("/tasks");
        assertThat(state(first)).isNotEqualTo("OPEN");
    }

    @Test
    void aDecisionWithAnOldLoginIsMadeAfterLoggingInAnewAndNothingTypedIsLost() {
        loggedInLongAgo(SECRETARY);
        Page anew = refuse(browser, first);
        assertThat(anew.address()).hasPath("/login/anew");
        assertThat(anew.html()).contains("Xác nhận lại danh tính").contains("Những gì đã nhập vẫn còn nguyên");
        assertThat(state(first)).isEqualTo("OPEN");

        Page question = browser.logIn(sandbox, SECRETARY, begin(anew));
        assertThat(question.address()).isEqualTo(URI.create(hub + "/tasks/" + first + "/decide"));
        assertThat(question.html()).contains("Từ chối: Ngô Văn Giả Định?").contains(REASON);
        assertThat(state(first)).isEqualTo("OPEN");

        Page done = browser.submit(
                question, hub + "/tasks/" + first + "/decide", Map.of("outcome", "refuse", "reason", REASON));
        assertThat(done.address()).hasPath("/tasks");
        assertThat(state(first)).isNotEqualTo("OPEN");
    }

    @Test
    void theQuestionItselfAsksForTheLoginBeforeAnythingIsTyped() {
        loggedInLongAgo(SECRETARY);
        Page anew = browser.get(question(first));
        assertThat(anew.address()).hasPath("/login/anew");
        assertThat(browser.logIn(sandbox, SECRETARY, begin(anew)).address()).isEqualTo(URI.create(question(first)));
    }

    @Test
    void severalDecisionsInOneGoComeBackAsTheyWereChosen() {
        loggedInLongAgo(SECRETARY);
        String list = hub + "/tasks/decide?outcome=approve&task=" + first + "&task=" + second;
        Page anew = browser.get(list);
        assertThat(anew.address()).hasPath("/login/anew");
        Page question = browser.logIn(sandbox, SECRETARY, begin(anew));
        assertThat(question.html()).contains("Ngô Văn Giả Định").contains("Lê Thị Giả Tưởng");

        loggedInLongAgo(SECRETARY);
        Page again = browser.submit(
                browser.get(hub + "/tasks"),
                hub + "/tasks/decide?task=" + first + "&task=" + second,
                Map.of("outcome", "approve", "reason", "Đã họp chi bộ."));
        assertThat(again.address()).hasPath("/login/anew");
        Page restored = browser.logIn(sandbox, SECRETARY, begin(again));
        assertThat(restored.html())
                .contains("Đã họp chi bộ.")
                .contains(first.toString())
                .contains(second.toString());
        assertThat(state(first)).isEqualTo("OPEN");
    }

    @Test
    void aProgramWithAnOldLoginGetsAProblemAndDecidesNothing() {
        loggedInLongAgo(SECRETARY);
        Page refused = decideByProgram();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(refused.html()).contains("\"code\":\"LT-ID-009\"");
        assertThat(state(first)).isEqualTo("OPEN");

        Page anew = browser.get(question(first));
        browser.logIn(sandbox, SECRETARY, begin(anew));
        assertThat(decideByProgram().status()).isEqualTo(200);
        assertThat(state(first)).isNotEqualTo("OPEN");
    }

    @Test
    void theProviderIsAskedForANewLoginOfTheWantedAssurance() {
        assertThat(browser.getOnly(hub + "/oauth2/authorization/vneid?anew")
                        .header("Location")
                        .orElseThrow())
                .contains("prompt=login")
                .contains("max_age=" + Duration.ofMinutes(15).toSeconds())
                .contains("acr_values=LoA2");
        assertThat(browser.getOnly(hub + "/oauth2/authorization/vneid")
                        .header("Location")
                        .orElseThrow())
                .doesNotContain("prompt=")
                .doesNotContain("max_age=");
    }

    /** Of the sandbox's provider, on which the others rely. */
    @ParameterizedTest
    @CsvSource({"max_age=0,true", "max_age=3600,false", "prompt=login,true", "prompt=consent,false"})
    void theProviderAsksTheRememberedAnewWhereItIsToldTo(String parameter, boolean asks) {
        browser.logIn(sandbox, SECRETARY);
        String request = browser.getOnly(hub + "/oauth2/authorization/vneid")
                .header("Location")
                .orElseThrow();
        String begin = request + "&" + parameter;
        if (!asks) {
            assertThat(browser.get(begin).address()).isEqualTo(URI.create(hub + "/"));
            return;
        }
        assertThat(browser.get(begin).address()).hasPath("/vneid/login");
        assertThat(browser.logIn(sandbox, SECRETARY, begin).address()).isEqualTo(URI.create(hub + "/"));
    }

    /** The provider lets the remembered person through, or replays an old login, or does not say how old it is. */
    @ParameterizedTest
    @CsvSource({"old-login,20", "omit-login-time,on"})
    void anEarlierLoginDoesNotCountAsANewOne(String lie, String value) {
        loggedInLongAgo(SECRETARY);
        Page anew = browser.get(question(first));
        sandbox.faults()
                .set("identity", new Fault(Fault.Mode.UP, Duration.ZERO, Map.of("ignore-prompt", "on", lie, value)));

        Page refused = browser.get(begin(anew));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("LT-ID-012");
        sandbox.faults().reset();
        assertThat(browser.get(question(first)).address()).as("still too old").hasPath("/login/anew");
        assertThat(browser.get(hub + "/notices").address())
                .as("still logged in")
                .hasPath("/notices");
    }

    @Test
    void aLoginOfUnknownAgeIsTooOldToDecide() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-login-time", "on"));
        browser.logIn(sandbox, SECRETARY);
        assertThat(browser.get(question(first)).address()).hasPath("/login/anew");
    }

    @Test
    void somebodyElseCannotLogInForTheOwnerOfTheSession() {
        loggedInLongAgo(SECRETARY);
        Page anew = refuse(browser, first);

        Page refused = browser.logIn(sandbox, SOMEBODY_ELSE, begin(anew));

        assertThat(refused.html()).contains("LT-ID-013").doesNotContain(REASON);
        assertThat(state(first)).isEqualTo("OPEN");
        assertThat(browser.logIn(sandbox, SECRETARY, begin(refused)).html()).contains(REASON);
    }

    @Test
    void whatNeedsAFreshLoginCanBeFilledInAgain() {
        RescuedForms forms = sandbox.hub().getBean(RescuedForms.class);
        List<String> forPeople = sandbox
                .hub()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler -> handler.getValue().hasMethodAnnotation(FreshLogin.class))
                .map(Map.Entry::getKey)
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(java.util.Collection::stream)
                .filter(path -> !path.startsWith("/api/"))
                .toList();
        assertThat(forPeople)
                .filteredOn(path -> path.startsWith("/residence/"))
                .containsExactlyInAnyOrderElementsOf(OF_THE_RESIDENCE)
                .contains(SIGNING);
        assertThat(forPeople).contains("/tasks/decide", "/tasks/{id}/decide").allSatisfy(path -> assertThat(
                        forms.pageFor(path.replaceAll("\\{[^}]*}", "x")))
                .as(path)
                .isPresent());
    }

    @Test
    void theMonthsOfStatisticsToSignAreShownAgain() {
        loggedInLongAgo(SECRETARY);
        Page anew = browser.submit(
                browser.get(hub + "/notices"),
                hub + "/residence/lists/statistics/paper",
                Map.of("organisation", "HN-TAYHO-VIDU-KD1", "from", "2024-03", "to", "2024-05"));

        assertThat(anew.address()).hasPath("/login/anew");
        assertThat(browser.logIn(sandbox, SECRETARY, begin(anew)).html()).contains("03/2024", "05/2024");
    }

    static String[] signing() {
        return SIGNING;
    }

    /** Asked for before the address is looked at: it need not lead to anything. */
    @ParameterizedTest
    @MethodSource("signing")
    void signingAndSendingNeedALoginOfAMomentAgo(String path) {
        String address = hub + path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        Map<String, String> fields = Map.of("submission", "1");
        loggedInLongAgo(SECRETARY);
        assertThat(browser.submit(browser.get(hub + "/notices"), address, fields)
                        .address())
                .hasPath("/login/anew");

        Browser fresh = new Browser();
        fresh.logIn(sandbox, SECRETARY);
        assertThat(fresh.submit(fresh.get(hub + "/notices"), address, fields).status())
                .as("there is no such thing to sign")
                .isIn(404, 422);
    }

    @Test
    void theQuestionBeforeManySignaturesAsksForTheLoginToo() {
        loggedInLongAgo(SECRETARY);
        assertThat(browser.get(hub + "/residence/forms/send/" + UUID.randomUUID())
                        .address())
                .hasPath("/login/anew");
    }

    private void loggedInLongAgo(String personalId) {
        browser.forget("sandbox-vneid");
        sandbox.faults().set("identity", Fault.switchedOn("old-login", "20"));
        browser.logIn(sandbox, personalId);
        sandbox.faults().reset();
    }

    private Page refuse(Browser who, UUID task) {
        return who.submit(
                who.get(hub + "/notices"),
                hub + "/tasks/" + task + "/decide",
                Map.of("outcome", "refuse", "reason", REASON));
    }

    private Page decideByProgram() {
        return browser.postJson(
                hub + "/api/v1/tasks/" + first + "/decide",
                "{\"outcome\":\"refuse\",\"reason\":\"Chưa khớp.\"}",
                browser.get(hub + "/notices").formToken());
    }

    private static String question(UUID task) {
        return hub + "/tasks/" + task + "/decide?outcome=refuse";
    }

    /** The address of the button that leads to the provider. */
    private static String begin(Page page) {
        Matcher begin =
                Pattern.compile("href=\"(/oauth2/authorization/vneid[^\"]*)\"").matcher(page.html());
        assertThat(begin.find()).as(page.html()).isTrue();
        return hub + begin.group(1).replace("&amp;", "&");
    }

    private static String state(UUID task) {
        return sandbox.hub()
                .getBean(JdbcClient.class)
                .sql("SELECT state FROM human_task WHERE id = ?")
                .param(task)
                .query(String.class)
                .single();
    }
}
