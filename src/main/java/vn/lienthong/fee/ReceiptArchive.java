package vn.lienthong.fee;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.organisation.SearchText;

/** Many receipts in one ZIP file, each written from the store as it comes: a thousand need no more memory than one. */
@Component
public class ReceiptArchive {

    private final Documents documents;

    ReceiptArchive(Documents documents) {
        this.documents = documents;
    }

    /** @param out stays open; when one receipt fails, the archive is left without its end, so that it does not look whole */
    public void write(List<FeeReceipt> receipts, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.NO_COMPRESSION); // a PDF is compressed already
        for (FeeReceipt receipt : receipts) {
            zip.putNextEntry(new ZipEntry(name(receipt)));
            documents.copy(receipt.document(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static String name(FeeReceipt receipt) {
        return receipt.number() + "-" + SearchText.of(receipt.name()).replaceAll("[^a-z0-9]+", "-") + ".pdf";
    }
}
