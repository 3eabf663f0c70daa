package vn.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the hub reaches the sandbox's payment providers. */
final class PaymentSettings {

    private PaymentSettings() {}

    static Map<String, String> of(URI partners) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("platform.url", partners + "/payment-platform/api");
        settings.put("platform.partner-code", "LIENTHONG");
        settings.put("platform.secret", "sandbox-platform-secret");
        settings.put("platform.payee.unit-code", "000.00.00.H26");
        settings.put("platform.payee.unit-name", "Thành ủy Hà Nội");
        settings.put("platform.payee.service-code", "2.002754");
        settings.put("platform.payee.service-name", "Nộp đảng phí");
        settings.put("platform.payee.procedure-code", "2.002754");
        settings.put("platform.payee.procedure-name", "Thu, nộp đảng phí");
        settings.put("platform.payee.account", "1020304050");
        settings.put("platform.payee.account-bank", "VCB");
        settings.put("platform.payee.account-name", "Thành ủy Hà Nội");
        Map<String, String> prefixed = new LinkedHashMap<>();
        settings.forEach((key, value) -> prefixed.put("lienthong.payment." + key, value));
        return prefixed;
    }
}
