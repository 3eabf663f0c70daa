package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameOrderTest {

    @Test
    void sortsByTheGivenName() {
        assertThat(NameOrder.key("  ĐÀO  Thị Ánh ")).isEqualTo("anh dao thi");
        assertThat(NameOrder.key("Ánh")).isEqualTo("anh");
    }
}
