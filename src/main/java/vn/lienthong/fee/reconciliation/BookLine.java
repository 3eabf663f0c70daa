package vn.lienthong.fee.reconciliation;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.partner.payment.StatementLine.Kind;

/**
 * Money of a provider as the hub's books have it: paid, in suspense, given back.
 *
 * @param reference of the payment; empty for money that named none
 * @param providerTransaction empty when the provider never said
 * @param amount VND
 */
record BookLine(Kind kind, Optional<String> reference, Optional<String> providerTransaction, long amount, Instant at) {}
