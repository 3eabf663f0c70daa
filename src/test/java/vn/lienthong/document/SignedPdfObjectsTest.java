package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a signature goes; that a file signed so is intact, and its earlier signature with it, is in {@link PaperSigningTest}. */
class SignedPdfObjectsTest {

    private static final String EARLIER = "%PDF /ByteRange [0 40 50 9] /Contents <00000000> … ";

    @Test
    void theSignatureGoesWhereTheLastByteRangeLeavesOff() {
        String pdf = pdf("00000000", " <00000000> <</Size 100>>");

        assertThat(room(pdf, 8)).hasValue(pdf.indexOf("<00000000>", EARLIER.length()) + 1);
        assertThat(room(pdf, 4)).hasValue(pdf.indexOf("<00000000>", EARLIER.length()) + 1);
    }

    @Test
    void whatIsTooSmallOrWrittenAlreadyIsNoRoom() {
        assertThat(room(pdf("0000", ""), 6)).isEmpty();
        assertThat(room(pdf("00ab0000", ""), 8)).isEmpty();
        assertThat(room(pdf("00000000", ""), 0)).isEmpty();
    }

    @Test
    void aByteRangeThatIsNotOfThisFileSaysNothing() {
        assertThat(room(pdf("00000000", "") + " more", 8)).isEmpty();
        assertThat(room("%PDF /Contents <00000000>", 8)).isEmpty();
        assertThat(room("%PDF /ByteRange [0 /********* /********* /*********] /Contents <00000000>", 8))
                .isEmpty();
    }

    /** With room for a signature, as the libraries write it. */
    private static String pdf(String room, String after) {
        String range = "/ByteRange [0 %03d %03d %03d    ] /Contents ";
        int begin = EARLIER.length() + range.formatted(0, 0, 0).length();
        int end = begin + room.length() + 2;
        return EARLIER + range.formatted(begin, end, after.length()) + "<" + room + ">" + after;
    }

    private static OptionalInt room(String pdf, int digits) {
        return SignedPdfObjects.room(pdf.getBytes(StandardCharsets.ISO_8859_1), digits);
    }
}
