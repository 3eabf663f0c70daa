package vn.lienthong.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A QR code as a PNG picture inside an address. A drawing would be sharper still, but costs the layout more than all the rest
 * of a page.
 */
final class QrPicture {

    private static final int DOTS_PER_MODULE = 4;
    private static final byte WHITE = (byte) 255;

    private QrPicture() {}

    /** {@code data:image/png;base64,…}, without the quiet zone: the paper around it must be white. */
    static String of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(modules));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
        }
    }

    private static byte[] png(BitMatrix modules) {
        int size = modules.getWidth() * DOTS_PER_MODULE;
        // a byte a dot, the only kind of PNG that goes into a PDF file as it is
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        byte[] dots = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int at = 0; at < dots.length; at++) {
            dots[at] = modules.get(at % size / DOTS_PER_MODULE, at / size / DOTS_PER_MODULE) ? 0 : WHITE;
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // not by way of a file on the disk, as would be the default
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
