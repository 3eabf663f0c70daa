package vn.sandbox;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code ./mvnw spring-boot:test-run} starts. Data is kept in {@code .data/}; delete that folder to start afresh.
 * For its arguments see {@link SandboxOptions#of}.
 */
final class SandboxApplication {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxApplication.class);

    private SandboxApplication() {}

    public static void main(String[] args) {
        try {
            Sandbox sandbox = Sandbox.start(SandboxOptions.of(args));
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
