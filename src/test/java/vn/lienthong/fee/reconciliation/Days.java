package vn.lienthong.fee.reconciliation;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages have days compared when they want it. */
public final class Days {

    private Days() {}

    /** What every node does each hour. */
    public static void check(ApplicationContext hub) {
        hub.getBean(ReconciliationCalendar.class).check();
    }
}
