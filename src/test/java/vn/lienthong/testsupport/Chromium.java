package vn.lienthong.testsupport;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The browser of the browser tests, one for all of a JVM: the system's Chromium, installed from Debian's packages where this user
 * may; of those there the one without a window of its own, which starts quicker.
 */
public final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {}

    /** Playwright's own client for requests beside the browser's. */
    public static synchronized APIRequest requests() {
        browser();
        return playwright.request();
    }

    /**
     * The browser, which nobody closes: who uses it closes the contexts opened in it.
     *
     * @throws IllegalStateException with a sentence that says what to do when there is no browser
     */
    public static synchronized Browser browser() {
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-close"));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(QUIET));
        }
        return browser;
    }

    private static Path executable() {
        return executable(System.getenv(), there -> Debian.install("chromium-headless-shell", there));
    }

    /** @param install is told how to see whether a browser is there, and does what it can */
    static Path executable(Map<String, String> environment, Consumer<BooleanSupplier> install) {
        install.accept(() -> installed(environment).isPresent());
        return installed(environment)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium. Install it (Debian:"
                                        + " apt-get install chromium-headless-shell) or name it in the environment variable CHROMIUM."));
    }

    private static Optional<Path> installed(Map<String, String> environment) {
        String named = environment.get("CHROMIUM");
        if (named != null && Files.isExecutable(Path.of(named))) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(environment.getOrDefault("PATH", "/usr/bin").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
