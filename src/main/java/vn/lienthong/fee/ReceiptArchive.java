package vn.lienthong.fee;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.organisation.SearchText;

/** Many receipts in one ZIP file. */
@Component
public class ReceiptArchive {

    private final Documents documents;

    ReceiptArchive(Documents documents) {
        this.documents = documents;
    }

    public DocumentArchive of(List<FeeReceipt> receipts) {
        Map<UUID, KeptDocument> kept =
                documents.find(receipts.stream().map(FeeReceipt::document).toList());
        DocumentArchive archive = new DocumentArchive(documents);
        receipts.forEach(receipt -> archive.add(name(receipt), kept.get(receipt.document())));
        return archive;
    }

    private static String name(FeeReceipt receipt) {
        return receipt.number() + "-" + SearchText.of(receipt.name()).replaceAll("[^a-z0-9]+", "-") + ".pdf";
    }
}
