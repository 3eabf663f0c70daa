package vn.lienthong.messaging.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DeletionPolicy;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** Finds the broker settings under which an acknowledged message could be lost or parked without a stamp. */
final class LossyJournal {

    static final String EVERY_ADDRESS = "#";

    private LossyJournal() {}

    /** What is wrong, one sentence each; empty when the settings are safe. */
    static List<String> complaints(Configuration broker) {
        List<String> complaints = new ArrayList<>();
        require(complaints, broker.isPersistenceEnabled(), "persistence-enabled must be true");
        require(complaints, broker.isJournalDatasync(), "journal-datasync must be true");
        require(complaints, broker.isJournalSyncTransactional(), "journal-sync-transactional must be true");
        require(complaints, broker.isJournalSyncNonTransactional(), "journal-sync-non-transactional must be true");
        require(complaints, broker.isLargeMessageSync(), "large-message-sync must be true");
        require(
                complaints,
                broker.getAddressSettings().containsKey(EVERY_ADDRESS),
                "there must be an address-setting for \"" + EVERY_ADDRESS + "\", or the broker gives up by itself");
        broker.getAddressSettings().forEach((match, address) -> check(complaints, match, address));
        broker.getQueueConfigs().forEach(queue -> check(complaints, queue));
        broker.getAddressConfigurations()
                .forEach(address -> address.getQueueConfigs().forEach(queue -> check(complaints, queue)));
        return complaints;
    }

    private static void check(List<String> complaints, String match, AddressSettings address) {
        require(
                complaints,
                address.getAddressFullMessagePolicy() != AddressFullMessagePolicy.DROP,
                "address-full-policy of \"" + match + "\" must not be DROP");
        require(
                complaints,
                address.getMaxDeliveryAttempts() == -1,
                "max-delivery-attempts of \"" + match + "\" must be -1");
        require(
                complaints,
                address.getPageFullMessagePolicy() != PageFullMessagePolicy.DROP,
                "page-full-policy of \"" + match + "\" must not be DROP");
        require(
                complaints,
                address.getDiskFullMessagePolicy() != DiskFullMessagePolicy.DROP,
                "disk-full-policy of \"" + match + "\" must not be DROP");
        require(complaints, unset(address.getExpiryDelay()), "expiry-delay of \"" + match + "\" must not be set");
        require(
                complaints,
                unset(address.getMinExpiryDelay()),
                "min-expiry-delay of \"" + match + "\" must not be set");
        require(
                complaints,
                unset(address.getMaxExpiryDelay()),
                "max-expiry-delay of \"" + match + "\" must not be set");
        require(
                complaints,
                !Boolean.TRUE.equals(address.isDefaultPurgeOnNoConsumers()),
                "default-purge-on-no-consumers of \"" + match + "\" must be false");
        require(
                complaints,
                !address.isDefaultLastValueQueue() && address.getDefaultLastValueKey() == null,
                "default-last-value-queue of \"" + match + "\" must be false, default-last-value-key not set");
        require(complaints, address.getDefaultRingSize() < 0, "default-ring-size of \"" + match + "\" must not be set");
        require(
                complaints,
                !Boolean.TRUE.equals(address.isAutoDeleteQueues()),
                "auto-delete-queues of \"" + match + "\" must be false");
        require(
                complaints,
                address.getConfigDeleteQueues() != DeletionPolicy.FORCE,
                "config-delete-queues of \"" + match + "\" must not be FORCE");
        require(
                complaints,
                address.getConfigDeleteAddresses() != DeletionPolicy.FORCE,
                "config-delete-addresses of \"" + match + "\" must not be FORCE");
    }

    private static void check(List<String> complaints, QueueConfiguration queue) {
        String name = " of queue \"" + queue.getName() + "\" ";
        require(complaints, !Boolean.FALSE.equals(queue.isDurable()), "durable" + name + "must be true");
        require(
                complaints,
                !Boolean.TRUE.equals(queue.isPurgeOnNoConsumers()),
                "purge-on-no-consumers" + name + "must be false");
        require(
                complaints,
                !Boolean.TRUE.equals(queue.isLastValue()) && queue.getLastValueKey() == null,
                "last-value" + name + "must be false, last-value-key not set");
        require(complaints, unset(queue.getRingSize()), "ring-size" + name + "must not be set");
        require(complaints, !Boolean.TRUE.equals(queue.isAutoDelete()), "auto-delete" + name + "must be false");
    }

    private static boolean unset(Long value) {
        return value == null || value < 0;
    }

    private static void require(List<String> complaints, boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }
}
