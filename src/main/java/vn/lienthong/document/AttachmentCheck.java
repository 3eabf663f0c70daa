package vn.lienthong.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Looks at files people send before they are kept: what they are is said by their content and not by their name, and what could
 * run on somebody's machine is refused. Nothing is executed, and nothing is unpacked further than its limits.
 */
@Component
public class AttachmentCheck {

    /** Bytes of one file. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 100;
    private static final Pattern PATH = Pattern.compile("(?s)^.*[/\\\\]");
    /** Control characters, and those that turn the direction of writing round: {@code gpj.exe} must not read {@code exe.jpg}. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern AWKWARD = Pattern.compile("[<>:\"|?*;%/\\\\]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private final VirusScan scan;

    AttachmentCheck(VirusScan scan) {
        this.scan = scan;
    }

    /**
     * @param name as the browser says; may be anything
     * @throws Failure {@code LT-RES-030} … {@code 034}, {@code 036}, {@code 091} when the file is not taken, {@code 037} while it cannot be
     *     scanned
     */
    public Attachment check(String name, InputStream file) throws IOException {
        byte[] content = file.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new Failure(ErrorCode.UPLOAD_TOO_LARGE, "more than " + LARGEST + " bytes", "10");
        }
        if (content.length == 0) {
            throw new Failure(ErrorCode.UPLOAD_EMPTY, "no bytes");
        }
        AttachmentKind kind = AttachmentKind.of(content)
                .orElseThrow(() -> new Failure(ErrorCode.UPLOAD_KIND, "of no kind that is taken"));
        switch (kind) {
            case PDF -> PdfInspection.inspect(content);
            case DOCX -> DocxInspection.inspect(content);
            case PNG, JPEG -> PictureInspection.inspect(content);
        }
        scan.requireClean(content);
        return new Attachment(cleaned(name, kind), kind.contentType(), content);
    }

    private static String cleaned(String name, AttachmentKind kind) {
        String bare = UNSEEN.matcher(name == null ? "" : name).replaceAll("");
        bare = PATH.matcher(bare).replaceFirst("");
        bare = AWKWARD.matcher(bare).replaceAll("-");
        bare = ENDING.matcher(SPACES.matcher(bare).replaceAll(" ").strip()).replaceFirst("");
        bare = bare.replaceAll("^[.\\s-]+|[.\\s]+$", "");
        if (bare.length() > LONGEST_NAME) {
            bare = bare.substring(0, LONGEST_NAME);
        }
        return (bare.isBlank() ? "tep" : bare) + kind.ending();
    }
}
