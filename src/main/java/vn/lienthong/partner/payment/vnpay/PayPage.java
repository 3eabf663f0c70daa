package vn.lienthong.partner.payment.vnpay;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.lienthong.partner.payment.wire.PlainText;

/** The address that opens VNPAY's page for one payment. The same request always has the same. */
final class PayPage {

    private static final int LONGEST_INFO = 255;

    private final VnpaySettings settings;
    private final VnpayCodes codes;
    private final SecureHash hash;

    PayPage(VnpaySettings settings, VnpayCodes codes, SecureHash hash) {
        this.settings = settings;
        this.codes = codes;
        this.hash = hash;
    }

    URI of(PaymentRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("vnp_Version", codes.version());
        parameters.put("vnp_Command", "pay");
        parameters.put("vnp_TmnCode", settings.terminal());
        // in hundredths of a đồng
        parameters.put("vnp_Amount", Long.toString(Math.multiplyExact(request.amount(), 100)));
        parameters.put("vnp_BankCode", request.bankCode() == null ? "" : request.bankCode());
        parameters.put("vnp_CreateDate", LocalTimes.print(request.createdAt()));
        parameters.put("vnp_CurrCode", "VND");
        parameters.put("vnp_IpAddr", request.clientIp());
        parameters.put("vnp_Locale", codes.locale());
        parameters.put("vnp_OrderInfo", PlainText.simple(request.description(), LONGEST_INFO));
        parameters.put("vnp_OrderType", codes.orderType());
        parameters.put("vnp_ReturnUrl", request.returnUrl().toString());
        parameters.put("vnp_ExpireDate", LocalTimes.print(request.expiresAt()));
        parameters.put("vnp_TxnRef", request.reference());
        return URI.create(settings.page() + "?" + hash.closedQuery(parameters));
    }
}
