package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.Proof;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ResidenceKind;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ResidenceMember;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.testsupport.MovableClock;

/** The residence's half running, with a small tree and its officers. */
final class HomeHub implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    /** For two hundred papers with two signatures each, on a machine that has other work. */
    static final Duration SLOWLY = Duration.ofMinutes(4);
    /** So many of the people it meets first have a certificate. */
    static final int OFFICERS = 4;

    static final String CELL = Profiles.RESIDENCE;
    static final String WARD = "HN-KHUONGDINH";
    static final String OTHER_WARD = "HN-TAYHO";

    final ConfigurableApplicationContext context;
    final JdbcClient jdbc;
    final MovableClock clock;
    final PapersOfTests papers;
    final CommentForms forms;
    final FormSendClick sending;
    final long cellSecretary;
    final long cellMember;
    final long wardSecretary;
    final long wardDeputy;
    private int counter;

    HomeHub(Path data) {
        context = new SpringApplicationBuilder(HomeApplication.class).run(HomeApplication.arguments(data));
        jdbc = get(JdbcClient.class);
        clock = get(MovableClock.class);
        papers = get(PapersOfTests.class);
        forms = get(CommentForms.class);
        sending = get(FormSendClick.class);
        new TreeOfTests().all().forEach(this::store);
        cellSecretary = officer(CELL, PositionKind.SECRETARY);
        cellMember = officer(CELL, PositionKind.COMMITTEE_MEMBER);
        wardSecretary = officer(WARD, PositionKind.SECRETARY);
        wardDeputy = officer(WARD, PositionKind.DEPUTY);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    static String personalId(int number) {
        return "0010700%05d".formatted(number);
    }

    synchronized long stranger() {
        return get(People.class)
                .signedIn(personalId(++counter), Optional.empty(), "Trần Văn Mẫu", Optional.empty())
                .id();
    }

    long officer(String organisation, PositionKind kind) {
        long id = stranger();
        get(Positions.class).appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
        return id;
    }

    /** One list for the cell, of members nobody has met before. */
    synchronized CommentsRequested list(int lines, ResidenceKind kind) {
        CommentsRequested message = new CommentsRequested();
        message.setDelivery(UUID.randomUUID().toString());
        message.setPart(BigInteger.ONE);
        message.setParts(BigInteger.ONE);
        message.setList(UUID.randomUUID().toString());
        message.setYear(2026);
        message.setFrom(organisation("HN-TAYHO-VIDU", "Đảng bộ Công ty Ví Dụ"));
        message.setTo(organisation(CELL, "Chi bộ 21"));
        message.setSentAt(clock.instant());
        IntStream.range(0, lines).forEach(i -> message.getLine().add(line(kind)));
        return message;
    }

    private ResidenceLine line(ResidenceKind kind) {
        String personalId = "0011730%05d".formatted(++counter);
        ResidenceMember member = new ResidenceMember();
        member.setPersonalId(personalId);
        member.setFullName("Nguyễn Thị Ví Dụ " + counter);
        member.setCardNumber("01.%06d".formatted(counter));
        member.setAddress("Số 1 phố Người Mẫu");
        ResidenceLine line = new ResidenceLine();
        line.setLine(UUID.randomUUID().toString());
        line.setDossier("G22.99.NX-%s-261120-0001".formatted(personalId));
        line.setMember(member);
        line.setCell("Chi bộ Kinh doanh 1");
        line.setKind(kind);
        line.setReportWanted(true);
        return line;
    }

    private static ResidenceOrganisation organisation(String code, String name) {
        ResidenceOrganisation organisation = new ResidenceOrganisation();
        organisation.setCode(code);
        organisation.setName(name);
        return organisation;
    }

    void send(String queue, String dossier, Object message) {
        new TransactionTemplate(get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> get(Outbox.class).send(queue, dossier, message));
    }

    void send(CommentsRequested list) {
        send(Queues.RESIDENCE_COMMENTS_REQUESTED, list.getLine().get(0).getDossier(), list);
    }

    /** Sends a list and waits until it is taken up. */
    List<UUID> receive(CommentsRequested list) {
        send(list);
        List<UUID> lines = list.getLine().stream()
                .map(line -> UUID.fromString(line.getLine()))
                .toList();
        await().atMost(SOON).until(() -> requests(lines) == lines.size());
        return lines;
    }

    List<UUID> receive(int lines) {
        return receive(list(lines, ResidenceKind.COMMENT));
    }

    int requests(Collection<UUID> lines) {
        return jdbc.sql("SELECT count(*) FROM residence_request WHERE line = ANY (?::uuid[])")
                .param(Row.array(lines))
                .query(Integer.class)
                .single();
    }

    HomeForm form(UUID line) {
        return get(HomeFormStore.class).find(line).orElseThrow();
    }

    FormState state(UUID line) {
        return form(line).state();
    }

    /** Writes the best of everybody. */
    void write(Collection<UUID> lines) {
        lines.forEach(line -> forms.save(
                cellSecretary, line, form(line).version(), new FormEntry(List.of(1, 1, 1, 1, 1, 2), "Gương mẫu")));
    }

    /** Until each form is with the committee and its task is there. */
    void submit(Collection<UUID> lines) {
        assertThat(forms.submit(cellSecretary, lines).values()).containsOnlyNulls();
        await().atMost(SOON)
                .until(() -> lines.stream().allMatch(line -> task(line).isPresent()));
    }

    Optional<Task> task(UUID line) {
        HomeForm form = form(line);
        return get(Tasks.class).ofSubject(line + "/" + form.attempt()).stream()
                .filter(task -> task.state().waiting())
                .findFirst();
    }

    /** From the request to the approved form. */
    List<UUID> approved(int lines) {
        List<UUID> received = receive(lines);
        write(received);
        submit(received);
        get(FormApprovals.class)
                .approve(
                        wardDeputy,
                        received.stream()
                                .map(line -> task(line).orElseThrow().id())
                                .toList());
        awaitState(received, FormState.APPROVED);
        return received;
    }

    void awaitState(Collection<UUID> lines, FormState state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(HomeFormStore.class).findAll(lines))
                        .hasSize(lines.size())
                        .allSatisfy(form -> assertThat(form.state()).isEqualTo(state)));
    }

    /** Takes what waits on a queue whose consumer is the workplace, until so many of these lines are among it. */
    <T> List<T> told(String queue, Class<T> type, int wanted, Predicate<T> about) {
        XmlMessages xml = get(XmlMessages.class);
        List<T> told = new ArrayList<>();
        try (JMSContext broker = get(ConnectionFactory.class).createContext();
                JMSConsumer consumer = broker.createConsumer(broker.createQueue(queue))) {
            Instant end = Instant.now().plus(SLOWLY);
            while (told.size() < wanted && Instant.now().isBefore(end)) {
                next(consumer, 500)
                        .map(text -> xml.read(text, type))
                        .filter(about)
                        .ifPresent(told::add);
            }
            Optional<String> more = next(consumer, 200);
            while (more.isPresent()) {
                more.map(text -> xml.read(text, type)).filter(about).ifPresent(told::add);
                more = next(consumer, 200);
            }
        }
        return told;
    }

    /** Something that is clicked, whose one message is parked and discarded: its route does not see it. */
    void losing(String route, String queue, Class<?> type, Runnable click) {
        without(route, () -> {
            click.run();
            assertThat(told(queue, type, 1, message -> true)).hasSize(1);
        });
    }

    /** Something that happens while a route stands still. */
    void without(String route, Runnable work) {
        RouteController routes = get(CamelContext.class).getRouteController();
        try {
            routes.stopRoute(route);
            work.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            start(routes, route);
        }
    }

    private static void start(RouteController routes, String route) {
        try {
            routes.startRoute(route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> next(JMSConsumer consumer, long millis) {
        Message message = consumer.receive(millis);
        try {
            return message == null ? Optional.empty() : Optional.of(message.getBody(String.class));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a hub that died between keeping a paper and telling of it would leave things. */
    void keep(HomeForm form, byte[] paper) {
        new TransactionTemplate(get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> get(Documents.class)
                        .keep(
                                new NewDocument(
                                        form.document().orElseThrow(),
                                        ResidencePapers.COMMENT_FORM,
                                        Optional.of(new Proof(
                                                form.number().orElseThrow(),
                                                form.code().orElseThrow())),
                                        "residence-line:" + form.line(),
                                        LocalDate.of(2026, 11, 20),
                                        "application/pdf",
                                        Map.of(),
                                        Optional.empty()),
                                paper));
    }

    List<DeadLetter> parked(String dossier) {
        return get(DeadLetters.class).waiting(100).stream()
                .filter(letter -> letter.dossier().equals(dossier))
                .toList();
    }

    /** Another cell of the ward, with a secretary. @return the secretary */
    long cell(String code, String name) {
        return organisation(code, OrganisationKind.CELL, name, WARD);
    }

    /** An organisation people live in, with a secretary. @return the secretary */
    long organisation(String code, OrganisationKind kind, String name, String parent) {
        store(new Organisation(
                code, kind, name, true, Optional.of(parent), "Trụ sở mẫu", LocalDate.of(2015, 1, 1), Optional.empty()));
        return officer(code, PositionKind.SECRETARY);
    }

    /** Yesterday was its last day. */
    void end(String code) {
        jdbc.sql("UPDATE organisation SET valid_to = '2026-11-19' WHERE code = ?")
                .param(code)
                .update();
    }

    private void store(Organisation organisation) {
        jdbc.sql(
                        """
                        INSERT INTO organisation
                            (code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        organisation.code(),
                        organisation.kind().name(),
                        organisation.name(),
                        organisation.residential(),
                        organisation.parent().orElse(null),
                        organisation.address(),
                        organisation.validFrom(),
                        organisation.validTo().orElse(null),
                        SearchText.of(organisation.name() + " " + organisation.code()),
                        SearchText.sortKey(organisation.name()))
                .update();
    }
}
