package vn.lienthong.partner.payment.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.edge.CallbackBody;
import vn.lienthong.partner.payment.edge.NoticeDesk;

/** Where the platform confirms payments. Whatever the hub makes of a call-back, it says so with HTTP 200. */
@RestController
@ConditionalOnProperty("lienthong.payment.platform.url")
final class PlatformEdge {

    private final ConfirmMessage messages;
    private final NoticeDesk desk;

    PlatformEdge(ConfirmMessage messages, NoticeDesk desk) {
        this.messages = messages;
        this.desk = desk;
    }

    @PostMapping("/payment-callbacks/platform")
    Map<String, Object> confirm(HttpServletRequest request) throws IOException {
        Optional<ProviderNotice> notice = CallbackBody.read(request).flatMap(messages::read);
        if (notice.isEmpty()) {
            desk.unreadable(PlatformProvider.ID, "not a confirmation");
            return messages.refusal();
        }
        return messages.answer(notice.get(), desk.receive(notice.get()));
    }
}
