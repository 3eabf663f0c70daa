package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.ScanRules;

/** Writes kept documents to the browser. What people sent is never shown as a page of the hub. */
@Component
class HomeDownloads {

    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Documents documents;

    HomeDownloads(Documents documents) {
        this.documents = documents;
    }

    /** A paper the hub has made. */
    void show(UUID id, String name, HttpServletResponse response) throws IOException {
        KeptDocument document = find(id);
        boolean inline = document.contentType().equals(PDF);
        ContentDisposition.Builder disposition = inline ? ContentDisposition.inline() : ContentDisposition.attachment();
        write(document, disposition.filename(name).build(), response);
    }

    /** A file somebody sent. @param name without an ending */
    void save(UUID id, String name, HttpServletResponse response) throws IOException {
        KeptDocument document = find(id);
        String type = document.contentType();
        String ending = type.equals(DOCX) ? ".docx" : ScanRules.ending(type);
        write(document, ContentDisposition.attachment().filename(name + ending).build(), response);
    }

    private void write(KeptDocument document, ContentDisposition disposition, HttpServletResponse response)
            throws IOException {
        response.setContentType(document.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setContentLengthLong(document.size());
        documents.copy(document.id(), response.getOutputStream());
    }

    private KeptDocument find(UUID id) {
        return documents.find(id).orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + id));
    }
}
