package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What is tried again, and how often. */
class ErrorPolicyTest {

    private final ErrorPolicy policy = new ErrorPolicy();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private int attempt;

    @Test
    void anUnforeseenFailureIsTriedAFewTimes() {
        for (int failure = 1; failure < 6; failure++) {
            assertThat(mayRetryAfter(new IllegalStateException()))
                    .as("failure %d", failure)
                    .isTrue();
        }
        assertThat(mayRetryAfter(new IllegalStateException())).isFalse();
    }

    @Test
    void somebodysAbsenceIsWaitedForAndCostsNoAttempt() {
        for (int look = 0; look < 50; look++) {
            assertThat(mayRetryAfter(
                            look % 2 == 0
                                    ? new CannotGetJdbcConnectionException("away", new SQLException("refused", "08001"))
                                    : new Failure(ErrorCode.PORTAL_UNAVAILABLE, "away")))
                    .isTrue();
        }

        anUnforeseenFailureIsTriedAFewTimes();
    }

    @Test
    void aFullDiskIsNoFaultOfTheMessage() {
        for (int look = 0; look < 50; look++) {
            assertThat(mayRetryAfter(new DataAccessResourceFailureException(
                            "insert", new SQLException("could not extend file", "53100"))))
                    .isTrue();
        }
    }

    @Test
    void theSameAttemptIsCountedOnce() {
        for (int failure = 1; failure < 6; failure++) {
            mayRetryAfter(new IllegalStateException());
            assertThat(policy.mayRetry(exchange)).isTrue();
        }
    }

    @Test
    void whatCannotChangeIsNotTriedAgain() {
        assertThat(mayRetryAfter(new Failure(ErrorCode.MESSAGE_INVALID, "broken")))
                .isFalse();
    }

    private boolean mayRetryAfter(Exception failure) {
        attempt++;
        exchange.getMessage().setHeader(Exchange.REDELIVERY_COUNTER, attempt);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return policy.mayRetry(exchange);
    }
}
