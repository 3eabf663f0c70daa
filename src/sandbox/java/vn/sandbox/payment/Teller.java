package vn.sandbox.payment;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the hub of payments in the background, the way the payer's button says, and repeats what it did not take. */
@Component
public final class Teller implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final int MOST_REPEATS = 8;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4, work -> {
        Thread thread = new Thread(work, "payment-teller");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration repeatAfter;

    /** @param repeatAfter the first pause before a call-back that was not taken is told again; doubles each time */
    Teller(@Value("${sandbox.payment.repeat-after:2s}") Duration repeatAfter) {
        this.repeatAfter = repeatAfter;
    }

    /** @param late how late {@link PayerChoice#TELL_LATE} tells */
    public void play(PayerChoice choice, Duration late, CallBack callBack) {
        switch (choice) {
            case PAY, WRONG_AMOUNT -> tell(callBack, CallBack.Manner.TRUE, Duration.ZERO);
            case CANCEL -> tell(callBack, CallBack.Manner.CANCELLED, Duration.ZERO);
            case PAY_SILENTLY -> LOG.info("told to keep a payment to itself");
            case TELL_TWICE -> times(2, callBack);
            case TELL_TEN_TIMES -> times(10, callBack);
            case TELL_LATE -> tell(callBack, CallBack.Manner.TRUE, late);
            case WRONG_SIGNATURE -> once(callBack, CallBack.Manner.FORGED);
            case REORDERED -> {
                once(callBack, CallBack.Manner.TRUE);
                threads.schedule(() -> once(callBack, CallBack.Manner.CANCELLED), 500, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void times(int times, CallBack callBack) {
        for (int i = 0; i < times; i++) {
            tell(callBack, CallBack.Manner.TRUE, Duration.ZERO);
        }
    }

    private void tell(CallBack callBack, CallBack.Manner manner, Duration after) {
        threads.schedule(() -> attempt(callBack, manner, 0), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once(CallBack callBack, CallBack.Manner manner) {
        threads.execute(() -> attempt(callBack, manner, MOST_REPEATS));
    }

    private void attempt(CallBack callBack, CallBack.Manner manner, int repeats) {
        boolean taken = false;
        try {
            taken = callBack.tell(manner);
        } catch (Exception e) { // the hub may be away in any way it likes
            LOG.debug("the hub was not told", e);
        }
        if (!taken && repeats < MOST_REPEATS) {
            long pause = repeatAfter.toMillis() << repeats;
            threads.schedule(() -> attempt(callBack, manner, repeats + 1), pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
