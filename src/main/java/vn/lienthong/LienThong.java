package vn.lienthong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import vn.lienthong.settings.MissingSettings;

/** The hub. Everything it needs from its operator is in {@code config/application.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LienThong {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The hub as an application that has not started yet: the same for production, the sandbox and the tests. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(LienThong.class);
        application.addListeners(new MissingSettings());
        return application;
    }
}
