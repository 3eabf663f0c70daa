package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class MemberDatabaseStartTest {

    @Test
    void theSoapStackIsLoadedInTheBackgroundOnlyWhenTheHubIsReady() {
        new ApplicationContextRunner()
                .withUserConfiguration(Hub.class)
                .withPropertyValues(
                        "lienthong.memberdb.url=http://localhost:1/memberdb",
                        "lienthong.memberdb.username=lienthong",
                        "lienthong.memberdb.password=sandbox")
                .run(context -> {
                    assertThat(context).hasSingleBean(MemberDatabase.class);
                    assertThat(finishedOnOwnThreads(context)).isZero();

                    context.publishEvent(new ApplicationReadyEvent(
                            new SpringApplication(Hub.class),
                            new String[0],
                            (ConfigurableApplicationContext) context.getSourceApplicationContext(),
                            Duration.ZERO));
                    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(finishedOnOwnThreads(context))
                            .isEqualTo(1));
                });
    }

    private static double finishedOnOwnThreads(ApplicationContext context) {
        return context.getBean(MeterRegistry.class)
                .get("executor.completed")
                .tag("name", "memberdb")
                .functionCounter()
                .count();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @ConfigurationPropertiesScan
    static class Hub {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
