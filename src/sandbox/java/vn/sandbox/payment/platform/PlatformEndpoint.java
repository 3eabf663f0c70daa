package vn.sandbox.payment.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/** The JSON messages of the platform. Whatever it thinks of one, it says so with HTTP 200. */
@RestController
@RequestMapping("/payment-platform/api")
final class PlatformEndpoint {

    private static final List<String> ECHOED = List.of("MaDoiTac", "MaThamChieu", "MaHoanTien", "NgayDoiSoat");
    private static final String[] INIT = {
        "LoaiBanTin",
        "PhienBan",
        "MaDoiTac",
        "MaThamChieu",
        "SoTien",
        "LoaiHinhThanhToan",
        "MaKenhThanhToan",
        "MaThietBi",
        "NgonNgu",
        "MaTienTe",
        "MaNganHang",
        "ThongTinGiaoDich",
        "ThoiGianGD",
        "Ip"
    };
    private static final String[] QUESTION = {"LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"};

    private final PaymentBook book;
    private final PlatformFaults faults;
    private final String baseUrl;

    PlatformEndpoint(
            @Qualifier("platformBook") PaymentBook book,
            PlatformFaults faults,
            @Value("${sandbox.base-url}") String baseUrl) {
        this.book = book;
        this.faults = faults;
        this.baseUrl = baseUrl;
    }

    @PostMapping("/init")
    Map<String, String> init(@RequestBody JsonNode request) {
        return answer(request, "MaLoi MaDoiTac MaThamChieu UrlThanhToan ThoiGianGD", answer -> {
            Fields fields = checked(request, "2001", INIT);
            fields.is("MaTienTe", "VND");
            fields.receipt("MaHoSo");
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Người nộp", fields.payer());
            facts.put("Nội dung", fields.text("ThongTinGiaoDich"));
            facts.put("Ngân hàng, ví", fields.any("MaNganHang"));
            Payment asked = Payment.asked(
                    fields.reference("MaThamChieu"),
                    fields.amount("SoTien"),
                    Times.parse(fields.time("ThoiGianGD")),
                    Times.parse(fields.time("ThoiGianHetHan")),
                    fields.text("UrlQuayVe"),
                    facts);
            if (!book.open(asked)) {
                throw Refused.known();
            }
            answer.put("UrlThanhToan", page(asked.reference()));
            answer.put("ThoiGianGD", fields.time("ThoiGianGD"));
        });
    }

    @PostMapping("/status")
    Map<String, String> status(@RequestBody JsonNode request) {
        String covered = "MaLoi MaDoiTac MaThamChieu TrangThai SoTien MaTienTe MaGiaoDich ThoiGianThanhToan"
                + " MaLoiGiaoDich UrlThanhToan";
        return answer(request, covered, answer -> {
            Payment payment = asked(request, "2003");
            boolean waiting = payment.state() == Payment.State.WAITING;
            boolean cancelled = payment.state() == Payment.State.CANCELLED;
            answer.put("TrangThai", waiting ? "0" : cancelled ? "2" : "1");
            answer.put("SoTien", Long.toString(payment.paid()));
            answer.put("MaTienTe", "VND");
            answer.put("MaGiaoDich", waiting ? "" : payment.transaction());
            answer.put("ThoiGianThanhToan", Times.print(payment.decidedAt()));
            answer.put("MaLoiGiaoDich", cancelled ? "24" : "");
            answer.put("UrlThanhToan", waiting ? page(payment.reference()) : "");
        });
    }

    @PostMapping("/receipt")
    Map<String, String> receipt(@RequestBody JsonNode request) {
        return answer(request, "MaLoi MaDoiTac MaThamChieu DuongDanBienLai", answer -> {
            Payment payment = asked(request, "2004");
            if (payment.state() != Payment.State.PAID) {
                throw Refused.notYet();
            }
            String host = faults.receiptElsewhere() ? "http://169.254.169.254" : baseUrl;
            answer.put("DuongDanBienLai", host + "/payment-platform/api/receipts/" + payment.reference() + ".pdf");
        });
    }

