package vn.lienthong.messaging.broker;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages wait.
 *
 * @param dataDirectory journal, paging and bindings of the embedded broker; must survive a restart
 * @param url an external Artemis broker; when set, none is started in this process
 * @param vmId number of the in-memory transport, different for each hub in one JVM
 */
@ConfigurationProperties("lienthong.broker")
record BrokerSettings(Path dataDirectory, String url, @DefaultValue("0") int vmId) {

    boolean external() {
        return url != null && !url.isBlank();
    }

    String clientUrl() {
        return external() ? url : "vm://" + vmId;
    }
}
