package vn.lienthong.partner.payment.edge;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a call-back as text. */
public final class CallbackBody {

    /** In bytes; an honest call-back has one or two kilobytes. */
    static final int LONGEST = 64 * 1024;

    private CallbackBody() {}

    /** Empty when it is longer than 64 KB or not UTF-8; no more than that is ever read. */
    public static Optional<String> read(ServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
