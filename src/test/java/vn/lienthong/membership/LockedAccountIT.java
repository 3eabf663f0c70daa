package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienthong.command.Command;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;

/** Locking as {@code docs/operating.md} has it: the statements there are the ones run here. */
class LockedAccountIT {

    private static final String MEMBER = "035177000022";
    private static final String REASON = "Chi bộ báo: \"không phải đảng viên\"";

    private static Sandbox sandbox;
    private static String hub;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        hub = sandbox.hubUrl().toString();
    }

    @BeforeEach
    void lock() throws IOException {
        assertThat(run("account.lock")).isEqualTo(1);
    }

    @AfterEach
    void unlock() throws IOException {
        run("account.unlock");
    }

    @Test
    void theMemberIsToldSoAtLogin() {
        Page told = browser.logIn(sandbox, MEMBER);
        assertThat(told.address()).hasPath("/account/status");
        assertThat(told.html()).contains("Tài khoản của đồng chí đang bị khóa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account/register",
                "/account/change",
                "/dossiers",
                "/tasks",
                "/office/accounts"
            })
    void noPageOpensButTheOneThatSaysSo(String path) {
        browser.logIn(sandbox, MEMBER);
        assertThat(browser.get(hub + path).address()).hasPath("/account/status");
    }

    @Test
    void nothingIsTakenFromTheMember() {
        Page told = browser.logIn(sandbox, MEMBER);
        for (String action : List.of("/account/change", "/account/register", "/account/register/draft")) {
            assertThat(browser.submit(told, hub + action, Map.of("lookup", "true", "cardNumber", "01.000022"))
                            .address())
                    .as(action)
                    .hasPath("/account/status");
        }
        Page program = browser.getOnly(hub + "/api/v1/tasks");
        assertThat(program.status()).isEqualTo(403);
        assertThat(program.html()).contains("LT-REG-004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notices", "/about", "/guide"})
    void whatConcernsNoAccountStaysOpen(String path) {
        browser.logIn(sandbox, MEMBER);
        assertThat(browser.get(hub + path).address()).hasPath(path);
    }

    @Test
    void whoLockedItAndWhyIsInTheAuditLogWhoseChainStaysWhole() throws IOException {
        assertThat(run("account.lock")).as("locked already").isZero();
        assertThat(jdbc().queryForObject(
                                "SELECT actor || ' ' || (details::json ->> 'reason') FROM audit_entry"
                                        + " WHERE action = 'account.lock' ORDER BY id DESC LIMIT 1",
                                String.class))
                .isEqualTo("operator:truc-ban " + REASON);
        Command verify = sandbox.hub().getBeansOfType(Command.class).values().stream()
                .filter(command -> command.name().equals("audit verify"))
                .findFirst()
                .orElseThrow();
        assertThat(verify.run(List.of(), new PrintStream(OutputStream.nullOutputStream())))
                .isZero();
    }

    @Test
    void unlockedTheAccountIsAsBefore() throws IOException {
        browser.logIn(sandbox, MEMBER);
        assertThat(run("account.unlock")).isEqualTo(1);
        Page home = browser.get(hub + "/");
        assertThat(home.address()).hasPath("/");
        assertThat(home.status()).isEqualTo(200);
    }

    /** The one statement of the document that records this action; psql's variables filled in as psql does. */
    private static int run(String action) throws IOException {
        String document = Files.readString(Path.of("docs/operating.md"));
        List<String> statements = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .filter(statement -> statement.contains("'" + action + "'"))
                .toList();
        assertThat(statements).hasSize(1);
        return jdbc().update(statements
                .get(0)
                .replace(":'personal_id'", "'" + MEMBER + "'")
                .replace(":'operator'", "'truc-ban'")
                .replace(":'reason'", "'" + REASON + "'")
                .replace(";", ""));
    }

    private static JdbcTemplate jdbc() {
        return sandbox.hub().getBean(JdbcTemplate.class);
    }
}
