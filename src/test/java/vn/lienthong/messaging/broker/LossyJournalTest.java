package vn.lienthong.messaging.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossyJournalTest {

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
                lossy("auto-delete-queues", broker -> all(broker).setAutoDeleteQueues(true)));
    }

    private static Arguments lossy(String setting, Consumer<Configuration> change) {
        return Arguments.of(setting, change);
    }

    private static AddressSettings all(Configuration broker) {
        return broker.getAddressSettings().get("#");
    }

    private static Configuration shipped() throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(
                Path.of("config/broker/broker.xml").toUri().toURL().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        return configuration;
    }
}
