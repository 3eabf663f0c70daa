package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tasks", "/tasks?status=OPEN&page=2", "/account/change?x=%20y"})
    void aPathOfThisHubIsSafe(String path) {
        assertThat(ReturnPath.isSafe(path)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "tasks",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/ /evil.example",
                "/đường",
                "/login",
                "/login?next=/x",
                "/logout",
                "/oauth2/authorization/vneid"
            })
    void whatABrowserMightReadAsAnotherPlaceIsNot(String path) {
        assertThat(ReturnPath.isSafe(path)).isFalse();
    }
}
