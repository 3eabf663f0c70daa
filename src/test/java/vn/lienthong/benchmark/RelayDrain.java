package vn.lienthong.benchmark;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A full outbox is emptied into a queue. Afterwards the queue is read: each message must be there, once. */
final class RelayDrain implements Contender {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int TAKEN_AT_ONCE = 1000;

    private final BenchmarkHub hub;
    private final Outbox outbox;

    /** A full outbox and the threads that empty it. */
    private interface Outbox {

        String owner();

        void fill(int messages);

        void start();

        void stop();

        boolean empty();

        String queue();

        String idProperty();
    }

    private RelayDrain(BenchmarkHub hub, Outbox outbox) {
        this.hub = hub;
        this.outbox = outbox;
    }

    static RelayDrain ofHub(BenchmarkHub hub) {
        return new RelayDrain(hub, new HubOutbox(hub));
    }

    static RelayDrain ofFloor(BenchmarkHub hub) {
        FloorTables.create(hub);
        return new RelayDrain(hub, new FloorOutbox(hub));
    }

    @Override
    public String name() {
        return outbox.owner();
    }

    @Override
    public Round run(int messages) {
        outbox.fill(messages);
        CpuClock.Reading cpuBefore = hub.cpu().read();
        long begin = System.nanoTime();
        outbox.start();
        while (!outbox.empty()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new AssertionError("the outbox is not empty after " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        Round round = new Round(
                messages,
                Duration.ofNanos(System.nanoTime() - begin),
                hub.cpu().read().since(cpuBefore));
        outbox.stop();
        readQueue().require(messages);
        return round;
    }

    private Tally readQueue() {
        Set<String> ids = new HashSet<>();
        long total = 0;
        int taken;
        do {
            taken = hub.inJmsTransaction(session -> {
                try (MessageConsumer consumer = session.createConsumer(session.createQueue(outbox.queue()))) {
                    return take(consumer, ids);
                }
            });
            total += taken;
        } while (taken == TAKEN_AT_ONCE);
        return new Tally().stage("out", ids.size()).twice(total - ids.size());
    }

    private int take(MessageConsumer consumer, Set<String> ids) throws JMSException {
        for (int i = 0; i < TAKEN_AT_ONCE; i++) {
            Message message = consumer.receive(Duration.ofSeconds(1).toMillis());
            if (message == null) {
                return i;
            }
            ids.add(message.getStringProperty(outbox.idProperty()));
        }
        return TAKEN_AT_ONCE;
    }

    private record HubOutbox(BenchmarkHub hub) implements Outbox {

        @Override
        public String owner() {
            return "hub";
        }

        @Override
        public void fill(int messages) {
            hub.relay().stop();
            hub.jdbc()
                    .update(
                            """
                            INSERT INTO outbox
                                (lane, queue, message_id, duplicate_id, dossier, type, actor, traceparent, body)
                            SELECT n %% 4, '%s', id, id::text, '000.00.00.H26-001073000001-261121-' || lpad(n::text, 7, '0'),
                                   'registrationSubmitted', 'hub', '00-' || repeat('a', 32) || '-' || repeat('b', 16) || '-01',
                                   ?
                              FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, ?) AS n) AS messages
                            """
                                    .formatted(queue()),
                            FloorTables.BODY,
                            messages);
            hub.asOwner("ANALYZE outbox");
        }

        @Override
        public void start() {
            hub.relay().start();
        }

        @Override
        public void stop() {
            // the hub's relay goes on
        }

        @Override
        public boolean empty() {
            return hub.count("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 1) AS any_row") == 0;
        }

        @Override
        public String queue() {
            return "benchmark.relay.v1";
        }

        @Override
        public String idProperty() {
            return "ltMessageId";
        }
    }

    private static final class FloorOutbox implements Outbox {

        /** As many as the hub's relay has. */
        private static final int THREADS = 2;

        private final BenchmarkHub hub;
        private List<FloorRelay> relays = List.of();

        FloorOutbox(BenchmarkHub hub) {
            this.hub = hub;
        }

        @Override
        public String owner() {
            return "floor";
        }

        @Override
        public void fill(int messages) {
            hub.jdbc()
                    .update(
                            """
                            INSERT INTO floor_outbox (queue, message_id, floor_case, body)
                            SELECT '%s', gen_random_uuid(), gen_random_uuid(), ? FROM generate_series(1, ?)
                            """
                                    .formatted(queue()),
                            FloorTables.BODY,
                            messages);
            hub.asOwner("ANALYZE floor_outbox");
        }

        @Override
        public void start() {
            relays = Stream.generate(() -> new FloorRelay(hub)).limit(THREADS).toList();
            relays.forEach(relay -> new Thread(relay, "floor-relay").start());
        }

        @Override
        public void stop() {
            relays.forEach(FloorRelay::stop);
        }

        @Override
        public boolean empty() {
            return hub.count("SELECT count(*) FROM (SELECT 1 FROM floor_outbox LIMIT 1) AS any_row") == 0;
        }

        @Override
        public String queue() {
            return "floor.relay";
        }

        @Override
        public String idProperty() {
            return "messageId";
        }
    }
}
