package vn.lienthong.testsupport;

import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The broker in the process of a running hub. */
public final class EmbeddedJournal {

    private EmbeddedJournal() {}

    public static ActiveMQServerImpl of(ApplicationContext hub) {
        EmbeddedActiveMQ embedded =
                (EmbeddedActiveMQ) ReflectionTestUtils.getField(hub.getBean("embeddedBroker"), "server");
        return (ActiveMQServerImpl) embedded.getActiveMQServer();
    }

    /** As the broker finds out by itself every few seconds. */
    public static void diskIsFull(ApplicationContext hub, boolean full) {
        FileStoreMonitor disk = of(hub).getMonitor();
        disk.setMaxUsage(full ? 0 : 1);
        disk.tick();
    }
}
