package vn.lienthong.messaging.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DeletionPolicy;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossyJournalTest {

    private static final Path SHIPPED = Path.of("config/broker/broker.xml");

    @Test
    void theShippedBrokerIsSafe() throws Exception {
        assertThat(LossyJournal.complaints(shipped())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachSettingThatCouldLoseAMessageIsNamed(String setting, Consumer<Configuration> change) throws Exception {
        Configuration broker = shipped();
        change.accept(broker);
        assertThat(LossyJournal.complaints(broker)).singleElement().asString().contains(setting);
    }

    static Stream<Arguments> eachSettingThatCouldLoseAMessageIsNamed() {
        return Stream.of(
                lossy("persistence-enabled", broker -> broker.setPersistenceEnabled(false)),
                lossy("journal-datasync", broker -> broker.setJournalDatasync(false)),
                lossy("journal-sync-transactional", broker -> broker.setJournalSyncTransactional(false)),
                lossy("journal-sync-non-transactional", broker -> broker.setJournalSyncNonTransactional(false)),
                lossy("address-full-policy", broker -> all(broker)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)),
                lossy("max-delivery-attempts", broker -> all(broker).setMaxDeliveryAttempts(10)),
                lossy("expiry-delay", broker -> all(broker).setExpiryDelay(1000L)),
                lossy("page-full-policy", broker -> all(broker).setPageFullMessagePolicy(PageFullMessagePolicy.DROP)),
                lossy("disk-full-policy", broker -> all(broker).setDiskFullMessagePolicy(DiskFullMessagePolicy.DROP)),
                lossy("min-expiry-delay", broker -> all(broker).setMinExpiryDelay(1000L)),
                lossy("max-expiry-delay", broker -> all(broker).setMaxExpiryDelay(1000L)),
                lossy("default-purge-on-no-consumers", broker -> all(broker).setDefaultPurgeOnNoConsumers(true)),
                lossy("default-last-value-queue", broker -> all(broker).setDefaultLastValueQueue(true)),
                lossy("default-ring-size", broker -> all(broker).setDefaultRingSize(10)),
                lossy("auto-delete-queues", broker -> all(broker).setAutoDeleteQueues(true)),
                lossy("config-delete-queues", broker -> all(broker).setConfigDeleteQueues(DeletionPolicy.FORCE)),
                lossy("config-delete-addresses", broker -> all(broker).setConfigDeleteAddresses(DeletionPolicy.FORCE)),
                lossy("large-message-sync", broker -> broker.setLargeMessageSync(false)),
                lossy("address-setting for \"#\"", broker -> broker.getAddressSettings()
                        .remove("#")),
                lossy("durable", broker -> queue(broker, queue -> queue.setDurable(false))),
                lossy("purge-on-no-consumers", broker -> queue(broker, queue -> queue.setPurgeOnNoConsumers(true))),
                lossy("last-value", broker -> queue(broker, queue -> queue.setLastValue(true))),
                lossy("ring-size", broker -> queue(broker, queue -> queue.setRingSize(10L))),
                lossy("auto-delete", broker -> queue(broker, queue -> queue.setAutoDelete(true))));
    }

    @Test
    void aQueueDeclaredUnderItsAddressIsReadFromTheFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("broker.xml");
        Files.writeString(
                file,
                Files.readString(SHIPPED)
                        .replace(
                                "    <address-settings>",
                                """
                                    <addresses>
                                      <address name="fee.paid.v1">
                                        <anycast><queue name="fee.paid.v1" purge-on-no-consumers="true"/></anycast>
                                      </address>
                                    </addresses>
                                    <address-settings>"""));

        assertThat(LossyJournal.complaints(read(file)))
                .containsExactly("purge-on-no-consumers of queue \"fee.paid.v1\" must be false");
    }

    private static Arguments lossy(String setting, Consumer<Configuration> change) {
        return Arguments.of(setting, change);
    }

    private static AddressSettings all(Configuration broker) {
        return broker.getAddressSettings().get("#");
    }

    /** One declared under its address. */
    private static void queue(Configuration broker, Consumer<QueueConfiguration> change) {
        QueueConfiguration queue = QueueConfiguration.of("fee.paid.v1").setRoutingType(RoutingType.ANYCAST);
        change.accept(queue);
        broker.addAddressConfiguration(
                new CoreAddressConfiguration().setName("fee.paid.v1").addQueueConfig(queue));
    }

    private static Configuration shipped() throws Exception {
        return read(SHIPPED);
    }

    private static Configuration read(Path file) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment =
                new FileDeploymentManager(file.toUri().toURL().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        return configuration;
    }
}
