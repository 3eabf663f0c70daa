package vn.lienthong.fee.reconciliation;

import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets tests of other packages have days compared when they want it. */
public final class Days {

    private Days() {}

    /** Has one day compared once more. */
    public static void compare(ApplicationContext hub, String provider, LocalDate day) {
        new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        hub.getBean(ReconciliationCalendar.class).send(new ReconciliationStore.Wanted(provider, day)));
    }

    /** What every node does each morning. */
    public static void tell(ApplicationContext hub) {
        hub.getBean(ReconciliationNotices.class).tell();
    }

    /** What every node does each hour. */
    public static void check(ApplicationContext hub) {
        hub.getBean(ReconciliationCalendar.class).check();
    }
}