    @GetMapping(path = "/receipts/{reference}.pdf", produces = "application/pdf")
    byte[] receipt(@PathVariable String reference) {
        return ReceiptPdf.of(book.find(reference).orElseThrow(Refused::unknown));
    }

    @PostMapping("/refund")
    Map<String, String> refund(@RequestBody JsonNode request) {
        String covered = "MaLoi MaDoiTac MaThamChieu MaHoanTien TrangThai MaGiaoDich ThoiGianGD";
        return answer(request, covered, answer -> {
            Fields fields = checked(
                    request,
                    "2005",
                    "LoaiBanTin",
                    "PhienBan",
                    "MaDoiTac",
                    "MaThamChieu",
                    "MaHoanTien",
                    "SoTien",
                    "ThoiGianGD");
            String id = fields.reference("MaHoanTien");
            Payment payment = book.find(fields.reference("MaThamChieu")).orElseThrow(Refused::unknown);
            book.refund(payment.reference(), id, fields.amount("SoTien")).orElseThrow(Refused::refund);
            answer.put("TrangThai", "1");
            answer.put("MaGiaoDich", "HT" + id);
            answer.put("ThoiGianGD", fields.time("ThoiGianGD"));
        });
    }

    @PostMapping("/statement")
    Map<String, String> statement(@RequestBody JsonNode request) {
        return answer(request, "MaLoi MaDoiTac NgayDoiSoat TenTep NoiDung", answer -> {
            Fields fields = checked(request, "2006", "LoaiBanTin", "PhienBan", "MaDoiTac", "NgayDoiSoat", "ThoiGianGD");
            String day = fields.text("NgayDoiSoat");
            if (day.compareTo(Times.day(book.now())) > 0) {
                throw Refused.notYet();
            }
            String file = new Statement(faults).of(day, book.all());
            if (faults.tornStatement()) {
                file = file.substring(0, file.length() / 2);
            }
            answer.put("TenTep", "DS_" + Seal.PARTNER + "_" + day + ".txt");
            answer.put("NoiDung", Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** Refusals are sealed like answers; a value that is not there counts as empty. */
    private Map<String, String> answer(JsonNode request, String covered, Consumer<Map<String, String>> work) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("MaLoi", "00");
        answer.put("MoTaLoi", "Thành công");
        ECHOED.stream()
                .filter(name -> request.path(name).isTextual())
                .forEach(name -> answer.put(name, request.path(name).textValue()));
        try {
            work.accept(answer);
        } catch (Refused refusal) {
            answer.put("MaLoi", refusal.code());
            answer.put("MoTaLoi", refusal.getMessage());
        }
        answer.put("MaDoiTac", Seal.PARTNER);
        String[] values = covered.split(" ");
        for (int i = 0; i < values.length; i++) {
            values[i] = answer.getOrDefault(values[i], "");
        }
        String seal = Seal.of(values);
        answer.put(
                "MaXacThuc",
                faults.wrongSeal() ? new StringBuilder(seal).reverse().toString() : seal);
        return answer;
    }

    private Payment asked(JsonNode request, String kind) {
        Fields fields = checked(request, kind, QUESTION);
        return book.find(fields.reference("MaThamChieu")).orElseThrow(Refused::unknown);
    }

    private Fields checked(JsonNode request, String kind, String... covered) {
        if (faults.busy()) {
            throw Refused.busy();
        }
        Fields fields = new Fields(request);
        fields.is("LoaiBanTin", kind);
        fields.is("PhienBan", "1.0");
        fields.is("MaDoiTac", Seal.PARTNER);
        fields.time("ThoiGianGD");
        fields.sealed(covered);
        return fields;
    }

    private String page(String reference) {
        return (faults.pageElsewhere() ? "https://example.org" : baseUrl) + "/payment-platform/pay/" + reference;
    }
}
