package vn.lienthong.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Refuses to start while a setting that has no safe default is missing, and says which ones in a single message instead
 * of failing one bean at a time.
 */
public final class MissingSettings implements ApplicationListener<ApplicationPreparedEvent> {

    /** What only the operator can know, each with an example. */
    static final Map<String, String> REQUIRED = required();

    private final String wanted;

    /** Every setting the hub needs. */
    public MissingSettings() {
        this("");
    }

    private MissingSettings(String wanted) {
        this.wanted = wanted;
    }

    /** Only what reaches the database: all that a one-off command needs. */
    public static MissingSettings ofDatabase() {
        return new MissingSettings("spring.datasource.");
    }

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Map<String, String> missing = missing(event.getApplicationContext().getEnvironment());
        missing.keySet().removeIf(key -> !key.startsWith(wanted));
        if (!missing.isEmpty()) {
            throw new Incomplete(missing);
        }
    }

    /** The required settings without a value, each with its example; empty when the hub may start. */
    static Map<String, String> missing(Environment environment) {
        return REQUIRED.entrySet().stream()
                .filter(setting -> isBlank(environment, setting.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static boolean isBlank(Environment environment, String key) {
        String value = environment.getProperty(key);
        return value == null || value.isBlank();
    }

    private static Map<String, String> required() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", "jdbc:postgresql://db.internal:5432/lienthong");
        settings.put("spring.datasource.username", "lienthong");
        settings.put("spring.datasource.password", "(a secret)");
        settings.put("lienthong.base-url", "https://dvc.example.vn");
        settings.put("lienthong.broker.data-directory", "/var/lib/lienthong/broker");
        settings.put("lienthong.identity.issuer", "https://xacthuc.example.vn");
        settings.put("lienthong.identity.client-id", "lienthong");
        settings.put("lienthong.identity.client-secret", "(a secret)");
        settings.put("lienthong.portal.url", "http://security-server.internal:8081/XrdAdapter/RestService/forward");
        settings.put("lienthong.portal.username", "lienthong");
        settings.put("lienthong.portal.password", "(a secret)");
        settings.put("lienthong.portal.unit-code", "000.00.00.H26");
        settings.put("lienthong.memberdb.url", "https://csdl-dangvien.internal/lookup");
        settings.put("lienthong.memberdb.username", "lienthong");
        settings.put("lienthong.memberdb.password", "(a secret)");
        settings.put("lienthong.signing.keystore", "/etc/lienthong/signing.p12");
        settings.put("lienthong.signing.password", "(a secret)");
        settings.put("spring.mail.host", "smtp.internal");
        return settings;
    }

    /** The start is refused; the exit code is EX_CONFIG of sysexits.h. */
    static final class Incomplete extends RuntimeException implements ExitCodeGenerator {

        private final transient Map<String, String> missing;

        Incomplete(Map<String, String> missing) {
            super(missing.size() + " settings are missing");
            this.missing = missing;
        }

        @Override
        public int getExitCode() {
            return 78;
        }
    }

    /** Turns the refusal into the one message the operator reads. */
    static final class Analyzer extends AbstractFailureAnalyzer<Incomplete> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Incomplete cause) {
            String rows = cause.missing.entrySet().stream()
                    .map(setting -> String.format("  %-38s for example  %s", setting.getKey(), setting.getValue()))
                    .collect(Collectors.joining("\n"));
            return new FailureAnalysis(
                    cause.getMessage() + ":\n\n" + rows,
                    "Put them into config/application.yaml beside the program"
                            + " (config/application.yaml.example is a start) or into the environment.",
                    cause);
        }
    }
}
