package vn.lienthong.benchmark;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.benchmark.Script.Step;
import vn.lienthong.benchmark.Script.Trigger;

/**
 * The same durable steps as the hub's, in plain JDBC and JMS: as many transactions, rows and messages, the same broker and
 * database, as many threads, and nothing else. What no design on this stack can be faster than.
 */
final class Floor implements Contender {

    private static final int CONSUMERS = 2;
    private static final int OFFICERS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final BenchmarkHub hub;
    private final Script script;
    private final Map<String, Step> steps;
    private final String prefix;

    /** @param name of the conversation; its queues begin with it */
    Floor(BenchmarkHub hub, String name, Script script) {
        this.hub = hub;
        this.script = script;
        steps = script.byName();
        prefix = "floor." + name + ".";
        FloorTables.create(hub);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Round run(int cases) {
        List<UUID> all =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(cases).toList();
        Run run = new Run(cases);
        try {
            run.begin(all);
            CpuClock.Reading cpuBefore = hub.cpu().read();
            long begin = System.nanoTime();
            run.start();
            run.awaitEnd();
            hub.awaitRest(LONGEST);
            Round round = new Round(
                    cases,
                    Duration.ofNanos(System.nanoTime() - begin),
                    hub.cpu().read().since(cpuBefore));
            run.stop();
            run.tally(all).require(cases);
            return round;
        } finally {
            run.stop();
        }
    }

    /** One round with its threads. */
    private final class Run {

        private final int cases;
        private final FloorRelay relay = new FloorRelay(hub);
        private final BlockingQueue<Work> forPeople = new LinkedBlockingQueue<>();
        private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();
        private final AtomicLong twice = new AtomicLong();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Future<?>> running = new ArrayList<>();
        private volatile boolean open = true;

        private record Work(Step step, UUID floorCase) {}

        Run(int cases) {
            this.cases = cases;
            steps.keySet().forEach(name -> done.put(name, new AtomicLong()));
        }

        /** Puts the first step's message, or its work, where it waits for the start. */
        void begin(List<UUID> all) {
            if (script.first().trigger() == Trigger.PERSON) {
                all.forEach(each -> forPeople.add(new Work(script.first(), each)));
                return;
            }
            hub.inJmsTransaction(session -> {
                try (MessageProducer producer = session.createProducer(
                        session.createQueue(prefix + script.first().name()))) {
                    for (UUID each : all) {
                        Message message = session.createTextMessage(FloorTables.BODY);
                        message.setStringProperty("messageId", UUID.randomUUID().toString());
                        message.setStringProperty("floorCase", each.toString());
                        message.setStringProperty("JMSXGroupID", each.toString());
                        producer.send(message);
                    }
                }
                return null;
            });
        }

        void start() {
            running.add(threads.submit(relay));
            for (Step step : script.steps()) {
                if (step.trigger() == Trigger.MESSAGE) {
                    for (int i = 0; i < CONSUMERS; i++) {
                        running.add(threads.submit(() -> consume(step)));
                    }
                }
            }
            for (int i = 0; i < OFFICERS; i++) {
                running.add(threads.submit(this::decide));
            }
        }

        void awaitEnd() {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (done.values().stream().anyMatch(count -> count.get() < cases)) {
                running.stream().filter(Future::isDone).forEach(Run::rethrow);
                if (System.nanoTime() > end) {
                    throw new AssertionError("the floor did not come to its end: " + done);
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        void stop() {
            open = false;
            relay.stop();
            threads.shutdown();
            running.forEach(Run::rethrow);
            running.clear();
        }

        Tally tally(List<UUID> all) {
            UUID[] ids = all.toArray(UUID[]::new);
            Tally tally = new Tally()
                    .stage("in", all.size())
                    .stage("created", hub.count("SELECT count(*) FROM floor_case WHERE id = ANY (?)", (Object) ids))
                    .stage(
                            "changed",
                            hub.count(
                                    "SELECT count(*) FROM floor_case WHERE state = ? AND id = ANY (?)",
                                    script.steps().stream()
                                            .mapToInt(Step::updates)
                                            .sum(),
                                    ids));
            done.forEach((step, count) -> tally.stage(step, count.get()));
            return tally.twice(twice.get());
        }

        private Void consume(Step step) throws Exception {
            try (FloorTables tables = new FloorTables(hub.connect());
                    Connection connection = hub.broker().createConnection();
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(prefix + step.name()))) {
                connection.start();
                while (open) {
                    Message message = consumer.receive(20);
                    if (message == null) {
                        continue;
                    }
                    UUID floorCase = UUID.fromString(message.getStringProperty("floorCase"));
                    if (tables.note(step.name(), UUID.fromString(message.getStringProperty("messageId")), floorCase)) {
                        perform(tables, step, floorCase);
                    } else {
                        tables.commit();
                        twice.incrementAndGet();
                    }
                    session.commit();
                }
            }
            return null;
        }

        private Void decide() throws Exception {
            try (FloorTables tables = new FloorTables(hub.connect())) {
                while (open) {
                    Work work = forPeople.poll(20, TimeUnit.MILLISECONDS);
                    if (work != null) {
                        perform(tables, work.step(), work.floorCase());
                    }
                }
            }
            return null;
        }

        private void perform(FloorTables tables, Step step, UUID floorCase) throws SQLException {
            if (step == script.first()) {
                tables.begin(floorCase);
            }
            tables.update(floorCase, step.updates());
            tables.insert(floorCase, step.inserts());
            List<String> messages = step.next().stream()
                    .filter(next -> steps.get(next).trigger() == Trigger.MESSAGE)
                    .map(next -> prefix + next)
                    .toList();
            tables.send(floorCase, messages);
            tables.commit();
            if (!messages.isEmpty()) {
                relay.wake();
            }
            done.get(step.name()).incrementAndGet();
            for (String next : step.next()) {
                Step following = steps.get(next);
                if (following.trigger() == Trigger.PERSON) {
                    forPeople.add(new Work(following, floorCase));
                }
            }
        }

        private static void rethrow(Future<?> thread) {
            try {
                thread.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a thread of the floor failed", e.getCause());
            }
        }
    }
}
