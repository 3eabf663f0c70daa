package vn.lienthong.partner.payment.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformSettingsTest {

    private static final URI URL = URI.create("https://platform.example.vn/api/");

    @Test
    void withoutAnAddressNothingElseIsAskedFor() {
        assertThat(new PlatformSettings(null, null, null, null, null, null, null, null).url())
                .isNull();
    }

    @Test
    void withAnAddressEverythingThatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlatformSettings(URL, "P", " ", null, null, null, null, null))
                .withMessageContaining("secret")
                .withMessageContaining("payee.account-name")
                .withMessageNotContaining("partner-code");
    }

    @ParameterizedTest
    @CsvSource({
        "change-me, secret (is the example's)",
        "0123456789012345678901234567890, secret (must have at least 32 bytes)",
        "short, secret (must have at least 32 bytes)",
    })
    void aSecretThatCanBeGuessedIsNamedBesideEverythingElse(String secret, String complaint) {
        URI open = URI.create("http://platform.example.vn/api");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlatformSettings(open, "", secret, null, null, null, null, null))
                .withMessageContainingAll(complaint, "url (must be https)", "partner-code", "payee.account-name")
                .withMessageNotContaining(secret.length() > 9 ? secret : "\u0000");
    }

    @Test
    void theLengthOfASecretIsThatOfItsBytes() {
        String bytes = "đ".repeat(16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlatformSettings(URL, "P", bytes, null, null, null, null, null))
                .withMessageNotContaining("secret");
    }

    @Test
    void moneyDoesNotCrossTheNetworkReadable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformTestBed.settings(
                        URI.create("http://platform.example.vn"), URL, PlatformTestBed.patient()))
                .withMessageContaining("https");
    }

    @Test
    void theSecretIsNotPrinted() {
        PlatformSettings settings = PlatformTestBed.settings(URL, URL, PlatformTestBed.patient());

        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.url()).hasToString("https://platform.example.vn/api");
        assertThat(settings.pages()).containsExactly(URI.create("https://platform.example.vn"));
        assertThat(settings.receipts()).containsExactly(URI.create("https://platform.example.vn"));
    }
}
