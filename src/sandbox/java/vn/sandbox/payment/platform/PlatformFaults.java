package vn.sandbox.payment.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** The platform's own faults, beside those every partner has. Its payer's pages are never broken. */
@Component
final class PlatformFaults {

    private static final String PARTNER = "payment-platform";
    private static final String BUSY = "busy";
    private static final String WRONG_SEAL = "wrong-seal";
    private static final String PAGE_ELSEWHERE = "page-elsewhere";
    private static final String RECEIPT_ELSEWHERE = "receipt-elsewhere";
    private static final String TORN_STATEMENT = "torn-statement";
    private static final String LINE_MISSING = "statement-line-missing";
    private static final String LINE_EXTRA = "statement-line-extra";
    private static final String OTHER_AMOUNT = "statement-other-amount";

    private final Faults faults;

    PlatformFaults(Faults faults) {
        this.faults = faults;
    }

    /** In a class of its own: the registry of faults needs this bean first. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FaultyPartner paymentPlatform() {
            Map<String, String> switches = new LinkedHashMap<>();
            switches.put(BUSY, "Trả lời «hệ thống bận» (MaLoi 99)");
            switches.put(WRONG_SEAL, "Trả lời với MaXacThuc sai");
            switches.put(PAGE_ELSEWHERE, "Trả về trang thanh toán ở nơi khác");
            switches.put(RECEIPT_ELSEWHERE, "Trả về đường dẫn biên lai ở nơi khác");
            switches.put(TORN_STATEMENT, "Tệp đối soát bị cắt cụt");
            switches.put(LINE_MISSING, "Tệp đối soát thiếu dòng đầu");
            switches.put(LINE_EXTRA, "Tệp đối soát thừa một dòng");
            switches.put(OTHER_AMOUNT, "Tệp đối soát sai số tiền ở dòng cuối");
            return new FaultyPartner(PARTNER, "Nền tảng thanh toán", List.of("/payment-platform/api/"), switches);
        }
    }

    boolean busy() {
        return faults.isOn(PARTNER, BUSY);
    }

    boolean wrongSeal() {
        return faults.isOn(PARTNER, WRONG_SEAL);
    }

    boolean pageElsewhere() {
        return faults.isOn(PARTNER, PAGE_ELSEWHERE);
    }

    boolean receiptElsewhere() {
        return faults.isOn(PARTNER, RECEIPT_ELSEWHERE);
    }

    boolean tornStatement() {
        return faults.isOn(PARTNER, TORN_STATEMENT);
    }

    boolean statementLineMissing() {
        return faults.isOn(PARTNER, LINE_MISSING);
    }

    boolean statementLineExtra() {
        return faults.isOn(PARTNER, LINE_EXTRA);
    }

    boolean statementOtherAmount() {
        return faults.isOn(PARTNER, OTHER_AMOUNT);
    }
}
