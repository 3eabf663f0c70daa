package vn.lienthong.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, known by how they begin. */
enum AttachmentKind {
    PDF("application/pdf", ".pdf", bytes("%PDF-")),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", bytes("PK\u0003\u0004")),
    PNG("image/png", ".png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
    JPEG("image/jpeg", ".jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

    private final String contentType;
    private final String ending;
    private final byte[] beginning;

    AttachmentKind(String contentType, String ending, byte[] beginning) {
        this.contentType = contentType;
        this.ending = ending;
        this.beginning = beginning;
    }

    static Optional<AttachmentKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length > kind.beginning.length
                        && Arrays.equals(kind.beginning, 0, kind.beginning.length, content, 0, kind.beginning.length))
                .findFirst();
    }

    String contentType() {
        return contentType;
    }

    String ending() {
        return ending;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
