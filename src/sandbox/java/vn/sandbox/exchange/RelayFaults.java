package vn.sandbox.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** The relay's own faults, beside those every partner can have. */
@Component("relayFaults")
final class RelayFaults {

    static final String PARTNER = "exchange";
    static final String TWICE = "twice";
    static final String BACKWARDS = "backwards";
    static final String ALTER = "alter";
    static final String HOLD = "hold";
    static final String REFUSE = "refuse";

    private final Faults faults;

    RelayFaults(Faults faults) {
        this.faults = faults;
    }

    /** In a class of its own: the registry of faults needs this bean first. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FaultyPartner exchange() {
            Map<String, String> switches = new LinkedHashMap<>();
            switches.put(TWICE, "Phát mỗi văn bản hai lần");
            switches.put(BACKWARDS, "Phát văn bản đến sau trước");
            switches.put(ALTER, "Sửa nội dung văn bản trên đường đi");
            switches.put(HOLD, "Giữ lại văn bản gửi cho mã đơn vị (* cho tất cả)");
            switches.put(REFUSE, "Từ chối nhận văn bản (HTTP 422)");
            return new FaultyPartner(PARTNER, "Trục liên thông văn bản", List.of("/exchange/"), switches);
        }
    }

    boolean isOn(String id) {
        return faults.isOn(PARTNER, id);
    }

    boolean holds(String to) {
        Optional<String> held = faults.value(PARTNER, HOLD);
        return held.filter(value -> value.equals("*") || value.equals(to)).isPresent();
    }
}
