package vn.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to start and where. A value; every {@code with} returns a changed copy.
 *
 * @param hub whether the hub is started too, or the partners alone
 * @param partnersPort of the partners' web application
 * @param hubPort of the hub's screens and interfaces
 * @param managementPort of the hub's health and metrics
 * @param mailPort of the SMTP server that catches what the hub sends
 * @param brokerPort where the hub's broker lets partners in
 * @param dataDirectory where the database server and the broker keep their data between runs; empty when the caller
 *     brings a database ({@link #withDatabase}) and the broker's data may be thrown away
 * @param sample whether {@code config/sample} is loaded into a hub that has no organisation yet
 * @param hubSettings settings of the hub that win over everything else
 */
public record SandboxOptions(
        boolean hub,
        int partnersPort,
        int hubPort,
        int managementPort,
        int mailPort,
        int brokerPort,
        Optional<Path> dataDirectory,
        boolean sample,
        Map<String, String> hubSettings) {

    public SandboxOptions {
        hubSettings = Map.copyOf(hubSettings);
    }

    /** The hub and its partners on the well-known ports, with data kept in the given directory. */
    public static SandboxOptions daily(Path dataDirectory) {
        return new SandboxOptions(true, 8090, 8080, 8081, 8025, 5671, Optional.of(dataDirectory), true, Map.of());
    }

    /**
     * What a command line asks for: {@link #daily} with its data in {@code .data}, or in {@code --sandbox.data-directory};
     * on free ports with {@code --sandbox.free-ports=true}. Every other {@code --key=value} is a setting of the hub.
     */
    static SandboxOptions of(String... arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                int equals = argument.indexOf('=');
                settings.put(argument.substring(2, equals), argument.substring(equals + 1));
            }
        }
        String data = settings.getOrDefault("sandbox.data-directory", ".data");
        SandboxOptions options = daily(Path.of(data));
        if (Boolean.parseBoolean(settings.get("sandbox.free-ports"))) {
            options = options.onFreePorts();
        }
        settings.keySet().removeIf(key -> key.startsWith("sandbox."));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.withHubSetting(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /** The same beside whatever else runs on this machine. */
    public SandboxOptions onFreePorts() {
        return new SandboxOptions(
                hub,
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                dataDirectory,
                sample,
                hubSettings);
    }

    /** The partners alone on free ports. */
    public static SandboxOptions partnersOnly() {
        return new SandboxOptions(
                false,
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                Optional.empty(),
                false,
                Map.of());
    }

    /**
     * The hub and its partners on free ports, for a test.
     *
     * @param jdbcUrl a migrated or empty PostgreSQL database, whose server knows the roles of {@link #withHubDatabase}
     */
    public static SandboxOptions withDatabase(String jdbcUrl) {
        return new SandboxOptions(
                        true,
                        FreePorts.next(),
                        FreePorts.next(),
                        FreePorts.next(),
                        FreePorts.next(),
                        FreePorts.next(),
                        Optional.empty(),
                        false,
                        Map.of())
                .withHubDatabase(jdbcUrl);
    }

    /** The hub's database: its tables belong to {@code postgres}, the hub is {@code lienthong} and has what the owner grants it. */
    public SandboxOptions withHubDatabase(String jdbcUrl) {
        SandboxOptions with = this;
        for (Map.Entry<String, String> setting :
                LocalDatabase.hubSettings(jdbcUrl).entrySet()) {
            with = with.withHubSetting(setting.getKey(), setting.getValue());
        }
        return with;
    }

    /** The sample's organisations, people and positions too. */
    public SandboxOptions withSample() {
        return new SandboxOptions(
                hub, partnersPort, hubPort, managementPort, mailPort, brokerPort, dataDirectory, true, hubSettings);
    }

    /** One setting more, or one that replaces the sandbox's own. */
    public SandboxOptions withHubSetting(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(hubSettings);
        more.put(key, value);
        return new SandboxOptions(
                hub, partnersPort, hubPort, managementPort, mailPort, brokerPort, dataDirectory, sample, more);
    }
}
