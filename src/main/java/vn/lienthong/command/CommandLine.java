package vn.lienthong.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import vn.lienthong.settings.MissingSettings;

/**
 * Finds the command that was asked for and runs it. There are the settings, the database and, created only when a command
 * needs them, the components of the modules named in {@link Jobs}.
 */
public final class CommandLine {

    /** EX_USAGE of sysexits.h. */
    static final int MISUSE = 64;

    private final SpringApplication application;
    private final PrintStream out;

    /** @param out where the operator reads the outcome */
    public CommandLine(PrintStream out) {
        this.application = new SpringApplication(Jobs.class);
        this.application.setWebApplicationType(WebApplicationType.NONE);
        this.application.setLazyInitialization(true);
        this.application.setBannerMode(Banner.Mode.OFF);
        this.application.setLogStartupInfo(false);
        // the outcome is what the operator wants to read; trouble is still logged
        this.application.setDefaultProperties(
                Map.of("logging.level.root", "WARN", "logging.level.org.flywaydb", "ERROR"));
        this.application.addListeners(MissingSettings.ofDatabase());
        this.out = out;
    }

    /** Whether the arguments ask for a command: the first one is a word, not a setting such as {@code --server.port}. */
    public static boolean asked(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /**
     * Runs the command the arguments begin with; settings ({@code --key=value}) may stand anywhere among them.
     *
     * @return the exit code for the process
     */
    public int run(String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .filter(argument -> !isSetting(argument))
                .toList();
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            List<Command> commands = context.getBeanProvider(Command.class).stream()
                    .sorted(Comparator.comparing(Command::name))
                    .toList();
            Optional<Command> wanted =
                    commands.stream().filter(command -> names(command, words)).findFirst();
            if (wanted.isEmpty()) {
                out.println("There is no command \"" + String.join(" ", words) + "\". The commands are:");
                commands.forEach(command -> out.println("  " + command.usage()));
                return MISUSE;
            }
            return run(wanted.get(), words.subList(nameOf(wanted.get()).size(), words.size()));
        }
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.contains("=");
    }

    private int run(Command command, List<String> arguments) {
        try {
            return command.run(arguments, out);
        } catch (Command.Misuse e) {
            out.println(e.getMessage());
            out.println("  " + command.usage());
            return MISUSE;
        }
    }

    private static boolean names(Command command, List<String> words) {
        List<String> name = nameOf(command);
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }

    private static List<String> nameOf(Command command) {
        return List.of(command.name().split(" "));
    }

    /**
     * What a command may use. A module whose command needs its components is named in the scan; packages called {@code
     * load} hold the files modules add to a load. Not a {@code @Configuration}, so that the hub's own scan passes it over.
     */
    @ComponentScan({"vn.lienthong.audit", "vn.lienthong.organisation", "vn.lienthong.settings", "vn.lienthong.*.load"})
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        TransactionAutoConfiguration.class,
    })
    static class Jobs {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
