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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a signature into the room that was kept for it in the file whose digest it signs. The library reads and writes
 * the file byte by byte, a quarter of the time a signature takes; it does so where the room is not found here.
 */
final class SignedPdfObjects extends PdfBoxNativeObjectFactory {

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange ?\\[ ?0 (?<before>\\d{1,9}) (?<after>\\d{1,9}) (?<rest>\\d{1,9}) *\\]");

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

    /**
     * Where so many digits go: into the zeros the last byte range of the file leaves out, the one the digest was made over. Empty when
     * it does not end with the file, or what it leaves out is not such a room.
     */
    static OptionalInt room(byte[] pdf, int digits) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher range = BYTE_RANGE.matcher(text);
        int last = text.lastIndexOf("/ByteRange");
        if (digits == 0 || last < 0 || !range.region(last, text.length()).lookingAt()) {
            return OptionalInt.empty();
        }
        int begin = Integer.parseInt(range.group("before")) + 1;
        int end = Integer.parseInt(range.group("after")) - 1;
        boolean toTheEnd = end + 1 + Integer.parseInt(range.group("rest")) == pdf.length;
        if (!toTheEnd || end - begin < digits || text.charAt(begin - 1) != '<' || text.charAt(end) != '>') {
            return OptionalInt.empty();
        }
        return "0".repeat(end - begin).equals(text.substring(begin, end)) ? OptionalInt.of(begin) : OptionalInt.empty();
    }
}
