package vn.lienthong.messaging.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Finds the broker settings under which an acknowledged message could be lost or parked without a stamp. */
final class LossyJournal {

    private LossyJournal() {}

    /** What is wrong, one sentence each; empty when the settings are safe. */
    static List<String> complaints(Configuration broker) {
        List<String> complaints = new ArrayList<>();
        require(complaints, broker.isPersistenceEnabled(), "persistence-enabled must be true");
        require(complaints, broker.isJournalDatasync(), "journal-datasync must be true");
        require(complaints, broker.isJournalSyncTransactional(), "journal-sync-transactional must be true");
        require(complaints, broker.isJournalSyncNonTransactional(), "journal-sync-non-transactional must be true");
        broker.getAddressSettings().forEach((match, address) -> check(complaints, match, address));
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
                address.getExpiryDelay() == null || address.getExpiryDelay() < 0,
                "expiry-delay of \"" + match + "\" must not be set");
        require(
                complaints,
                !Boolean.TRUE.equals(address.isAutoDeleteQueues()),
                "auto-delete-queues of \"" + match + "\" must be false");
    }

    private static void require(List<String> complaints, boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }
}
