package vn.sandbox.timestamp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sandbox.faults.FaultyPartner;

/** What can go wrong at the timestamp authority besides the faults every partner has. */
@Configuration(proxyBeanMethods = false)
class TimestampFaults {

    static final String ID = "timestamp";

    /** Answers with the refusal the protocol has for it. */
    static final String REFUSED = "refused";
    /** Answers with a timestamp of something else. */
    static final String OTHER = "other";
    /** Sends so many certificates along that its answer is several times as large. */
    static final String LARGE = "large";

    @Bean
    static FaultyPartner timestampPartner() {
        Map<String, String> switches = new LinkedHashMap<>();
        switches.put(REFUSED, "Từ chối cấp dấu thời gian");
        switches.put(OTHER, "Cấp dấu thời gian của nội dung khác");
        switches.put(LARGE, "Cấp dấu thời gian kèm rất nhiều chứng thư");
        return new FaultyPartner(ID, "Dịch vụ cấp dấu thời gian", List.of(TimestampEndpoint.PATH), switches);
    }
}
