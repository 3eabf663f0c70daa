package vn.lienthong.messaging.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.testsupport.LoggedLines;

class EmbeddedBrokerTest {

    private static final int VM = 79;

    @TempDir
    private Path folder;

    @Test
    void theRunningJournalGathersWritesAsTheDiskWasMeasured() {
        EmbeddedBroker broker = broker(Path.of("config"));
        broker.afterPropertiesSet();
        broker.start();
        try {
            assertThat(broker.journalBufferTimeout())
                    .isNotEqualTo(ActiveMQDefaultConfiguration.getDefaultJournalBufferTimeoutNio());
        } finally {
            broker.stop();
        }
    }

    @Test
    void aFileUnderWhichMessagesCouldBeLostIsRefusedAndNamed() throws IOException {
        Path config = folder.resolve("config");
        Files.createDirectories(config.resolve("broker"));
        Files.writeString(
                config.resolve("broker/broker.xml"),
                Files.readString(Path.of("config/broker/broker.xml"))
                        .replace("<journal-datasync>true", "<journal-datasync>false"));
        EmbeddedBroker broker = broker(config);
        broker.afterPropertiesSet();

        assertThatThrownBy(broker::start)
                .hasMessageContaining(config.resolve("broker/broker.xml") + " could lose messages")
                .hasMessageContaining("journal-datasync");
        assertThat(broker.isRunning()).isFalse();
    }

    @Test
    void aDiskNobodyWatchesIsSaidAndTheBrokerStarts() throws IOException {
        assertThat(warnings("<max-disk-usage>95", "<max-disk-usage>-1"))
                .singleElement()
                .asString()
                .contains("neither max-disk-usage nor min-disk-free");
    }

    @Test
    void aFileUnderWhichWhoSendsWaitsForTheDiskIsSaid() throws IOException {
        assertThat(warnings("<disk-full-policy>FAIL</disk-full-policy>", ""))
                .singleElement()
                .asString()
                .contains("disk-full-policy of \"#\" is not FAIL");
    }

    @Test
    void aNarrowerSettingUnderWhichWhoSendsWaitsIsSaidAsWell() throws IOException {
        String shipped = "    </address-settings>";
        assertThat(warnings(shipped, narrower("fee.#", "<disk-full-policy>BLOCK</disk-full-policy>") + shipped))
                .singleElement()
                .asString()
                .contains("disk-full-policy of \"fee.#\" is not FAIL");
        assertThat(warnings(shipped, narrower("fee.#", "") + shipped))
                .as("what it does not say it has from #")
                .isEmpty();
    }

    private static String narrower(String match, String policy) {
        return "<address-setting match=\"" + match + "\"><max-delivery-attempts>-1</max-delivery-attempts>"
                + "<auto-delete-queues>false</auto-delete-queues>" + policy + "</address-setting>";
    }

    @Test
    void theQueuesThatPartnersWriteAreMeantToWait() {
        RemoteUser bank = new RemoteUser("bank", new X500Principal("CN=bank"), "bank.requests", "bank.results");
        Configuration broker = new ConfigurationImpl()
                .addAddressSetting("#", policy(DiskFullMessagePolicy.FAIL))
                .addAddressSetting("bank.results", policy(DiskFullMessagePolicy.BLOCK))
                .addAddressSetting("bank.requests", policy(DiskFullMessagePolicy.BLOCK));

        assertThat(EmbeddedBroker.waitingForRoom(broker, List.of(bank))).containsExactly("\"bank.requests\"");
    }

    private static AddressSettings policy(DiskFullMessagePolicy whileDiskIsFull) {
        return new AddressSettings().setDiskFullMessagePolicy(whileDiskIsFull);
    }

    @Test
    void theShippedFileNeedsNoWarning() throws IOException {
        assertThat(warnings("<max-disk-usage>95", "<max-disk-usage>96")).isEmpty();
    }

    private List<String> warnings(String text, String instead) throws IOException {
        String shipped = Files.readString(Path.of("config/broker/broker.xml"));
        assertThat(shipped).contains(text);
        Path config = folder.resolve("config");
        Files.createDirectories(config.resolve("broker"));
        Files.writeString(config.resolve("broker/broker.xml"), shipped.replace(text, instead));
        EmbeddedBroker broker = broker(config);
        try (LoggedLines log = LoggedLines.of(EmbeddedBroker.class.getName())) {
            broker.afterPropertiesSet();
            broker.start();
            assertThat(broker.isRunning()).isTrue();
            return log.at(Level.WARN);
        } finally {
            broker.stop();
        }
    }

    private EmbeddedBroker broker(Path config) {
        return new EmbeddedBroker(
                new BrokerSettings(folder.resolve("data"), "", null, null, VM, null),
                new ConfigFiles(config),
                List.of(),
                new SimpleMeterRegistry());
    }
}
