package vn.lienthong.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Says of a document somebody holds whether it is one of the hub's. A file from outside is only hashed and searched for a few
 * bytes; what is opened and parsed is the hub's own copy, so that no file can harm the hub.
 */
@Service
public class DocumentCheck {

    /** The largest file that is checked; a summary of 5,000 lines has a quarter of it. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DocumentCheck.class);

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /** Readers accept that something stands before the head of a file. */
    private static final int HEAD = 1024;

    private static final Pattern NUMBER = Pattern.compile("\\b[A-Z0-9]{1,8}-\\d{4}-\\d{7,}\\b");
    private static final int NUMBERS_LOOKED_UP = 5;

    private final StoredDocuments documents;
    private final HubKey key;
    private final ObjectProvider<DocumentRemarks> remarks;

    DocumentCheck(StoredDocuments documents, HubKey key, ObjectProvider<DocumentRemarks> remarks) {
        this.documents = documents;
        this.key = key;
        this.remarks = remarks;
    }

    /**
     * @throws Failure {@code LT-DOC-004} when it is no PDF, {@code LT-DOC-005} when it is larger than {@link #LARGEST}
     */
    public Verdict file(InputStream file) throws IOException {
        byte[] content = file.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new Failure(ErrorCode.CHECKED_FILE_TOO_LARGE, "more than " + LARGEST + " bytes", "10");
        }
        if (!isPdf(content)) {
            throw new Failure(ErrorCode.CHECKED_FILE_NO_PDF, "no PDF");
        }
        return documents
                .bySha256(Digests.sha256().digest(content))
                .map(this::issued)
                .orElseGet(() -> claimed(content));
    }

    /** By what is printed on it. Spaces and small letters are forgiven. */
    public Verdict proof(String number, String code) {
        return documents
                .byProof(new Proof(normal(number), normal(code)))
                .map(document -> inForce(document, List.of()))
                .orElseGet(Verdict::unknown);
    }

    private static String normal(String typed) {
        String text = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return text.isEmpty() ? "-" : text;
    }

    /** The file is, byte for byte, what the register says was issued; whether the register is right the signature tells. */
    private Verdict issued(KeptDocument document) {
        List<PdfSignature> signatures = PdfSignature.of(content(document));
        if (signatures.isEmpty() || !signatures.stream().allMatch(PdfSignature::intact)) {
            log.error("Document {} is in the register, but its signatures do not hold", document.id());
            return Verdict.altered(Optional.of(document));
        }
        return inForce(document, signatures);
    }

    private Verdict inForce(KeptDocument document, List<PdfSignature> signatures) {
        Verdict.Outcome outcome = Verdict.Outcome.VALID;
        if (document.revocation().isPresent()) {
            outcome = Verdict.Outcome.REVOKED;
        } else if (document.supersededBy().isPresent()) {
            outcome = Verdict.Outcome.SUPERSEDED;
        }
        return new Verdict(
                outcome,
                Optional.of(document),
                signatures,
                documents.timestamp(document.id()),
                outcome == Verdict.Outcome.VALID ? remark(document) : Optional.empty());
    }

    private Optional<DocumentRemarks.Remark> remark(KeptDocument document) {
        return remarks.orderedStream()
                .flatMap(each -> each.of(document).stream())
                .findFirst();
    }

    private byte[] content(KeptDocument document) {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) document.size());
        try {
            documents.copy(document.id(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    /** It names a number the hub has given, or carries the hub's certificate, and yet is no file of the hub's. */
    private Verdict claimed(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Optional<KeptDocument> named = named(text);
        return named.isPresent() || carriesOurCertificate(text) ? Verdict.altered(named) : Verdict.unknown();
    }

    private Optional<KeptDocument> named(String text) {
        Matcher numbers = NUMBER.matcher(text);
        for (int looked = 0; looked < NUMBERS_LOOKED_UP && numbers.find(); looked++) {
            Optional<KeptDocument> document = documents.byNumber(numbers.group());
            if (document.isPresent()) {
                return document;
            }
        }
        return Optional.empty();
    }

    /** A signature stands in a PDF as hexadecimal digits. */
    private boolean carriesOurCertificate(String text) {
        try {
            String certificate =
                    HexFormat.of().formatHex(key.open().certificate().getEncoded());
            return text.contains(certificate) || text.contains(certificate.toUpperCase(Locale.ROOT));
        } catch (Failure keyAway) {
            return false;
        }
    }

    private static boolean isPdf(byte[] content) {
        int last = Math.min(content.length - PDF.length, HEAD);
        for (int at = 0; at <= last; at++) {
            if (Arrays.equals(content, at, at + PDF.length, PDF, 0, PDF.length)) {
                return true;
            }
        }
        return false;
    }
}
