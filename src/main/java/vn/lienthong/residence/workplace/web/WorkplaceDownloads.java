package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.ScanRules;

/** Writes kept documents to the browser as they come from the store. What people sent is never shown as a page of the hub. */
@Component
class WorkplaceDownloads {

    /** Of the hub's own making; everything else is saved and not shown. */
    private static final Set<String> SHOWN = Set.of("application/pdf");

    private final Documents documents;

    WorkplaceDownloads(Documents documents) {
        this.documents = documents;
    }

    /** A paper the hub has made. */
    void show(UUID id, String name, HttpServletResponse response) throws IOException {
        KeptDocument document = find(id);
        ContentDisposition.Builder disposition =
                SHOWN.contains(document.contentType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        write(document, disposition.filename(name).build(), response);
    }

    /** A file somebody sent. @param name given what it is as its ending when it has none */
    void save(UUID id, String name, HttpServletResponse response) throws IOException {
        KeptDocument document = find(id);
        String whole = name.contains(".") ? name : name + ScanRules.ending(document.contentType());
        write(
                document,
                ContentDisposition.attachment()
                        .filename(whole, StandardCharsets.UTF_8)
                        .build(),
                response);
    }

    void zip(String name, DocumentArchive archive, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        archive.length().ifPresent(response::setContentLengthLong);
        archive.write(response.getOutputStream());
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
