package vn.sandbox.payment;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One book for each provider; their transaction numbers begin apart. */
@Configuration(proxyBeanMethods = false)
class Books {

    @Bean
    PaymentBook platformBook() {
        return new PaymentBook(260_000_000, Clock.systemUTC());
    }

    @Bean
    PaymentBook vnpayBook() {
        return new PaymentBook(14_000_000, Clock.systemUTC());
    }

    @Bean
    PaymentBook bankBook() {
        return new PaymentBook(7_700_000, Clock.systemUTC());
    }
}
