package vn.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** The portal's own faults, beside being down, slow, unavailable, in error and losing replies as every partner can. */
@Component("portalFaults")
final class PortalFaults {

    private static final String PARTNER = "portal";
    private static final String NO_SESSION = "no-session";
    private static final String BUSY = "busy";
    private static final String ERROR_ON_DOSSIER = "error-on-dossier";
    private static final String REFUSE_DOSSIER = "refuse-dossier";
    private static final String LOSE_REPLY_OF = "lose-reply-of";

    private final Faults faults;

    PortalFaults(Faults faults) {
        this.faults = faults;
    }

    /** In a class of its own: the registry of faults needs this bean first. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FaultyPartner portal() {
            Map<String, String> switches = new LinkedHashMap<>();
            switches.put(NO_SESSION, "Không chấp nhận phiên làm việc nào, kể cả phiên vừa mở");
            switches.put(BUSY, "Trả lời «hệ thống bận» (error_code 99)");
            switches.put(ERROR_ON_DOSSIER, "Lỗi HTTP 500 khi đồng bộ hồ sơ có mã");
            switches.put(REFUSE_DOSSIER, "Từ chối dữ liệu của hồ sơ có mã (error_code 20)");
            switches.put(LOSE_REPLY_OF, "Đã xử lý nhưng mất trả lời của dịch vụ (ví dụ CapNhatTienDoHoSoMC)");
            return new FaultyPartner(PARTNER, "Cổng Dịch vụ công Quốc gia", List.of("/portal/"), switches);
        }
    }

    boolean noSession() {
        return faults.isOn(PARTNER, NO_SESSION);
    }

    boolean busy() {
        return faults.isOn(PARTNER, BUSY);
    }

    boolean errorOn(String dossier) {
        return isFor(ERROR_ON_DOSSIER, dossier);
    }

    boolean refuses(String dossier) {
        return isFor(REFUSE_DOSSIER, dossier);
    }

    boolean losesReplyOf(String service) {
        return isFor(LOSE_REPLY_OF, service);
    }

    private boolean isFor(String switchId, String wanted) {
        Optional<String> value = faults.value(PARTNER, switchId);
        return value.filter(wanted::equals).isPresent();
    }
}
