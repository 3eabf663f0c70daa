package vn.lienthong.partner.payment.vnpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.edge.NoticeDesk;

/** Where VNPAY tells of payments. It repeats until the answer is 00 or 02. */
@RestController
@ConditionalOnProperty("lienthong.payment.vnpay.page")
final class VnpayEdge {

    private final Ipn ipn;
    private final NoticeDesk desk;

    VnpayEdge(Ipn ipn, NoticeDesk desk) {
        this.ipn = ipn;
        this.desk = desk;
    }

    @GetMapping("/payment-callbacks/vnpay")
    Map<String, String> confirm(HttpServletRequest request) {
        Optional<ProviderNotice> notice = ipn.read(request.getQueryString());
        if (notice.isEmpty()) {
            desk.unreadable(VnpayProvider.ID, "not an IPN");
            return ipn.refusal();
        }
        return ipn.answer(desk.receive(notice.get()));
    }
}
