package vn.lienthong.partner.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.sandbox.certificate.Authority;

/** What each answer of the relay means. */
class RelayClientTest {

    @TempDir
    private Path folder;

    private ScriptedRelay relay;
    private RelayClient client;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("b.pem");
        new Authority("CN=Test,C=VN", Instant.now()).issue("CN=b,C=VN").storeCertificate(certificate);
        relay = new ScriptedRelay();
        client = relay.client(relay.settings(certificate));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void anEnvelopeTheRelayFindsFaultWithIsNotTaken(int status) {
        relay.postStatus = status;

        assertFails(this::send, ErrorCode.EXCHANGE_NOT_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 500, 503})
    void anAddressOrAnAccountTheRelayDoesNotKnowSaysNothingOfTheEnvelope(int status) {
        relay.postStatus = status;

        assertFails(this::send, ErrorCode.EXCHANGE_AWAY);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 409})
    void whatTheRelayHasAlreadyIsTaken(int status) {
        relay.postStatus = status;

        assertThatCode(this::send).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 409, 410})
    void whatTheRelayDoesNotHoldAnyMoreIsSettled(int status) {
        relay.putStatus = status;

        assertThatCode(() -> client.received("D1")).doesNotThrowAnyException();
    }

    @Test
    void anAcknowledgementTheRelayDoesNotTakeIsNoAcknowledgement() {
        relay.putStatus = 400;

        assertFails(() -> client.received("D1"), ErrorCode.EXCHANGE_NOT_TAKEN);
        assertFails(() -> client.refused("D1", "LT-EXC-003"), ErrorCode.EXCHANGE_NOT_TAKEN);
    }

    @Test
    void onlyWhatIsGoneIsGone() {
        relay.getStatus = 404;
        assertThat(client.fetch("D1")).isEmpty();
        relay.getStatus = 422;
        assertFails(() -> client.fetch("D1"), ErrorCode.EXCHANGE_NOT_TAKEN);
    }

    @Test
    void aPageOfNamesThatGoIntoNoAddressIsGoneOnFrom() {
        relay.pages.put("", List.of("a b", "../x"));
        relay.pages.put("../x", List.of("D1"));

        RelayClient.Page first = client.waiting("");

        assertThat(first.names()).isEmpty();
        assertThat(first.last()).contains("../x");
        assertThat(client.waiting("../x").names()).containsExactly("D1");
        assertThat(client.waiting("D1").last()).isEqualTo(Optional.empty());
    }

    private void send() {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                new OtherHub(ScriptedRelay.OWN, "A"),
                new OtherHub(ScriptedRelay.OTHER, "B"),
                "G22.99.NX-001173000001-261125-0001",
                "commentProgressed",
                "",
                Instant.EPOCH,
                "<x/>",
                List.of());
        client.send(envelope, new byte[] {1}, "c2ln");
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
