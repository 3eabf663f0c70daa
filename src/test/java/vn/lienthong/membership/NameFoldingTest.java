package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameFoldingTest {

    @Test
    void foldsCaseDiacriticsAndSpaces() {
        assertThat(NameFolding.fold("  ĐÀO  Thị Ánh ")).isEqualTo("dao thi anh");
        assertThat(NameFolding.fold("Nguyễn Văn Đường")).isEqualTo("nguyen van duong");
    }

    @Test
    void sortsByTheGivenName() {
        assertThat(NameFolding.sortKey("Đào Thị Ánh")).isEqualTo("anh dao thi");
        assertThat(NameFolding.sortKey("Ánh")).isEqualTo("anh");
    }
}
