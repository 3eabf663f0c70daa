package vn.lienthong.residence.home;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.failure.Failure;

/** The real papers, which remember what they signed, and fail where a test wants them to. */
final class PapersOfTests implements FormPapers {

    /** Names of members whose forms fail, with the failure. */
    final Map<String, RuntimeException> failing = new ConcurrentHashMap<>();

    /** What the device with the keys says, whoever asks; null when it is there. */
    volatile Failure away;

    final List<String> signed = new CopyOnWriteArrayList<>();

    final AtomicInteger failed = new AtomicInteger();

    private final FormPapers real;

    PapersOfTests(FormPapers real) {
        this.real = real;
    }

    @Override
    public boolean canSign(String personalId, String organisation) {
        requireDevice();
        return real.canSign(personalId, organisation);
    }

    @Override
    public Prepared prepare(HomeForm form) {
        Prepared printing = real.prepare(form);
        return () -> {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("signing inside a transaction");
            }
            requireDevice();
            RuntimeException failure = failing.get(form.request().fullName());
            if (failure != null) {
                failed.incrementAndGet();
                throw failure;
            }
            byte[] paper = printing.sign();
            signed.add(form.number().orElseThrow());
            return paper;
        };
    }

    private void requireDevice() {
        if (away != null) {
            throw away;
        }
    }
}
