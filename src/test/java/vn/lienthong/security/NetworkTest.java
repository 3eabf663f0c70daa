package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2:0:0:0:9, [2001:db8:1:2::1]",
        "fe80::1%eth0, fe80::2",
        "192.0.2.1, ::ffff:192.0.2.1"
    })
    void addressesOfOneNetworkCountTogether(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2", "2001:db8:1:2::1, 2001:db8:1:3::1", "::1, 192.0.2.1"})
    void othersDoNot(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "::::", "no:address", "_hidden"})
    void whatIsNoAddressStandsForItself(String text) {
        assertThat(Network.of(text)).isEqualTo(text);
    }
}
