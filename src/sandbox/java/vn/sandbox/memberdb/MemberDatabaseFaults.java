package vn.sandbox.memberdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sandbox.faults.FaultyPartner;

/** What can go wrong at the member database besides the faults every partner has. */
@Configuration(proxyBeanMethods = false)
class MemberDatabaseFaults {

    static final String ID = "memberdb";

    /** Answers with a declared fault; the value is its code, {@code on} means TEMPORARILY_UNAVAILABLE. */
    static final String SOAP_FAULT = "soap-fault";
    /** Answers with the data of another member. */
    static final String WRONG_DATA = "wrong-data";
    /** Answers XML that breaks off in the middle of an element. */
    static final String MALFORMED = "malformed";
    /** Answers well-formed XML that the contract does not know. */
    static final String INVALID = "invalid";
    /** Answers a document type declaration with an entity bomb. */
    static final String DTD = "dtd";
    /** Answers far more than a member is. */
    static final String OVERSIZED = "oversized";
    /** Begins an answer and then falls silent. */
    static final String HALF_OPEN = "half-open";

    @Bean
    static FaultyPartner memberDatabasePartner() {
        Map<String, String> switches = new LinkedHashMap<>();
        switches.put(SOAP_FAULT, "Trả lời bằng SOAP fault đã khai báo");
        switches.put(WRONG_DATA, "Trả lời dữ liệu của đảng viên khác");
        switches.put(MALFORMED, "Trả lời XML bị đứt giữa chừng");
        switches.put(INVALID, "Trả lời XML không đúng lược đồ");
        switches.put(DTD, "Trả lời có khai báo DTD");
        switches.put(OVERSIZED, "Trả lời quá lớn");
        switches.put(HALF_OPEN, "Bắt đầu trả lời rồi im lặng");
        return new FaultyPartner(ID, "CSDL đảng viên", List.of(MemberDatabaseServer.PATH), switches);
    }
}
