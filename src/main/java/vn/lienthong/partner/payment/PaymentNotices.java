package vn.lienthong.partner.payment;

/** Where every call-back and queue message of every provider ends: the one door inward. */
public interface PaymentNotices {

    /**
     * Stores the notice, then judges it; both are committed when this returns. Repeated calls with the same notice, one after
     * another or at once, change nothing and give the verdict the first one got, but {@code ALREADY_KNOWN} in place of
     * {@code ACCEPTED} and never {@code TRY_LATER} for ever. May throw anything: {@link
     * vn.lienthong.partner.payment.edge.NoticeDesk} makes a verdict of it.
     */
    Verdict receive(ProviderNotice notice);
}
