package vn.lienthong.partner.payment;

import java.net.URI;
import java.time.Instant;

/** What the payer does next. */
public sealed interface Checkout {

    /** The payer goes to the provider's page. Forms that end there need {@link PaymentProviders#pages()} in the page policy. */
    record Redirect(URI page) implements Checkout {}

    /**
     * The payer scans a code with a bank's application, or types what it says.
     *
     * @param payload text of the code; the screen draws it
     * @param bank name of the receiving bank
     * @param account number of the receiving account
     * @param accountName holder of the receiving account
     * @param amount VND
     * @param transferText what the transfer must say to be recognised
     * @param validUntil the code should not be shown any longer
     */
    record ShowQr(
            String payload,
            String bank,
            String account,
            String accountName,
            long amount,
            String transferText,
            Instant validUntil)
            implements Checkout {}

    /** Nothing to show: the provider reaches the payer itself, or has settled this payment already; its answer comes as a notice. */
    record Waiting() implements Checkout {}
}
