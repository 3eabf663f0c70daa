package vn.lienthong.document;

import java.time.Instant;
import org.springframework.util.Assert;

/**
 * How money came in, as a receipt says it.
 *
 * @param transaction number of the transaction in the portal, for example {@code G22.99.DP-…-250528-0001}
 * @param method in words for people: {@code Thanh toán trực tuyến qua Ngân hàng Ví Dụ}
 * @param reference the provider's own number of the payment
 * @param paidAt when the provider confirmed it
 */
public record PaymentFacts(String transaction, String method, String reference, Instant paidAt) {

    public PaymentFacts {
        Assert.hasText(transaction, "the payment has no transaction number");
        Assert.hasText(method, "the payment has no method");
        Assert.hasText(reference, "the payment has no reference");
        Assert.notNull(paidAt, "the payment has no time");
    }
}
