package vn.lienthong.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page as ink on paper, compared without regard to the grey at the edges of letters. */
record Picture(BufferedImage image) {

    private static final int DPI = 150;
    private static final int DARK = 110;
    private static final int GREY = 225;

    static Picture of(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new Picture(new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY));
        }
    }

    static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /**
     * The share of dark dots of either picture that have no ink within one dot of the same place on the other, from 0 (the
     * same) to 1.
     */
    double differenceFrom(Picture other) {
        if (image.getWidth() != other.image.getWidth() || image.getHeight() != other.image.getHeight()) {
            return 1;
        }
        return Math.max(missingOn(other), other.missingOn(this));
    }

    private double missingOn(Picture other) {
        int dark = 0;
        int missing = 0;
        for (int y = 1; y < image.getHeight() - 1; y++) {
            for (int x = 1; x < image.getWidth() - 1; x++) {
                if (grey(x, y) < DARK) {
                    dark++;
                    if (!other.inkNear(x, y)) {
                        missing++;
                    }
                }
            }
        }
        return dark == 0 ? 1 : (double) missing / dark;
    }

    private boolean inkNear(int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (grey(x + dx, y + dy) < GREY) {
                    return true;
                }
            }
        }
        return false;
    }

    private int grey(int x, int y) {
        return image.getRGB(x, y) & 0xFF;
    }
}
