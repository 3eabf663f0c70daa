package vn.lienthong.partner.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.util.unit.DataSize;
import vn.lienthong.partner.signature.Signer;

/**
 * The other hubs and the relay between them: {@code lienthong.exchange.*}. Without a {@code url} there is no exchange.
 *
 * @param url of the relay, without the paths of its services
 * @param organId this hub's code
 * @param name this hub's name, for people at the others
 * @param place where this hub is, for the envelope's date line
 * @param client {@code X-Road-Client}: instance, class, member, subsystem; the member is the organ id
 * @param organisations codes of organisations that work here though others above or below them work elsewhere
 * @param readTimeout from sending a request to the last byte of its answer
 * @param largestEnvelope longer ones are neither sent nor read
 * @param waitForLine how long, from the first look, a message is looked at again that cannot be taken up yet
 * @param keepRefused how much of what was refused is kept in all
 * @param hubs the others, by a name of the operator's choice
 */
@ConfigurationProperties("lienthong.exchange")
record ExchangeSettings(
        URI url,
        String organId,
        String name,
        @DefaultValue("Hà Nội") String place,
        String client,
        String username,
        String password,
        List<String> organisations,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("40MB") DataSize largestEnvelope,
        @DefaultValue("7d") Duration waitForLine,
        @DefaultValue("400MB") DataSize keepRefused,
        @DefaultValue Circuit circuit,
        Map<String, Hub> hubs) {

    private static final Pattern ORGAN_ID = Pattern.compile("[0-9A-Z]{1,3}(\\.[0-9A-Z]{1,3}){1,5}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * One other hub.
     *
     * @param organisations codes; each with all that is below it, except where a nearer one is named for another hub
     * @param certificates files (PEM) of the keys it signs with; more than one while it changes its key
     * @param from first day; null: since ever
     * @param until last day; null: while it lasts
     */
    record Hub(
            String organId,
            String name,
            List<String> organisations,
            List<Path> certificates,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {

        Hub {
            organisations = organisations == null ? List.of() : List.copyOf(organisations);
            certificates = certificates == null ? List.of() : List.copyOf(certificates);
        }

        boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }

        boolean overlaps(Hub other) {
            return (from == null || other.until == null || !from.isAfter(other.until))
                    && (other.from == null || until == null || !other.from.isAfter(until));
        }

        List<Signer> signers() {
            return certificates.stream().map(Signer::of).toList();
        }
    }

    /**
     * When to stop calling a relay that fails.
     *
     * @param failureRate per cent of failed calls that opens the circuit
     * @param openFor how long no call is made then
     */
    record Circuit(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimumCalls,
            @DefaultValue("60") float failureRate,
            @DefaultValue("15s") Duration openFor,
            @DefaultValue("2") int probes) {}

    /** @throws IllegalArgumentException naming everything that is wrong once there is a url */
    ExchangeSettings {
        hubs = hubs == null ? Map.of() : new TreeMap<>(hubs);
        organisations = organisations == null ? List.of() : List.copyOf(organisations);
        if (url != null) {
            url = URI.create(url.toString().replaceFirst("/+$", ""));
            client = client == null ? "VN/GOV/" + organId + "/lienthong" : client;
            List<String> wrong = wrong(url, organId, name, username, password, organisations, hubs);
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException("lienthong.exchange has a url, but: " + String.join("; ", wrong));
            }
        }
    }

    boolean given() {
        return url != null;
    }

    private static List<String> wrong(
            URI url,
            String organId,
            String name,
            String username,
            String password,
            List<String> organisations,
            Map<String, Hub> hubs) {
        List<String> wrong = new ArrayList<>();
        if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(String.valueOf(url.getHost()))) {
            wrong.add("url must be https");
        }
        requireId(wrong, "organ-id", organId);
        require(wrong, "name", name);
        require(wrong, "username", username);
        require(wrong, "password", password);
        if (hubs.isEmpty()) {
            wrong.add("hubs is missing");
        }
        hubs.forEach((key, hub) -> requireHub(wrong, "hubs." + key, hub, organId));
        requireApart(wrong, organisations, hubs);
        return wrong;
    }

    private static void requireHub(List<String> wrong, String key, Hub hub, String own) {
        requireId(wrong, key + ".organ-id", hub.organId());
        require(wrong, key + ".name", hub.name());
        if (hub.organId() != null && hub.organId().equals(own)) {
            wrong.add(key + ".organ-id is this hub's own");
        }
        if (hub.organisations().isEmpty()) {
            wrong.add(key + ".organisations is missing");
        }
        if (hub.certificates().isEmpty()) {
            wrong.add(key + ".certificates is missing");
        }
        if (hub.from() != null && hub.until() != null && hub.until().isBefore(hub.from())) {
            wrong.add(key + " ends before it begins");
        }
        try {
            hub.signers();
        } catch (IllegalArgumentException e) {
            wrong.add(key + ".certificates: " + e.getMessage());
        }
    }

    /** On no day may an organisation, or an organ id, be of two hubs. */
    private static void requireApart(List<String> wrong, List<String> own, Map<String, Hub> hubs) {
        hubs.forEach((key, hub) -> {
            hub.organisations().stream()
                    .filter(own::contains)
                    .forEach(code -> wrong.add("hubs." + key + ": " + code + " is among this hub's own organisations"));
            hubs.forEach((otherKey, other) -> {
                if (key.compareTo(otherKey) < 0 && hub.overlaps(other)) {
                    hub.organisations().stream()
                            .filter(other.organisations()::contains)
                            .forEach(code -> wrong.add("hubs." + key + " and hubs." + otherKey + " both have " + code));
                    if (hub.organId() != null && hub.organId().equals(other.organId())) {
                        wrong.add("hubs." + key + " and hubs." + otherKey + " have the same organ-id");
                    }
                }
            });
        });
    }

    private static void requireId(List<String> wrong, String key, String value) {
        if (value == null || !ORGAN_ID.matcher(value).matches()) {
            wrong.add(key + " is not a code such as 000.00.01.H26");
        }
    }

    private static void require(List<String> wrong, String key, String value) {
        if (value == null || value.isBlank()) {
            wrong.add(key + " is missing");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ExchangeSettings[url=" + url + ", organId=" + organId + ", hubs=" + hubs.keySet() + "]";
    }
}
