package vn.lienthong.fee;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the hub waits for money.
 *
 * @param orderTime from the order until it is given up, unless a payment of it is still unclear, or money for it waits for a person
 * @param paymentTime from the choice of a way to pay until the provider takes no money for it any more
 * @param transferTime the same of a transfer the payer makes at a bank
 * @param queryAfter from then on, or from the payer's return, until the provider is asked how a payment stands
 * @param unclearTime after a payment's own end, how long its provider is asked often before officers are told of it
 * @param refundTime after a provider was first told of a refund, how long it is asked again before a person must look
 * @param largestOrder lines of one order at most
 * @param ratingTime how long after an order was first rated its payer may change the rating
 */
@ConfigurationProperties("lienthong.fee")
public record FeeSettings(
        @DefaultValue("24h") Duration orderTime,
        @DefaultValue("15m") Duration paymentTime,
        @DefaultValue("24h") Duration transferTime,
        @DefaultValue("1m") Duration queryAfter,
        @DefaultValue("24h") Duration unclearTime,
        @DefaultValue("72h") Duration refundTime,
        @DefaultValue("5000") int largestOrder,
        @DefaultValue("30d") Duration ratingTime) {}
