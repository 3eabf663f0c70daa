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

    @Bean
    static FaultyPartner identityPartner() {
        Map<String, String> switches = new LinkedHashMap<>();
        return new FaultyPartner(ID, "VNeID", List.of("/oauth2/", "/oidc/", "/vneid", "/.well-known/"), switches);
    }
}
