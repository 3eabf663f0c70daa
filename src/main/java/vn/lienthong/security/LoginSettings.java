package vn.lienthong.security;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseUrl the address people know the hub by, no slash at the end
 * @param operators personal ids of those who run the hub
 * @param login see {@link Login}
 */
@ConfigurationProperties("lienthong")
record LoginSettings(URI baseUrl, @DefaultValue Set<String> operators, @DefaultValue Login login) {

    /**
     * @param sessionLimit a session ends this long after its login, however busy it is; {@code spring.session.timeout} is
     *     the limit for an idle one
     * @param attemptsPerMinute logins begun or finished from one network address
     * @param freshFor how long after proving to the provider who they are people may decide, see {@link FreshLogin}
     * @param operatorsFreshFor the same for using the operators' console
     */
    record Login(
            @DefaultValue("8h") Duration sessionLimit,
            @DefaultValue("60") int attemptsPerMinute,
            @DefaultValue("15m") Duration freshFor,
            @DefaultValue("1h") Duration operatorsFreshFor) {

        Login {
            if (freshFor.toMinutes() < 1 || operatorsFreshFor.toMinutes() < 1) {
                throw new IllegalArgumentException("a login that must be fresher than a minute can never be used");
            }
        }
    }

    /** Keeps personal ids out of logs. */
    @Override
    public String toString() {
        return "LoginSettings[" + operators.size() + " operators, " + login + "]";
    }
}
