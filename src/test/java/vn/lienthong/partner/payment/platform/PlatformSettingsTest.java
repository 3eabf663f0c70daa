package vn.lienthong.partner.payment.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

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
