package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a signature goes; that a file signed so is intact, and its earlier signature with it, is in {@link PaperSigningTest}. */
class SignedPdfObjectsTest {

    @Test
    void theSignatureGoesIntoTheRoomThatWasAddedLast() {
        String pdf = "%PDF /Contents <abcd0000> … /Contents <00000000> <</Size 100>>";

        assertThat(room(pdf, 8)).hasValue(pdf.lastIndexOf("<00000000>") + 1);
    }

    @Test
    void zerosThatFollowAnEarlierSignatureAreNoRoom() {
        assertThat(room("%PDF /Contents <abcd00000000> <<>>", 4)).isEmpty();
    }

    @Test
    void roomThatIsTooSmallIsNone() {
        assertThat(room("%PDF /Contents <0000> /Contents <00000>", 6)).isEmpty();
        assertThat(room("<>", 0)).isEmpty();
    }

    private static OptionalInt room(String pdf, int digits) {
        return SignedPdfObjects.room(pdf.getBytes(StandardCharsets.ISO_8859_1), digits);
    }
}
