package vn.sandbox.payment.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.sandbox.payment.CallBack.Manner;
import vn.sandbox.payment.Payment;

/** The platform's confirm call-back. */
@Component
public final class Confirmation {

    private final ObjectMapper json;
    private final URI hub;
    private final HttpClient http = HttpClient.newHttpClient();

    Confirmation(ObjectMapper json, @Value("${sandbox.hub-url}") String hubUrl) {
        this.json = json;
        this.hub = URI.create(hubUrl + "/payment-callbacks/platform");
    }

    /** @return whether the hub answered "00", sealed */
    boolean tell(Payment payment, Manner manner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(15))
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(message(payment, manner))))
                .build();
        JsonNode answer =
                json.readTree(http.send(request, BodyHandlers.ofString()).body());
        String seal = Seal.of(
                answer.path("MaLoi").asText(),
                answer.path("MoTaLoi").asText(),
                answer.path("MaDoiTac").asText(),
                answer.path("MaThamChieu").asText(),
                answer.path("ThoiGianGD").asText());
        return "00".equals(answer.path("MaLoi").asText())
                && seal.equals(answer.path("MaXacThuc").asText());
    }

    /** The message as it goes over the wire. */
    public Map<String, String> message(Payment payment, Manner manner) {
        boolean paid = manner != Manner.CANCELLED && payment.state() == Payment.State.PAID;
        Map<String, String> message = new LinkedHashMap<>();
        message.put("LoaiBanTin", "2002");
        message.put("MaLoi", paid ? "00" : "24");
        message.put("MaThamChieu", payment.reference());
        message.put("SoTien", Long.toString(paid ? payment.paid() : payment.amount()));
        message.put("MaTienTe", "VND");
        message.put("MaGiaoDich", payment.transaction());
        message.put("MaNganHang", payment.facts().getOrDefault("Ngân hàng, ví", ""));
        message.put("ThoiGianGD", Times.print(payment.decidedAt()));
        message.put("ThongTinGiaoDich", payment.facts().getOrDefault("Nội dung", ""));
        String seal = Seal.of(
                "2002",
                message.get("MaLoi"),
                Seal.PARTNER,
                message.get("MaThamChieu"),
                message.get("SoTien"),
                message.get("MaTienTe"),
                message.get("MaGiaoDich"),
                message.get("MaNganHang"),
                message.get("ThoiGianGD"),
                message.get("ThongTinGiaoDich"));
        message.put(
                "MaXacThuc",
                manner == Manner.FORGED ? new StringBuilder(seal).reverse().toString() : seal);
        return message;
    }
}
