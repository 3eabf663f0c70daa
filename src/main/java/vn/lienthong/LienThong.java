package vn.lienthong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.lienthong.command.CommandLine;
import vn.lienthong.settings.MissingSettings;

/**
 * The hub. Everything it needs from its operator is in {@code config/application.yaml}. Started with a word, such as
 * {@code audit verify}, it does that one job instead and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class LienThong {

    public static void main(String[] args) {
        if (CommandLine.asked(args)) {
            System.exit(new CommandLine(System.out).run(args));
        }
        application().run(args);
    }

    /** The hub as an application that has not started yet: the same for production, the sandbox and the tests. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(LienThong.class);
        application.addListeners(new MissingSettings());
        return application;
    }
}
