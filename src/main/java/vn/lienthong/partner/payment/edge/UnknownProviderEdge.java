package vn.lienthong.partner.payment.edge;

import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.partner.payment.PaymentProviders;

/**
 * Where whoever calls back for a provider that is not configured ends, or calls one back as it never does itself: the providers'
 * own addresses go before.
 */
@RestController
final class UnknownProviderEdge {

    private final NoticeDesk desk;
    private final PaymentProviders providers;

    UnknownProviderEdge(NoticeDesk desk, PaymentProviders providers) {
        this.desk = desk;
        this.providers = providers;
    }

    @RequestMapping("/payment-callbacks/{provider}")
    ResponseEntity<Void> refuse(@PathVariable String provider, HttpMethod method) {
        if (providers.find(provider).isPresent()) {
            desk.unreadable(provider, "it does not call by " + method);
        } else {
            desk.unknown(provider);
        }
        return ResponseEntity.notFound().build();
    }
}
