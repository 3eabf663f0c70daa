package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import vn.lienthong.failure.Failure;
import vn.lienthong.testsupport.MovableClock;

class LoginAgeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final MovableClock clock = MovableClock.standingAt(NOW);
    private final ProviderOfTests provider = new ProviderOfTests();
    private final LoginAge ages = new LoginAge(
            provider,
            new LoginSettings(
                    URI.create("https://dvc.example.vn"),
                    Set.of(),
                    new LoginSettings.Login(Duration.ofHours(8), 60, Duration.ofMinutes(15), Duration.ofHours(1))),
            clock);

    @ParameterizedTest
    @CsvSource({"0,true,true", "900,true,true", "901,false,true", "3600,false,true", "3601,false,false"})
    void aLoginIsFreshForItsTime(int seconds, boolean toDecide, boolean toOperate) {
        SignedIn person = loggedIn(NOW.minusSeconds(seconds));
        assertThat(ages.fresh(person)).isEqualTo(toDecide);
        assertThat(ages.freshForOperators(person)).isEqualTo(toOperate);
    }

    @Test
    void aLoginOfUnknownAgeOrInTheFutureIsNeverFresh() {
        assertThat(ages.fresh(loggedIn(null))).isFalse();
        assertThat(ages.fresh(loggedIn(NOW.plusSeconds(61)))).isFalse();
        assertThat(ages.fresh(loggedIn(NOW.plusSeconds(59)))).as("clocks apart").isTrue();
    }

    @Test
    void whatNobodyAskedForMayBeOldOrUntold() {
        assertThat(ages.of(token(NOW.minusSeconds(86_400)), null)).isEqualTo(NOW.minusSeconds(86_400));
        assertThat(ages.of(token(null), null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-61,false", "-60,true", "0,true", "60,true", "61,false"})
    void aNewLoginIsOneOfAfterItWasAskedFor(int secondsAfterAsking, boolean accepted) {
        OidcIdToken token = token(NOW.plusSeconds(secondsAfterAsking));
        if (accepted) {
            assertThat(ages.of(token, NOW)).isEqualTo(NOW.plusSeconds(secondsAfterAsking));
        } else {
            assertThatThrownBy(() -> ages.of(token, NOW))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("LT-ID-012");
        }
    }

    @Test
    void anAnswerWithoutTheTimeIsBelievedOnlyWhereThatIsAllowed() {
        assertThatThrownBy(() -> ages.of(token(null), NOW)).hasMessageContaining("LT-ID-012");
        provider.mayOmitLoginTime = true;
        assertThat(ages.of(token(null), NOW)).as("when the token was issued").isEqualTo(NOW);
        assertThatThrownBy(() -> ages.of(token(NOW.minusSeconds(3600)), NOW))
                .as("told, and old")
                .hasMessageContaining("LT-ID-012");
    }

    private static SignedIn loggedIn(Instant at) {
        return new SignedIn(7, null, token(at), false, at);
    }

    private static OidcIdToken token(Instant authTime) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", "somebody", "iat", NOW));
        if (authTime != null) {
            claims.put("auth_time", authTime);
        }
        return new OidcIdToken("token", NOW, NOW.plusSeconds(1800), claims);
    }

    private static final class ProviderOfTests implements IdentityProvider {

        private boolean mayOmitLoginTime;

        @Override
        public boolean mayOmitLoginTime() {
            return mayOmitLoginTime;
        }

        @Override
        public IdentityClaims userInfo(String accessToken, String subject, boolean assured) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean reachable() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String assurance() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean assured(String acr) {
            throw new UnsupportedOperationException();
        }
    }
}
