package vn.lienthong.document;

import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Service;

/** Makes receipts: signed PDF/A files. Never inside a transaction, since it takes its time. */
@Service
public class ReceiptPrinter {

    private final PdfRenderer renderer;
    private final PdfSigner signer;
    private final PrintWorkers workers;
    private final CheckPage page;

    /** A receipt, and the code that is printed beside its number. */
    public record Order(Receipt receipt, String code) {}

    ReceiptPrinter(PdfRenderer renderer, PdfSigner signer, PrintWorkers workers, CheckPage page) {
        this.renderer = renderer;
        this.signer = signer;
        this.workers = workers;
        this.page = page;
    }

    /**
     * <i>Biên lai</i>, several at once.
     *
     * @return in the order they were asked for
     * @throws vn.lienthong.failure.Failure {@code LT-DOC-001}, {@code -002} or {@code -003}; none is made then
     */
    public List<byte[]> print(List<Order> orders) {
        return workers.all(orders.stream()
                .map(order -> (Callable<byte[]>) () -> receipt(order.receipt(), order.code()))
                .toList());
    }

    /** <i>Biên lai tổng hợp</i>. Fails as {@link #print(List)}. */
    public byte[] print(SummaryReceipt receipt, String code) {
        return workers.large(() -> summary(receipt, code));
    }

    private byte[] receipt(Receipt receipt, String code) {
        return signer.sign(renderer.render("receipt.xsl", facts().of(receipt, code)));
    }

    private byte[] summary(SummaryReceipt receipt, String code) {
        return signer.sign(renderer.render("summary-receipt.xsl", facts().of(receipt, code)));
    }

    private ReceiptFacts facts() {
        return new ReceiptFacts(page, signer.signer());
    }
}
