package vn.lienthong.partner.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.settings.ConfigFiles;

/** The files of {@code contract/portal}: both the hub and the sandbox's portal are held to them. */
final class Golden {

    static final ObjectMapper JSON = new ObjectMapper();
    static final PortalCodes CODES = PortalCodes.read(new ConfigFiles(Path.of("config")));

    /** Stands in the files wherever the session of the moment belongs. */
    static final String SESSION = "$session";

    private Golden() {}

    static String text(String name) {
        try {
            return Files.readString(folder("").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        return parse(text(name));
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of {@code messages/}, valid against its schema. */
    static DossierProgressed message(String name) {
        try {
            return new XmlMessages().read(text("messages/" + name + ".xml"), DossierProgressed.class);
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The names of all files of one folder, in order; at least one. */
    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            List<String> names = files.map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalStateException(folder + " is empty");
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agency the files speak of, with short time-outs and an answer limit of 4 KB. */
    static PortalSettings settings(URI url, PortalSettings.Circuit circuit) {
        return new PortalSettings(
                url,
                "lienthong",
                "sandbox",
                "000.00.00.H26",
                "VN:GOV:000.00.00.G22:vpcpdvcprovider",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                new PortalSettings.Paths("/mapi/login", "/mapi/g", "/mapi/g"),
                DataSize.ofKilobytes(4),
                circuit);
    }

    /** A circuit that stays closed in a test that is not about it. */
    static PortalSettings.Circuit patient() {
        return new PortalSettings.Circuit(100, 100, 100, Duration.ofSeconds(1), 2);
    }

    private static Path folder(String name) {
        try {
            return Path.of(Golden.class.getResource("/contract/portal").toURI()).resolve(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
