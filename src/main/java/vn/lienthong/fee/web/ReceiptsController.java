package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeReceipt;
import vn.lienthong.fee.ReceiptAccess;
import vn.lienthong.fee.ReceiptArchive;
import vn.lienthong.security.CurrentPerson;

/** The files of receipts, written to the browser as they come from the store. */
@Controller
@RequestMapping("/fees")
class ReceiptsController {

    private final ReceiptAccess access;
    private final ReceiptArchive archive;
    private final Documents documents;
    private final CurrentPerson currentPerson;

    ReceiptsController(ReceiptAccess access, ReceiptArchive archive, Documents documents, CurrentPerson currentPerson) {
        this.access = access;
        this.archive = archive;
        this.documents = documents;
        this.currentPerson = currentPerson;
    }

    /** The receipt of an own order, or the summary of a cell order. */
    @GetMapping("/orders/{order}/receipt")
    void ofOrder(@PathVariable UUID order, HttpServletResponse response) throws IOException {
        show(access.ofOrder(me(), order), response);
    }

    @GetMapping("/orders/{order}/receipts/{document}")
    void oneOfOrder(@PathVariable UUID order, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        show(access.ofOrder(me(), order, document), response);
    }

    /** One's own receipt, whoever paid. */
    @GetMapping("/receipts/{number}")
    void byNumber(@PathVariable String number, HttpServletResponse response) throws IOException {
        show(access.byNumber(me(), number), response);
    }

    /** All receipts of an order, one after the other from the store into the archive. */
    @GetMapping("/orders/{order}/receipts.zip")
    void all(@PathVariable UUID order, HttpServletResponse response) throws IOException {
        List<FeeReceipt> receipts = access.allOf(me(), order);
        response.setContentType("application/zip");
        attach(response, receipts.get(0).number() + ".zip");
        DocumentArchive all = archive.of(receipts);
        all.length().ifPresent(response::setContentLengthLong);
        all.write(response.getOutputStream());
    }

    /** What the provider gave, whatever it is: never shown as a page of the hub. */
    @GetMapping("/orders/{order}/provider-receipt")
    void ofProvider(@PathVariable UUID order, HttpServletResponse response) throws IOException {
        KeptDocument document = find(access.ofProvider(me(), order));
        response.setContentType(document.contentType());
        attach(response, "provider-receipt" + extension(document.contentType()));
        write(document, response);
    }

    private void show(FeeReceipt receipt, HttpServletResponse response) throws IOException {
        KeptDocument document = find(receipt.document());
        response.setContentType(document.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename(receipt.number() + ".pdf")
                        .build()
                        .toString());
        write(document, response);
    }

    private void write(KeptDocument document, HttpServletResponse response) throws IOException {
        response.setContentLengthLong(document.size());
        OutputStream out = response.getOutputStream();
        documents.copy(document.id(), out);
    }

    private KeptDocument find(UUID id) {
        return documents.find(id).orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + id));
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }

    private static String extension(String contentType) {
        return switch (contentType) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> "";
        };
    }

    private long me() {
        return currentPerson.get().id();
    }
}
