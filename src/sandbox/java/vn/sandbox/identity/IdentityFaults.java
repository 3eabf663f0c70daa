package vn.sandbox.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sandbox.faults.FaultyPartner;

/** What can go wrong at the identity provider besides the faults every partner has. */
@Configuration(proxyBeanMethods = false)
class IdentityFaults {

    static final String ID = "identity";

    /** The user-info answer holds the personal id and nothing else. */
    static final String OMIT_CLAIMS = "omit-claims";
    /** The user-info answer lacks the personal id. */
    static final String OMIT_PERSONAL_ID = "omit-personal-id";

    static final String WRONG_ISSUER = "wrong-issuer";
    static final String WRONG_AUDIENCE = "wrong-audience";
    static final String WRONG_NONCE = "wrong-nonce";
    /** User-info speaks of somebody else than the id token. */
    static final String WRONG_SUBJECT = "wrong-subject";

    /** Whoever is remembered is not asked again, whatever {@code prompt} and {@code max_age} say. */
    static final String IGNORE_PROMPT = "ignore-prompt";

    /** The id token does not say when the person logged in. */
    static final String OMIT_LOGIN_TIME = "omit-login-time";

    /** The id token says the person logged in earlier: by as many minutes as the value says, two hours without a number. */
    static final String OLD_LOGIN = "old-login";

    /** The id token does not say how sure the login was. */
    static final String OMIT_ASSURANCE = "omit-assurance";

    /** The id token says this instead of the account's level of assurance. */
    static final String ASSURANCE = "assurance";

    @Bean
    static FaultyPartner identityPartner() {
        Map<String, String> switches = new LinkedHashMap<>();
        switches.put(OMIT_CLAIMS, "Chỉ trả về số định danh");
        switches.put(OMIT_PERSONAL_ID, "Không trả về số định danh");
        switches.put(WRONG_ISSUER, "Mã thông báo ghi sai nơi phát hành");
        switches.put(WRONG_AUDIENCE, "Mã thông báo dành cho hệ thống khác");
        switches.put(WRONG_NONCE, "Mã thông báo của lần đăng nhập khác");
        switches.put(WRONG_SUBJECT, "Thông tin trả về là của người khác");
        switches.put(IGNORE_PROMPT, "Không bắt đăng nhập lại khi được yêu cầu");
        switches.put(OMIT_LOGIN_TIME, "Không cho biết thời điểm đăng nhập");
        switches.put(OLD_LOGIN, "Thời điểm đăng nhập đã qua (số phút)");
        switches.put(OMIT_ASSURANCE, "Không cho biết mức độ xác thực");
        switches.put(ASSURANCE, "Mức độ xác thực ghi trong mã thông báo (ví dụ LoA1)");
        return new FaultyPartner(
                ID, "Định danh điện tử (VNeID)", List.of("/oauth2/", "/oidc/", "/vneid", "/.well-known/"), switches);
    }
}
