package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that left a provider though the hub did not ask for it: a charge-back, say, or a refund made at the provider.
 *
 * @param transaction the provider's number of it, which stands for it whoever tells of it and however often
 * @param reference of the payment, as the provider names it; empty when it names none
 * @param amount VND, more than 0
 * @param at when it left, as the provider says
 */
public record UnaskedRefund(String provider, String transaction, Optional<String> reference, long amount, Instant at) {}
