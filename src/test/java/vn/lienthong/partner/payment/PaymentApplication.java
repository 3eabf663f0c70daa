package vn.lienthong.partner.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The module with the kernel under it and the sandbox's providers around it: real sockets, broker, database and routes, no
 * business module. The orders behind the port are {@link OrdersInMemory}.
 *
 * <p>No stereotype stands on it, so that no component scan of another context finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.partner.payment"})
@ComponentScan({"vn.lienthong.audit", "vn.lienthong.messaging", "vn.lienthong.partner.payment", "vn.lienthong.settings"
})
public class PaymentApplication {

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    OrdersInMemory orders() {
        return new OrdersInMemory();
    }

    /** The application and its partners, running. */
    public record Running(Sandbox sandbox, ConfigurableApplicationContext hub, Path data) implements AutoCloseable {

        public PaymentProvider provider(String id) {
            return hub.getBean(PaymentProviders.class).get(id);
        }

        public OrdersInMemory orders() {
            return hub.getBean(OrdersInMemory.class);
        }

        @Override
        public void close() {
            hub.close();
            sandbox.close();
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param more settings that win over the sandbox's own, {@code key=value} */
    public static Running start(String... more) {
        return start(Sandbox.start(SandboxOptions.partnersOnly()), more);
    }

    /** As {@link #start(String...)}, with partners that run already; they are closed with the application. */
    public static Running start(Sandbox sandbox, String... more) {
        try {
            Path data = Files.createTempDirectory("lienthong-payment");
            List<String> arguments = Stream.of(
                            sandbox.hubArguments(data).stream(),
                            Stream.of(
                                    "--spring.flyway.enabled=false",
                                    "--lienthong.messaging.redelivery-delay=50",
                                    "--lienthong.messaging.longest-redelivery-delay=200",
                                    "--camel.main.routes-include-pattern="
                                            + "classpath:routes/errors.camel.yaml,classpath:routes/payment.camel.yaml"),
                            Stream.of(more).map(setting -> "--" + setting))
                    .flatMap(each -> each)
                    .toList();
            SpringApplication application = new SpringApplication(PaymentApplication.class);
            application.setRegisterShutdownHook(false);
            return new Running(sandbox, application.run(arguments.toArray(String[]::new)), data);
        } catch (Exception e) {
            sandbox.close();
            throw new IllegalStateException(e);
        }
    }
}
