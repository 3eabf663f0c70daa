package vn.lienthong.residence;

import java.util.Set;
import vn.lienthong.document.Attachment;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What counts as the scan of a paper that was handed in in person.
 *
 * <p>The rule of 379-QĐ/TW both halves keep: a paper was signed by hand, and its scan is kept as it came, beside the digital
 * document; the scan replaces no digital signature, so that what the committee sends on is still signed digitally, and only that is
 * the original.
 */
public final class ScanRules {

    /** Files of one paper. */
    public static final int MOST = 10;

    private static final Set<String> KINDS = Set.of("application/pdf", "image/png", "image/jpeg");

    private ScanRules() {}

    /** What the name of such a file ends with. */
    public static String ending(String contentType) {
        return switch (contentType) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> "";
        };
    }

    /**
     * @param file checked by {@link vn.lienthong.document.AttachmentCheck}
     * @param there scans the paper has already
     * @throws Failure {@code LT-RES-071} when it is no picture of a paper, {@code LT-RES-072} when there are too many
     */
    public static void require(Attachment file, int there) {
        if (!KINDS.contains(file.contentType())) {
            throw new Failure(ErrorCode.RESIDENCE_SCAN_KIND, "a scan of " + file.contentType());
        }
        if (there >= MOST) {
            throw new Failure(ErrorCode.RESIDENCE_SCAN_TOO_MANY, there + " scans", MOST);
        }
    }
}
