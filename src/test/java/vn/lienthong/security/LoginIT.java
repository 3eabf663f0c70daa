package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.faults.Fault;
import vn.sandbox.identity.OneTimeCodes;
import vn.sandbox.identity.SigningKeys;

/** Logging in and out over real sockets, with an identity provider that is honest or is not. */
@ExtendWith(OutputCaptureExtension.class)
class LoginIT {

    private static final String MEMBER = "001085000001";
    private static final String SECRETARY = "001178000002";
    private static final String OF_LEVEL_1 = "033188000123";
    private static final String PRIVATE_PAGE = "/notices";

    private static Sandbox sandbox;
    private static String hub;
    private static String provider;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
        provider = sandbox.partnersUrl().toString();
    }

    @AfterEach
    void reset() {
        sandbox.faults().reset();
    }

    @Test
    void personalIdPasswordAndCodeOpenASession() {
        Page home = browser.logIn(sandbox, SECRETARY);
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.address()).isEqualTo(URI.create(hub + "/"));
        assertThat(home.html()).contains("Trần Thị Mẫu Đơn");
        assertThat(isLoggedIn(browser)).isTrue();
    }

    @Test
    void aLoginIsAudited() {
        browser.logIn(sandbox, SECRETARY);
        assertThat(jdbc().sql(
                                "SELECT count(*) FROM audit_entry WHERE action = 'session.open' AND actor ~ '^person:[0-9]+$'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void theSessionIsNewAfterLoginAndNamesNobodyByPersonalId() {
        browser.getOnly(hub + "/oauth2/authorization/vneid");
        String before = browser.cookie("lienthong-sandbox").orElseThrow();
        browser.logIn(sandbox, SECRETARY);
        assertThat(browser.cookie("lienthong-sandbox")).isPresent().get().isNotEqualTo(before);
        assertThat(jdbc().sql("SELECT principal_name FROM web_session WHERE principal_name IS NOT NULL")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(name -> name.matches("\\d{1,9}"));
    }

    @Test
    void aQrCodeApprovedOnThePhoneOpensASession() {
        Page waiting = browser.get(hub + "/oauth2/authorization/vneid");
        assertThat(browser.getOnly(provider + "/vneid/qr.svg").html()).startsWith("<svg");
        String ticket = ticketOn(waiting);
        assertThat(browser.getOnly(provider + "/vneid/qr/state").html()).contains("WAITING");

        new Browser().post(provider + "/phone", Map.of("ticket", ticket, "person", SECRETARY, "approve", "true"));

        assertThat(browser.getOnly(provider + "/vneid/qr/state").html()).contains("APPROVED");
        assertThat(browser.get(provider + "/vneid/qr/done").html()).contains("Trần Thị Mẫu Đơn");
        assertThat(isLoggedIn(browser)).isTrue();
    }

    @Test
    void aQrCodeRejectedOnThePhoneOpensNothing() {
        String ticket = ticketOn(browser.get(hub + "/oauth2/authorization/vneid"));
        new Browser().post(provider + "/phone", Map.of("ticket", ticket, "person", SECRETARY, "approve", "false"));
        assertThat(browser.get(provider + "/vneid/qr/done").html()).contains("đã bị từ chối");
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void aWrongCodeIsRefusedAndACodeWorksOnce() {
        Page codePage = browser.submit(
                browser.get(hub + "/oauth2/authorization/vneid"),
                provider + "/vneid/login",
                Map.of("personalId", SECRETARY, "password", "vidu-2025"));
        Page refused = browser.submit(codePage, provider + "/vneid/code", Map.of("code", "not-it"));
        assertThat(refused.html()).contains("Mã xác nhận không đúng");

        String code = sandbox.partners().getBean(OneTimeCodes.class).current(SECRETARY);
        assertThat(browser.submit(refused, provider + "/vneid/code", Map.of("code", code))
                        .address())
                .isEqualTo(URI.create(hub + "/"));

        Browser second = new Browser();
        Page secondCodePage = second.submit(
                second.get(hub + "/oauth2/authorization/vneid"),
                provider + "/vneid/login",
                Map.of("personalId", SECRETARY, "password", "vidu-2025"));
        assertThat(second.submit(secondCodePage, provider + "/vneid/code", Map.of("code", code))
                        .html())
                .contains("Mã xác nhận không đúng");
    }

    @Test
    void fiveWrongCodesEndTheAttempt() {
        Page page = browser.submit(
                browser.get(hub + "/oauth2/authorization/vneid"),
                provider + "/vneid/login",
                Map.of("personalId", SECRETARY, "password", "vidu-2025"));
        for (int i = 0; i < 5; i++) {
            page = browser.submit(page, provider + "/vneid/code", Map.of("code", "wrong" + i));
        }
        assertThat(page.html()).contains("quá nhiều lần").contains("Số định danh cá nhân");
        assertThat(browser.get(provider + "/vneid/code").address()).hasPath("/vneid/login");
    }

    @Test
    void aCallbackCannotBeUsedTwice() {
        String callback = callbackOf(browser, SECRETARY);
        assertThat(browser.get(callback).address()).isEqualTo(URI.create(hub + "/"));
        browser.forget("lienthong-sandbox");
        Page replayed = browser.get(callback);
        assertThat(replayed.html()).contains("LT-ID-005");
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void aCallbackOfAnotherBrowserIsRefused() {
        String callback = callbackOf(browser, SECRETARY);
        Browser victim = new Browser();
        victim.get(hub + "/oauth2/authorization/vneid");
        assertThat(victim.get(callback).html()).contains("LT-ID-005");
        assertThat(isLoggedIn(victim)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-issuer", "wrong-audience", "wrong-nonce", "wrong-subject"})
    void anAnswerThatIsNotForThisLoginIsRefused(String lie, CapturedOutput output) {
        sandbox.faults().set("identity", Fault.switchedOn(lie, "on"));
        Page refused = browser.logIn(sandbox, SECRETARY);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("LT-ID-002");
        assertThat(isLoggedIn(browser)).isFalse();
        assertThat(output.getAll()).contains("LT-ID-002").doesNotContain(SECRETARY);
    }

    @Test
    void newSigningKeysAreFetchedWhenATokenNamesThem() {
        browser.logIn(sandbox, SECRETARY);
        sandbox.partners().getBean(SigningKeys.class).rotate();
        Browser afterRotation = new Browser();
        assertThat(afterRotation.logIn(sandbox, SECRETARY).status()).isEqualTo(200);
        assertThat(isLoggedIn(afterRotation)).isTrue();
    }

    @Test
    void thePersonalIdAloneIsEnough() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-claims", "on"));
        assertThat(browser.logIn(sandbox, SECRETARY).html()).contains("Trần Thị Mẫu Đơn");
    }

    @Test
    void withoutThePersonalIdNobodyIsLoggedIn() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-personal-id", "on"));
        assertThat(browser.logIn(sandbox, SECRETARY).html()).contains("LT-ID-003");
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void anAccountBelowTheWantedLevelIsRefusedAndToldWhatToDo() {
        Page refused = browser.logIn(sandbox, OF_LEVEL_1);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html())
                .contains("LT-ID-010")
                .contains("Nâng tài khoản VNeID lên mức độ 2")
                .contains("Công an xã, phường");
        assertThat(isLoggedIn(browser)).isFalse();

        Page withAnotherAccount = browser.logIn(sandbox, SECRETARY, beginOn(refused));
        assertThat(withAnotherAccount.html()).contains("Trần Thị Mẫu Đơn");
    }

    @Test
    void aLoginThatDoesNotTellItsLevelEntersWhereThatIsAllowed() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-assurance", "on"));
        assertThat(browser.logIn(sandbox, SECRETARY).html()).contains("Trần Thị Mẫu Đơn");
    }

    @Test
    void anAccountBelowTheWantedLevelIsRefusedByItsOwnLevelsWhereTheLoginTellsNone() {
        sandbox.faults().set("identity", Fault.switchedOn("omit-assurance", "on"));
        Page refused = browser.logIn(sandbox, OF_LEVEL_1);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("LT-ID-010");
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void aLevelTheHubCannotCompareIsRefused() {
        sandbox.faults().set("identity", Fault.switchedOn("assurance", "urn:example:sure"));
        assertThat(browser.logIn(sandbox, SECRETARY).html())
                .contains("LT-ID-011")
                .doesNotContain("Công an xã, phường");
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void loginLeadsToThePageThatWasWanted() {
        Page login = browser.get(hub + PRIVATE_PAGE + "?lang=vi");
        assertThat(login.address()).hasPath("/login");
        Page wanted = browser.logIn(sandbox, SECRETARY, beginOn(login));
        assertThat(wanted.address()).isEqualTo(URI.create(hub + PRIVATE_PAGE + "?lang=vi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/%5Cevil.example/", "/%09/evil.example"})
    void loginNeverLeadsToAnotherHost(String next) {
        Page end = browser.logIn(sandbox, SECRETARY, hub + "/oauth2/authorization/vneid?next=" + next);
        assertThat(end.address()).isEqualTo(URI.create(hub + "/"));
    }

    @Test
    void logoutEndsTheSessionAtBothEnds() {
        Page home = browser.logIn(sandbox, SECRETARY);
        Page out = browser.submit(home, hub + "/logout", Map.of());
        assertThat(out.address()).isEqualTo(URI.create(hub + "/"));
        assertThat(isLoggedIn(browser)).isFalse();
        assertThat(browser.get(hub + "/oauth2/authorization/vneid").html())
                .as("the provider asks again who it is")
                .contains("Mật khẩu");
    }

    @Test
    void logoutWorksWhileTheProviderIsAway() {
        Page home = browser.logIn(sandbox, SECRETARY);
        sandbox.faults().set("identity", Fault.of(Fault.Mode.DOWN));
        assertThat(browser.submit(home, hub + "/logout", Map.of()).status()).isEqualTo(200);
        assertThat(isLoggedIn(browser)).isFalse();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        browser.logIn(sandbox, SECRETARY);
        Page refused = browser.post(hub + "/logout", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("LT-ID-008");
        assertThat(isLoggedIn(browser)).isTrue();
    }

    @Test
    void aFormOpenedBySomebodyElseIsRefused() {
        Page othersPage = browser.logIn(sandbox, MEMBER);
        String othersToken = browser.cookie("lienthong-sandbox-form").orElseThrow();
        browser.submit(othersPage, hub + "/logout", Map.of());
        browser.logIn(sandbox, SECRETARY);
        browser.plant(hub, "lienthong-sandbox-form", othersToken);
        Page refused = browser.post(hub + "/logout", Map.of("_csrf", othersPage.formToken()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(isLoggedIn(browser)).isTrue();
    }

    @Test
    void aMemberIsNoOperator() {
        browser.logIn(sandbox, SECRETARY);
        assertThat(browser.get(hub + "/operations/queues").status()).isEqualTo(403);
    }

    private boolean isLoggedIn(Browser who) {
        Page page = who.get(hub + PRIVATE_PAGE);
        return page.address().getPath().equals(PRIVATE_PAGE) && page.status() == 200;
    }

    /** Goes through the provider's pages and stops at the address that brings the browser back to the hub. */
    private String callbackOf(Browser who, String personalId) {
        Page codePage = who.submit(
                who.get(hub + "/oauth2/authorization/vneid"),
                provider + "/vneid/login",
                Map.of("personalId", personalId, "password", "vidu-2025"));
        String code = sandbox.partners().getBean(OneTimeCodes.class).current(personalId);
        Page answer = who.postOnly(provider + "/vneid/code", Map.of("code", code, "_csrf", codePage.formToken()));
        while (!answer.header("Location").orElseThrow().startsWith(hub)) {
            answer = who.getOnly(answer.address()
                    .resolve(answer.header("Location").orElseThrow())
                    .toString());
        }
        return answer.header("Location").orElseThrow();
    }

    /** The address of the button that leads to the provider. */
    private static String beginOn(Page page) {
        Matcher begin =
                Pattern.compile("href=\"(/oauth2/authorization/vneid[^\"]*)\"").matcher(page.html());
        assertThat(begin.find()).isTrue();
        return hub + begin.group(1).replace("&amp;", "&");
    }

    private static String ticketOn(Page waiting) {
        Matcher link = Pattern.compile("/phone\\?ticket=([\\w-]+)").matcher(waiting.html());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static JdbcClient jdbc() {
        return sandbox.hub().getBean(JdbcClient.class);
    }
}
