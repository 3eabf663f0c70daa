package vn.sandbox.payment.vnpay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.sandbox.payment.CallBack.Manner;
import vn.sandbox.payment.Payment;

/** VNPAY's IPN, and what the payer's browser carries back. */
@Component
public final class InstantNotification {

    private static final Set<String> FINAL = Set.of("00", "02");

    private final ObjectMapper json;
    private final VnpayFaults faults;
    private final URI hub;
    private final HttpClient http = HttpClient.newHttpClient();

    InstantNotification(ObjectMapper json, VnpayFaults faults, @Value("${sandbox.hub-url}") String hubUrl) {
        this.json = json;
        this.faults = faults;
        this.hub = URI.create(hubUrl + "/payment-callbacks/vnpay");
    }

    /** @return whether the hub's answer was final */
    boolean tell(Payment payment, Manner manner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub + "?" + query(payment, manner)))
                .timeout(Duration.ofSeconds(15))
                .GET()
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return FINAL.contains(json.readTree(answer).path("RspCode").asText());
    }

    /** As it stands in the address. */
    public String query(Payment payment, Manner manner) {
        boolean paid = manner != Manner.CANCELLED && payment.state() == Payment.State.PAID;
        String result = !paid ? "24" : faults.suspected() ? "07" : "00";
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("vnp_TmnCode", Seal.TERMINAL);
        fields.put("vnp_Amount", Long.toString(100 * (paid ? payment.paid() : payment.amount())));
        fields.put("vnp_BankCode", "NCB");
        fields.put("vnp_BankTranNo", paid ? "VNP" + payment.transaction() : "");
        fields.put("vnp_CardType", "ATM");
        fields.put("vnp_PayDate", Times.print(payment.decidedAt()));
        fields.put("vnp_OrderInfo", payment.facts().getOrDefault("Nội dung", ""));
        fields.put("vnp_TransactionNo", paid ? payment.transaction() : "0");
        fields.put("vnp_ResponseCode", result);
        fields.put("vnp_TransactionStatus", paid ? result : "02");
        fields.put("vnp_TxnRef", payment.reference());
        String seal = Seal.of(fields);
        return Seal.query(fields) + "&vnp_SecureHash=" + (manner == Manner.FORGED ? Seal.broken(seal) : seal);
    }
}
