package vn.lienthong.partner.payment.edge;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where whoever calls back for a provider that is not configured ends: the providers' own addresses go before. */
@RestController
final class UnknownProviderEdge {

    private final NoticeDesk desk;

    UnknownProviderEdge(NoticeDesk desk) {
        this.desk = desk;
    }

    @RequestMapping("/payment-callbacks/{provider}")
    ResponseEntity<Void> refuse(@PathVariable String provider) {
        desk.unknown(provider);
        return ResponseEntity.notFound().build();
    }
}
