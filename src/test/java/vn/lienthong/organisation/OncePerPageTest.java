package vn.lienthong.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OncePerPageTest {

    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aPageAsksTheSameQuestionOnceAndAnotherOneByItself() {
        request("GET");

        assertThat(ask("of", 1L)).isEqualTo(1);
        assertThat(ask("of", 1L)).isEqualTo(1);
        assertThat(ask("of", 2L)).isEqualTo(2);
    }

    @Test
    void theNextPageAsksAnew() {
        request("GET");
        ask("of", 1L);
        request("GET");

        assertThat(ask("of", 1L)).isEqualTo(2);
    }

    @Test
    void whatMayChangeSomethingAsksEachTime() {
        request("POST");

        assertThat(ask("of", 1L)).isEqualTo(1);
        assertThat(ask("of", 1L)).isEqualTo(2);
    }

    @Test
    void outsideOfARequestEachQuestionIsAsked() {
        assertThat(ask("of", 1L)).isEqualTo(1);
        assertThat(ask("of", 1L)).isEqualTo(2);
    }

    private int ask(Object... question) {
        return OncePerPage.ask(List.of(question), asked::incrementAndGet);
    }

    private static void request(String method) {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest(method, "/tasks")));
    }
}
