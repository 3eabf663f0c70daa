package vn.lienthong;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.metrics.LogbackMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.lienthong.command.CommandLine;
import vn.lienthong.settings.MissingSettings;

/**
 * The hub. Everything it needs from its operator is in {@code config/application.yaml}. Started with a word, such as
 * {@code audit verify}, it does that one job instead and ends.
 */
@SpringBootApplication(
        exclude = LogbackMetricsAutoConfiguration.class) // its filter asks again for each line not written
@ConfigurationPropertiesScan
@EnableScheduling
public class LienThong {

    private static final Logger log = LoggerFactory.getLogger(LienThong.class);

    /** Of the runtime, which reads it when its shared threads are first asked for. */
    private static final String COMMON_THREADS = "java.util.concurrent.ForkJoinPool.common.parallelism";

    public static void main(String[] args) {
        shareThreads();
        try {
            if (CommandLine.asked(args)) {
                // outcomes hold Vietnamese, whatever encoding the terminal's locale suggests
                OutputStream terminal = new FileOutputStream(FileDescriptor.out);
                System.exit(new CommandLine(new PrintStream(terminal, true, StandardCharsets.UTF_8)).run(args));
            }
            application().run(args);
        } catch (RuntimeException refused) {
            // what is wrong has been said; Spring itself looks for an exit code in the outermost exception only
            if (NestedExceptionUtils.getMostSpecificCause(refused) instanceof ExitCodeGenerator refusal) {
                System.exit(refusal.getExitCode());
            }
            throw refused;
        }
        log.info(
                "ready in {} s since the start of the JVM",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    /** On two processors the runtime would begin a thread for each answer of a partner, rather than share one. */
    private static void shareThreads() {
        if (System.getProperty(COMMON_THREADS) == null && Runtime.getRuntime().availableProcessors() <= 2) {
            System.setProperty(COMMON_THREADS, "2");
        }
    }

    /** The hub as an application that has not started yet: the same for production, the sandbox and the tests. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(LienThong.class);
        application.addListeners(new MissingSettings());
        return application;
    }
}
