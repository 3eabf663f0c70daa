package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;

/** Who is spoken with and who may speak, when organisations change hubs or are unknown. */
class SpeakerTest {

    private static final OtherHub B = new OtherHub("000.00.01.H26", "Hệ thống B");
    private static final OtherHub C = new OtherHub("000.00.02.H26", "Hệ thống C");

    private final Settings hubs = new Settings();
    private final Speaker b = new Speaker(B, hubs);
    private final OtherHalf otherHalf = new OtherHalf(hubs, null);

    @Test
    void whoKnowsNotWhereAnOrganisationIsDoesNotTakeItForOurs() {
        assertFails(() -> otherHalf.place(Optional.empty(), "UNKNOWN"), ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN);
        assertFails(() -> b.requireOurs("UNKNOWN"), ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN);
        assertFails(() -> b.requireOwn("UNKNOWN"), ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN);
        assertThat(otherHalf.hubOf("UNKNOWN")).isEmpty();
    }

    @Test
    void aConversationStaysWhereItBegan() {
        assertThat(otherHalf.place(Optional.empty(), "OF-B")).isEqualTo(B.organId());
        assertThat(otherHalf.place(Optional.of(C.organId()), "OF-B")).isEqualTo(C.organId());
        assertThat(otherHalf.place(Optional.of(OtherHalf.HERE), "OF-B")).isEqualTo(OtherHalf.HERE);
        assertThat(otherHalf.place(Optional.of(B.organId()), "UNKNOWN")).isEqualTo(B.organId());
    }

    @Test
    void whoBeganGoesOnAndNobodyElse() {
        assertThatCode(() -> b.requireOwn(Optional.of(B.organId()), "OF-C")).doesNotThrowAnyException();
        assertThatCode(() -> b.requireOwn(Optional.empty(), "OF-B")).doesNotThrowAnyException();
        assertFails(() -> b.requireOwn(Optional.of(C.organId()), "OF-B"), ErrorCode.EXCHANGE_SPEAKER);
        assertFails(() -> b.requireOwn(Optional.of(OtherHalf.HERE), "OF-B"), ErrorCode.EXCHANGE_SPEAKER);
        assertFails(() -> b.requireOwn(Optional.empty(), "OF-C"), ErrorCode.EXCHANGE_SPEAKER);
    }

    @Test
    void itIsPassedOnOnlyAmongOrganisationsOfOneHub() {
        assertThatCode(() -> b.requireTogether("OF-C", "ALSO-OF-C")).doesNotThrowAnyException();
        assertThatCode(() -> b.requireTogether("UNKNOWN", "UNKNOWN")).doesNotThrowAnyException();
        assertFails(() -> b.requireTogether("OF-B", "OF-C"), ErrorCode.EXCHANGE_SPEAKER);
        assertFails(() -> b.requireTogether("OF-B", "OURS"), ErrorCode.EXCHANGE_SPEAKER);
    }

    @Test
    void whatDoesNotGoIntoAnEnvelopeIsSaidBefore() {
        assertThatCode(() -> otherHalf.requireRoom(B.organId(), 3_000_000)).doesNotThrowAnyException();
        assertThatCode(() -> otherHalf.requireRoom(OtherHalf.HERE, 3_000_001)).doesNotThrowAnyException();
        assertThatThrownBy(() -> otherHalf.requireRoom(B.organId(), 3_000_001))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.RESIDENCE_TOO_LARGE_TO_CROSS);
                    assertThat(failure.arguments()).containsExactly("2");
                });
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }

    private static final class Settings implements OtherHubs {

        private final Map<String, Optional<OtherHub>> known = Map.of(
                "OF-B", Optional.of(B), "OF-C", Optional.of(C), "ALSO-OF-C", Optional.of(C), "OURS", Optional.empty());

        @Override
        public Optional<OtherHub> of(String organisation) {
            return Optional.ofNullable(known.get(organisation))
                    .orElseThrow(() -> new Failure(ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN, organisation));
        }

        @Override
        public long room() {
            return 3_000_000;
        }

        @Override
        public void send(String hub, String subject, String dossier, Object message, List<UUID> documents) {
            throw new UnsupportedOperationException();
        }
    }
}
