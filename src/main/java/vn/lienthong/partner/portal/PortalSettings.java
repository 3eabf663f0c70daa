package vn.lienthong.partner.portal;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the portal is reached: {@code lienthong.portal.*}.
 *
 * @param url the X-Road adapter, without the service paths
 * @param unitCode {@code madonvi}: the code under which the portal knows this agency
 * @param dstcode the portal's subsystem on the exchange, sent as header and parameter
 * @param connectTimeout until a connection stands
 * @param readTimeout from sending a request to the last byte of its answer; the protocol allows 60 s
 * @param paths one path for each family of services, each beginning with a slash
 * @param maxAnswer a longer answer is not read
 */
@ConfigurationProperties("lienthong.portal")
record PortalSettings(
        URI url,
        String username,
        String password,
        String unitCode,
        @DefaultValue("VN:GOV:000.00.00.G22:vpcpdvcprovider") String dstcode,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue Paths paths,
        @DefaultValue("1MB") DataSize maxAnswer,
        @DefaultValue Circuit circuit) {

    /**
     * @param login opens a session
     * @param integration services by which the agency tells the portal
     * @param share services by which the agency asks the portal
     */
    record Paths(
            @DefaultValue("/mapi/login") String login,
            @DefaultValue("/mapi/g") String integration,
            @DefaultValue("/mapi/g") String share) {}

    /**
     * When to stop calling a portal that fails.
     *
     * @param window how many of the latest calls are judged
     * @param minimumCalls no judgement before so many
     * @param failureRate per cent of failed calls that opens the circuit. More than 50: a single dossier that fails, each
     *     time after a look-up that works, must not cut off all others
     * @param openFor how long no call is made
     * @param probes calls let through after that; they decide whether it closes again
     */
    record Circuit(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimumCalls,
            @DefaultValue("60") float failureRate,
            @DefaultValue("15s") Duration openFor,
            @DefaultValue("2") int probes) {}

    PortalSettings {
        url = URI.create(url.toString().replaceFirst("/+$", ""));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PortalSettings[url=" + url + ", unitCode=" + unitCode + ", dstcode=" + dstcode + "]";
    }
}
