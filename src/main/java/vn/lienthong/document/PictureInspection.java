package vn.lienthong.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Reads how large a picture is, without drawing it. */
final class PictureInspection {

    /** A phone's largest photograph, twice. */
    private static final long MOST_PIXELS = 200_000_000L;

    private PictureInspection() {}

    /** @throws Failure when its head cannot be read, or it would fill the memory of whoever opens it */
    static void inspect(byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Failure(ErrorCode.UPLOAD_KIND, "a picture that cannot be read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "a picture of too many pixels");
                }
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Failure refused) {
                throw refused;
            }
            throw new Failure(ErrorCode.UPLOAD_KIND, "a picture that cannot be read", e);
        }
    }
}
