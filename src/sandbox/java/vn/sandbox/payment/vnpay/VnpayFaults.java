package vn.sandbox.payment.vnpay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** VNPAY's own faults, beside those every partner has. Its payer's pages are never broken. */
@Component
final class VnpayFaults {

    private static final String PARTNER = "vnpay";
    private static final String BUSY = "busy";
    private static final String WRONG_SEAL = "wrong-seal";
    private static final String SUSPECTED = "suspected";
    private static final String REFUND_PENDING = "refund-pending";

    private final Faults faults;

    VnpayFaults(Faults faults) {
        this.faults = faults;
    }

    /** In a class of its own: the registry of faults needs this bean first. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FaultyPartner vnpay() {
            Map<String, String> switches = new LinkedHashMap<>();
            switches.put(BUSY, "Trả lời «lỗi khác» (vnp_ResponseCode 99)");
            switches.put(WRONG_SEAL, "Trả lời với vnp_SecureHash sai");
            switches.put(SUSPECTED, "Báo «giao dịch bị nghi ngờ» (07) khi đã trừ tiền");
            switches.put(REFUND_PENDING, "Hoàn tiền chậm: trả lời «đang xử lý»");
            return new FaultyPartner(PARTNER, "VNPAY", List.of("/vnpay/api/"), switches);
        }
    }

    boolean busy() {
        return faults.isOn(PARTNER, BUSY);
    }

    boolean wrongSeal() {
        return faults.isOn(PARTNER, WRONG_SEAL);
    }

    boolean suspected() {
        return faults.isOn(PARTNER, SUSPECTED);
    }

    boolean refundPending() {
        return faults.isOn(PARTNER, REFUND_PENDING);
    }
}
