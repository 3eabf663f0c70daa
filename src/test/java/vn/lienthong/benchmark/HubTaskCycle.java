package vn.lienthong.benchmark;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.Headers;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.messaging.v1.TaskDecided;

/** message → task → claim → decide → message, as the hub does it: routes, component, rights, notices, audit and all. */
final class HubTaskCycle implements Contender {

    private static final String REQUESTS = "benchmark.request.v1";
    private static final String DONE = "benchmark.done.v1";
    private static final String TYPE = "benchmark-approve";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final BenchmarkHub hub;
    private final Inbox inbox;
    private final Outbox outbox;
    private final AtomicInteger dossiers = new AtomicInteger();

    private volatile Arrivals arrivals = new Arrivals();

    HubTaskCycle(BenchmarkHub hub) throws Exception {
        this.hub = hub;
        inbox = hub.bean(Inbox.class);
        outbox = hub.bean(Outbox.class);
        hub.camel().getRegistry().bind("benchmarkCycle", this);
        PluginHelper.getRoutesLoader(hub.camel())
                .loadRoutes(ResourceHelper.resolveResource(hub.camel(), "classpath:benchmark/task-cycle.camel.yaml"));
    }

    /** The cases that came out at the end. */
    private static final class Arrivals {

        final Set<String> subjects = ConcurrentHashMap.newKeySet();
        final AtomicInteger total = new AtomicInteger();
    }

    @Override
    public String name() {
        return "hub";
    }

    @Override
    public Round run(int cases) {
        try {
            arrivals = new Arrivals();
            List<String> subjects = hub.inJmsTransaction(session -> sendRequests(session, cases));
            long secretary = hub.secretary();
            Tasks tasks = hub.bean(Tasks.class);
            CpuClock.Reading cpuBefore = hub.cpu().read();
            long begin = System.nanoTime();
            hub.camel().getRouteController().startRoute("benchmark-ask");
            try (Officers officers = new Officers(this::waiting, task -> {
                tasks.claim(secretary, task);
                tasks.decide(secretary, task, "approve", null);
            })) {
                officers.workUntil(() -> arrivals.subjects.size() == cases, LONGEST);
            }
            hub.awaitRest(LONGEST);
            Round round = new Round(
                    cases,
                    Duration.ofNanos(System.nanoTime() - begin),
                    hub.cpu().read().since(cpuBefore));
            hub.camel().getRouteController().stopRoute("benchmark-ask");
            tally(subjects).require(cases);
            return round;
        } catch (Exception e) { // the route controller declares nothing narrower
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> waiting() {
        return hub.jdbc()
                .queryForList(
                        "SELECT id FROM human_task WHERE organisation = ? AND type = ? AND waiting AND state = 'OPEN' LIMIT 200",
                        UUID.class,
                        BenchmarkHub.CELL,
                        TYPE);
    }

    private Tally tally(List<String> subjects) {
        String[] all = subjects.toArray(String[]::new);
        return new Tally()
                .stage("in", subjects.size())
                .stage("created", hub.count("SELECT count(*) FROM human_task WHERE subject = ANY (?)", (Object) all))
                .stage(
                        "decided and resumed",
                        hub.count(
                                "SELECT count(*) FROM human_task WHERE state = 'RESUMED' AND subject = ANY (?)",
                                (Object) all))
                .stage("out", arrivals.subjects.size())
                .twice(arrivals.total.get() - arrivals.subjects.size());
    }

    private List<String> sendRequests(Session session, int cases) throws JMSException {
        List<String> subjects = new java.util.ArrayList<>();
        XmlMessages xml = hub.bean(XmlMessages.class);
        try (MessageProducer producer = session.createProducer(session.createQueue(REQUESTS))) {
            for (int i = 0; i < cases; i++) {
                ApprovalRequested request = request();
                TextMessage message = session.createTextMessage(xml.write(request));
                message.setStringProperty(Headers.MESSAGE_ID, UUID.randomUUID().toString());
                message.setStringProperty(Headers.DOSSIER, request.getDossier());
                message.setStringProperty(Headers.TYPE, XmlMessages.typeName(request));
                message.setStringProperty(Headers.ACTOR, "hub");
                message.setStringProperty("JMSXGroupID", request.getDossier());
                producer.send(message);
                subjects.add(request.getRequest());
            }
        }
        return subjects;
    }

    private ApprovalRequested request() {
        ApprovalRequested request = new ApprovalRequested();
        request.setDossier("000.00.00.H26-001073000001-261121-%06d".formatted(dossiers.incrementAndGet()));
        request.setRequest(UUID.randomUUID().toString());
        request.setAspect(vn.lienthong.messaging.v1.Aspect.ACCOUNT);
        request.setSubjectPerson(1);
        request.setSubjectName("Nguyễn Văn Phép Đo");
        request.setOrganisation(BenchmarkHub.CELL);
        request.setRequestedOn(LocalDate.now());
        return request;
    }

    /** Named by the benchmark's routes. */
    public TaskRequest describe(ApprovalRequested message) {
        return new TaskRequest(
                message.getRequest(),
                OptionalLong.empty(),
                message.getSubjectName(),
                message.getOrganisation(),
                message.getRequestedOn());
    }

    /** Named by the benchmark's routes. */
    public void record(TaskDecided decision) {
        inbox.once("benchmark-record", () -> {
            RegistrationSubmitted done = new RegistrationSubmitted();
            done.setDossier(decision.getDossier());
            done.setRequest(decision.getSubject());
            outbox.send(DONE, decision.getDossier(), done);
        });
    }

    /** Named by the benchmark's routes. */
    public void count(RegistrationSubmitted done) {
        inbox.once("benchmark-count", () -> {});
        arrivals.total.incrementAndGet();
        arrivals.subjects.add(done.getRequest());
    }
}
