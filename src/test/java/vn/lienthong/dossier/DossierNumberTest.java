package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierNumberTest {

    @ParameterizedTest
    @CsvSource({
        "G22.99.DP-052000440021-250528-0001, G22.99.DP-0520******-250528-0001",
        "G22.99.DP-05200044002-250528-0001, G22.99.DP-0520******-250528-0001",
        "G22.99.DP-052000440021-250528-12345, G22.99.DP-0520******-250528-12345",
        "052000440021, ******",
        "-, ******",
        "'', ******",
    })
    void thePersonalIdNeverReachesALog(String number, String masked) {
        assertThat(DossierNumber.masked(number)).isEqualTo(masked);
    }
}
