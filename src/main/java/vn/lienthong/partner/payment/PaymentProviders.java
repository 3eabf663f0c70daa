package vn.lienthong.partner.payment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The providers that are configured. */
public interface PaymentProviders {

    Optional<PaymentProvider> find(String id);

    /** @throws vn.lienthong.failure.Failure {@code LT-PAY-006} when no provider with this id is configured */
    PaymentProvider get(String id);

    /** In the order of their ids. */
    List<PaymentProvider> all();

    /** Scheme, host and port of every page a {@link Checkout.Redirect} may lead to. */
    Set<URI> pages();
}
