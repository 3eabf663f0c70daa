package vn.lienthong.fee.reconciliation;

import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.Hashes;

/** A line of a signed statement as a notice: as good as one the provider signed by itself. */
final class StatementNotice {

    private StatementNotice() {}

    /** @param kind a payment the hub asked for, or money that came to an account */
    static ProviderNotice of(String provider, ProviderNotice.Kind kind, StatementLine line) {
        String said = String.join(
                "|",
                "statement",
                line.reference(),
                line.providerTransaction(),
                Long.toString(line.amount()),
                line.currency());
        return new ProviderNotice(
                provider,
                said,
                kind,
                ProviderNotice.Outcome.DONE,
                true,
                line.reference(),
                null,
                line.amount(),
                line.currency(),
                line.providerTransaction(),
                line.at(),
                "statement",
                Hashes.sha256(said));
    }
}
