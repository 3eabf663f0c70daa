package vn.lienthong.partner.payment;

import java.util.List;

/** The providers one adapter brings: the bean by which they become known. Empty when none is configured. */
public record ProviderGroup(List<PaymentProvider> members) {

    public ProviderGroup {
        members = List.copyOf(members);
    }

    public static ProviderGroup of(PaymentProvider only) {
        return new ProviderGroup(List.of(only));
    }
}
