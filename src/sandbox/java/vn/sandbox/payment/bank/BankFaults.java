package vn.sandbox.payment.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** The bank's faults. What a payer's button can do, such as telling twice or late, is not repeated here. */
@Component
final class BankFaults {

    private static final String PARTNER = "bank";
    private static final String SILENT = "silent";
    private static final String SLOW = "slow";
    private static final String TWICE = "twice";
    private static final String WRONG_SIGNATURE = "wrong-signature";
    private static final String FOR_ANOTHER = "for-another";
    private static final String STATEMENT_NOT_YET = "statement-not-yet";
    private static final String STATEMENT_PART_MISSING = "statement-part-missing";
    private static final String STATEMENT_LINE_MISSING = "statement-line-missing";

    private final Faults faults;

    BankFaults(Faults faults) {
        this.faults = faults;
    }

    /** In a class of its own: the registry of faults needs this bean first. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FaultyPartner bank() {
            Map<String, String> switches = new LinkedHashMap<>();
            switches.put(SILENT, "Nhận yêu cầu nhưng không làm gì, không trả lời");
            switches.put(SLOW, "Xử lý mỗi yêu cầu chậm 3 giây");
            switches.put(TWICE, "Gửi mỗi kết quả hai lần");
            switches.put(WRONG_SIGNATURE, "Ký kết quả bằng khóa khác");
            switches.put(FOR_ANOTHER, "Gửi kết quả đứng tên đơn vị khác");
            switches.put(STATEMENT_NOT_YET, "Chưa có sao kê của ngày được hỏi");
            switches.put(STATEMENT_PART_MISSING, "Bỏ mất phần cuối của sao kê");
            switches.put(STATEMENT_LINE_MISSING, "Bỏ một dòng của sao kê");
            return new FaultyPartner(PARTNER, "Ngân hàng Thử nghiệm (hàng đợi)", List.of(), switches);
        }
    }

    boolean silent() {
        return faults.isOn(PARTNER, SILENT);
    }

    boolean slow() {
        return faults.isOn(PARTNER, SLOW);
    }

    boolean twice() {
        return faults.isOn(PARTNER, TWICE);
    }

    boolean wrongSignature() {
        return faults.isOn(PARTNER, WRONG_SIGNATURE);
    }

    boolean forAnother() {
        return faults.isOn(PARTNER, FOR_ANOTHER);
    }

    boolean statementNotYet() {
        return faults.isOn(PARTNER, STATEMENT_NOT_YET);
    }

    boolean statementPartMissing() {
        return faults.isOn(PARTNER, STATEMENT_PART_MISSING);
    }

    boolean statementLineMissing() {
        return faults.isOn(PARTNER, STATEMENT_LINE_MISSING);
    }
}
