package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

class KeysAwayTest {

    private static final Failure EXPIRED = new Failure(ErrorCode.SIGNING_CERTIFICATE_EXPIRED, "certificate of the hub");

    @Test
    void onlyKeysThatAreAwayAreCalledAway() {
        assertThatThrownBy(() -> KeysAway.refuse(() -> {
                    throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "device");
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.RESIDENCE_SIGNING_AWAY));
        assertThatThrownBy(() -> KeysAway.refuse(() -> {
                    throw EXPIRED;
                }))
                .isSameAs(EXPIRED);
        assertThat(KeysAway.assume(true, () -> {
                    throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "device");
                }))
                .isTrue();
        assertThatThrownBy(() -> KeysAway.assume(true, () -> {
                    throw EXPIRED;
                }))
                .isSameAs(EXPIRED);
    }
}
