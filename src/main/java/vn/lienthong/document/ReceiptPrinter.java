package vn.lienthong.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Makes receipts: signed PDF/A files. Never inside a transaction, since it takes its time. Two threads make them, however many
 * want some: laying out pages needs a processor and memory of its own.
 */
@Service
public class ReceiptPrinter implements DisposableBean {

    private static final int WORKERS = 2;
    private static final String PAGE = "/verify";

    private final PdfRenderer renderer;
    private final PdfSigner signer;
    private final String address;
    private final ExecutorService workers;

    /** A receipt, and the code that is printed beside its number. */
    public record Order(Receipt receipt, String code) {}

    ReceiptPrinter(PdfRenderer renderer, PdfSigner signer, @Value("${lienthong.base-url}") String baseUrl) {
        this.renderer = renderer;
        this.signer = signer;
        this.address = baseUrl.replaceFirst("/+$", "") + PAGE;
        this.workers = Executors.newFixedThreadPool(WORKERS, work -> {
            Thread thread = new Thread(work, "receipt-printer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * <i>Biên lai</i>, several at once.
     *
     * @return in the order they were asked for
     * @throws vn.lienthong.failure.Failure {@code LT-DOC-001}, {@code -002} or {@code -003}; none is made then
     */
    public List<byte[]> print(List<Order> orders) {
        return all(orders.stream()
                .map(order -> (Callable<byte[]>) () -> receipt(order.receipt(), order.code()))
                .toList());
    }

    /** <i>Biên lai tổng hợp</i>. Fails as {@link #print(List)}. */
    public byte[] print(SummaryReceipt receipt, String code) {
        return all(List.<Callable<byte[]>>of(() -> summary(receipt, code))).get(0);
    }

    private byte[] receipt(Receipt receipt, String code) {
        return signer.sign(renderer.render("receipt.xsl", facts().of(receipt, code)));
    }

    /** One at a time: a large one needs a good part of the memory. */
    private synchronized byte[] summary(SummaryReceipt receipt, String code) {
        return signer.sign(renderer.render("summary-receipt.xsl", facts().of(receipt, code)));
    }

    private ReceiptFacts facts() {
        return new ReceiptFacts(address, signer.signer());
    }

    private List<byte[]> all(List<Callable<byte[]>> work) {
        List<Future<byte[]>> begun = work.stream().map(workers::submit).toList();
        List<byte[]> done = new ArrayList<>();
        try {
            for (Future<byte[]> one : begun) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while making receipts", e);
        } finally {
            begun.forEach(one -> one.cancel(false));
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
