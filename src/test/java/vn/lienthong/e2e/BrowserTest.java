package vn.lienthong.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Chromium;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The hub with its partners and the sample, for the tests of a class. Everybody has a window of their own;
 * what the windows show when a test fails is kept as pictures.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    /** Long, because a busy machine is slow; a passing test waits for none of it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Đảng viên Chi bộ Kinh doanh 1, no account yet; in the member database with another day of birth. */
    static final String NEW_MEMBER = "001085000001";
    /** Bí thư Chi bộ Kinh doanh 1. */
    static final String SECRETARY = "001178000002";
    /** Bí thư of the committee directly above that cell. */
    static final String SUPERIOR = "001072000003";
    /** Phó bí thư of the committee directly above that cell. */
    static final String SUPERIOR_DEPUTY = "036156000029";
    /** Đảng viên Chi bộ Kinh doanh 1, no account yet, not in the member database. */
    static final String UNKNOWN_MEMBER = "001188000004";
    /** Đảng viên Chi bộ Kinh doanh 1 with an account. */
    static final String MEMBER_WITH_ACCOUNT = "001090000005";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Window> windows = new ArrayList<>();
    private final Set<String> lookedAt = new HashSet<>();
    private Sandbox sandbox;

    @RegisterExtension
    final AfterTestExecutionCallback pictures = context -> context.getExecutionException()
            .ifPresent(failure ->
                    windows.forEach(window -> window.pictureOfFailure(getClass().getSimpleName() + "-"
                            + context.getRequiredTestMethod().getName())));

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl())
                .withSample()
                .withHubSetting("lienthong.login.attempts-per-minute", "100000"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterEach
    void closeWindows() {
        windows.forEach(Window::close);
        windows.clear();
        sandbox.faults().reset();
    }

    @AfterAll
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    final Sandbox sandbox() {
        return sandbox;
    }

    /** A window of somebody who has not logged in. */
    final Window visitor() {
        return open(new Browser.NewContextOptions().setLocale("vi-VN"));
    }

    /** The same in a browser that runs no scripts. */
    final Window visitorWithoutScript() {
        return open(new Browser.NewContextOptions().setLocale("vi-VN").setJavaScriptEnabled(false));
    }

    /** A window of this person, logged in with password and code. */
    final Window loggedIn(String personalId) {
        Window window = visitor();
        window.logIn(personalId);
        return window;
    }

    private Window open(Browser.NewContextOptions options) {
        Window window =
                new Window(Chromium.browser().newContext(options.setViewportSize(1280, 800)), sandbox, lookedAt);
        windows.add(window);
        return window;
    }

    /** Waits for what the hub does behind its screens. In this thread, because Playwright belongs to one. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }

    /** Opens a page again and again until this can be read on it. */
    static void eventuallyShows(Window window, String path, String text) {
        eventually(() -> {
            window.open(path);
            Assertions.assertThat(window.main().innerText()).contains(text);
        });
    }

    /**
     * Fails for each page or part of a page that nobody has looked at so far, on a small phone too.
     *
     * @param mine the paths, as the controllers declare them, that the test answers for
     * @param otherwise paths of those that are not looked at, each with the reason; one that is looked at must not stand there
     */
    final void assertAllLookedAt(Predicate<String> mine, Map<String, String> otherwise) {
        Assertions.assertThat(new Screens(sandbox.hub()).without(lookedAt, mine))
                .as("pages nobody has looked at, and those named as such")
                .isEqualTo(otherwise.keySet());
    }

    final JdbcClient database() {
        return sandbox.hub().getBean(JdbcClient.class);
    }

    /** The same database as the owner of its tables. */
    final JdbcClient owner() {
        return JdbcClient.create(
                Postgres.pool(sandbox.hub().getEnvironment().getRequiredProperty("spring.datasource.url")));
    }

    /** The dossiers the portal holds of this person, oldest first. */
    final List<JsonNode> portalDossiers(String personalId) {
        return StreamSupport.stream(partnersJson("/portal.json").spliterator(), false)
                .filter(dossier ->
                        dossier.path("fields").path("MaHoSo").asText().contains("-" + personalId + "-"))
                .toList();
    }

    /** Subjects of the mails to this address, oldest first. */
    final List<String> mailSubjects(String address) {
        return StreamSupport.stream(partnersJson("/mail.json").spliterator(), false)
                .filter(mail -> mail.path("to").toString().contains(address))
                .map(mail -> mail.path("subject").asText())
                .toList();
    }

    /** Every status the portal was told of this person's only dossier, the present one last. */
    final List<String> portalStatuses(String personalId) {
        List<JsonNode> dossiers = portalDossiers(personalId);
        Assertions.assertThat(dossiers).hasSize(1);
        return StreamSupport.stream(dossiers.get(0).path("statuses").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The steps the portal was told of this person's only dossier, as they came. */
    final List<JsonNode> portalSteps(String personalId) {
        return StreamSupport.stream(
                        portalDossiers(personalId).get(0).path("steps").spliterator(), false)
                .toList();
    }

    private JsonNode partnersJson(String path) {
        var request = Chromium.requests().newContext();
        try {
            APIResponse answer = request.get(sandbox.partnersUrl() + path, RequestOptions.create());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            request.dispose();
        }
    }
}
