package vn.sandbox;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code ./mvnw spring-boot:test-run} starts. Data is kept in {@code .data/}; delete that folder to start afresh.
 * Arguments of the form {@code --key=value} are settings of the hub and win over the sandbox's.
 */
final class SandboxApplication {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxApplication.class);

    private SandboxApplication() {}

    public static void main(String[] args) {
        SandboxOptions options = SandboxOptions.daily(Path.of(".data"));
        for (String arg : args) {
            if (arg.startsWith("--") && arg.contains("=")) {
                options =
                        options.withHubSetting(arg.substring(2, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
            }
        }
        try {
            Sandbox sandbox = Sandbox.start(options);
            Duration sinceStart =
                    Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
            LOG.info(
                    "Hub and partners are ready in {} s since the start of the JVM{}",
                    sinceStart.toMillis() / 1000.0,
                    StartTable.of(sandbox));
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            LOG.debug("Why", e);
            System.exit(1);
        }
    }
}
