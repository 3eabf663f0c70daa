package vn.lienthong.document;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.PdfBoxNativeSignatureDrawerFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Puts a signature into the room that was kept for it in the file whose digest it signs. The library does the same, but reads and
 * writes the file byte by byte, a quarter of the time a signature takes.
 */
final class SignedPdfObjects extends PdfBoxNativeObjectFactory {

    @Override
    public PDFSignatureService newPAdESSignatureService() {
        return configure(new Service());
    }

    private static final class Service extends PdfBoxSignatureService {

        Service() {
            super(PDFServiceMode.SIGNATURE, new PdfBoxNativeSignatureDrawerFactory());
        }

        @Override
        public DSSDocument sign(DSSDocument document, byte[] signature, PAdESCommonParameters parameters) {
            DSSDocument kept = parameters.getPdfSignatureCache().getToBeSignedDocument();
            if (kept == null) {
                return super.sign(document, signature, parameters);
            }
            byte[] pdf = DSSUtils.toByteArray(kept).clone();
            byte[] digits = DSSUtils.toHex(signature).getBytes(StandardCharsets.US_ASCII);
            OptionalInt room = room(pdf, digits.length);
            if (room.isEmpty()) {
                return super.sign(document, signature, parameters);
            }
            System.arraycopy(digits, 0, pdf, room.getAsInt(), digits.length);
            return new InMemoryDocument(pdf, kept.getName(), kept.getMimeType());
        }
    }

    /** Where at least so many zeros stand alone in the brackets of a hexadecimal string; the last such place, the one just added. */
    static OptionalInt room(byte[] pdf, int digits) {
        int end = pdf.length;
        while (--end > digits) {
            if (pdf[end] != '>') {
                continue;
            }
            int begin = end;
            while (begin > 0 && pdf[begin - 1] == '0') {
                begin--;
            }
            if (begin > 0 && pdf[begin - 1] == '<' && end - begin >= digits && end > begin) {
                return OptionalInt.of(begin);
            }
            end = begin;
        }
        return OptionalInt.empty();
    }
}
