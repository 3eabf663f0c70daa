package vn.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the hub reaches the sandbox's payment providers. */
final class PaymentSettings {

    private PaymentSettings() {}

    static Map<String, String> of(URI partners, int brokerPort, SandboxCertificates certificates) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("platform.url", partners + "/payment-platform/api");
        settings.put("platform.partner-code", "LIENTHONG");
        settings.put("platform.secret", "sandbox-platform-secret-of-enough-bytes");
        settings.put("platform.payee.unit-code", "000.00.00.H26");
        settings.put("platform.payee.unit-name", "Thành ủy Hà Nội");
        settings.put("platform.payee.service-code", "2.002754");
        settings.put("platform.payee.service-name", "Nộp đảng phí");
        settings.put("platform.payee.procedure-code", "2.002754");
        settings.put("platform.payee.procedure-name", "Thu, nộp đảng phí");
        settings.put("platform.payee.account", "1020304050");
        settings.put("platform.payee.account-bank", "VCB");
        settings.put("platform.payee.account-name", "Thành ủy Hà Nội");
        settings.put("vnpay.page", partners + "/vnpay/paymentv2/vpcpay.html");
        settings.put("vnpay.api", partners + "/vnpay/api/transaction");
        settings.put("vnpay.terminal", "LTHONG01");
        settings.put("vnpay.secret", "sandbox-vnpay-secret");
        settings.put("queue.sandbox-bank.client", SandboxCertificates.BANK);
        settings.put("queue.sandbox-bank.signer", certificates.bankSigner().toString());
        settings.put("vietqr.account", "1234567890");
        settings.put("vietqr.account-name", "THANH UY HA NOI");
        settings.put("vietqr.bank", "Ngân hàng Thử nghiệm");
        settings.put("vietqr.bank-bin", "970499");
        settings.put("vietqr.watched-by", "sandbox-bank");
        Map<String, String> prefixed = new LinkedHashMap<>();
        settings.forEach((key, value) -> prefixed.put("lienthong.payment." + key, value));
        prefixed.put("lienthong.broker.remote.port", Integer.toString(brokerPort));
        prefixed.put("lienthong.broker.remote.key-store", certificates.hub().toString());
        prefixed.put("lienthong.broker.remote.key-store-password", SandboxCertificates.PASSWORD);
        prefixed.put(
                "lienthong.broker.remote.trust-store",
                certificates.authorities().toString());
        prefixed.put("lienthong.broker.remote.trust-store-password", SandboxCertificates.PASSWORD);
        return prefixed;
    }
}
