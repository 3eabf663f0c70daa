package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.dossier.DossierStep;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.testsupport.MovableClock;

/** The workplace half running, with a small tree; what the residence says is said by the test. */
final class WorkplaceHub implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    static final String CELL = Profiles.CELL;
    static final String OTHER_CELL = Profiles.OTHER_CELL;
    static final String COMMITTEE = "HN-TAYHO-VIDU";
    static final String RESIDENCE = Profiles.RESIDENCE;
    static final String ENDED = "HN-CU-DC";

    final ConfigurableApplicationContext context;
    final CommentLists lists;
    final ListMembers members;
    final LineChanges changes;
    final ListApprovals approval;
    final ListSendClick delivery;
    final Reports reports;
    final Dossiers dossiers;
    final Tasks tasks;
    final JdbcClient jdbc;
    final MovableClock clock;
    private int counter;

    WorkplaceHub(Path data) {
        context = new SpringApplicationBuilder(WorkplaceApplication.class).run(WorkplaceApplication.arguments(data));
        lists = get(CommentLists.class);
        members = get(ListMembers.class);
        changes = get(LineChanges.class);
        approval = get(ListApprovals.class);
        delivery = get(ListSendClick.class);
        reports = get(Reports.class);
        dossiers = get(Dossiers.class);
        tasks = get(Tasks.class);
        jdbc = get(JdbcClient.class);
        clock = get(MovableClock.class);
        new TreeOfTests().all().forEach(this::store);
        residence("HN-KHUONGDINH-DC22", "Chi bộ 22", Optional.empty());
        residence(ENDED, "Chi bộ đã kết thúc", Optional.of(LocalDate.of(2026, 1, 31)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    void residence(String code, String name, Optional<LocalDate> end) {
        store(new Organisation(
                code,
                OrganisationKind.CELL,
                name,
                true,
                Optional.of("HN-KHUONGDINH"),
                "Trụ sở mẫu",
                LocalDate.of(2015, 1, 1),
                end));
    }

    /** Another cell at work, without officers. */
    String cellOfTheCommittee() {
        String code = COMMITTEE + "-X" + ++counter;
        store(new Organisation(
                code,
                OrganisationKind.CELL,
                "Chi bộ không có cấp ủy",
                false,
                Optional.of(COMMITTEE),
                "Trụ sở mẫu",
                LocalDate.of(2015, 1, 1),
                Optional.empty()));
        return code;
    }

    static String personalId(int number) {
        return "0011734%05d".formatted(number);
    }

    /** An invented person without an account. */
    synchronized Person person() {
        return get(People.class)
                .signedIn(
                        personalId(++counter),
                        Optional.empty(),
                        "Nguyễn Thị Ví Dụ",
                        Optional.of(LocalDate.of(1973, 2, 25)));
    }

    Person member(String cell, String residence) {
        Person person = person();
        get(AccountStore.class)
                .load(List.of(new AccountStore.LoadedAccount(person.id(), profile(person, cell, residence))), NOON);
        return person;
    }

    /** Many members of a cell at once, spread over so many cells where they live. */
    void members(String cell, int count, int residences) {
        for (int i = 0; i < residences; i++) {
            residence("HN-KHUONGDINH-X" + i, "Chi bộ mẫu " + i, Optional.empty());
        }
        jdbc.sql(
                        """
                        INSERT INTO person (personal_id, full_name, search_text)
                        SELECT '0012' || lpad(n::text, 8, '0'), 'Nguyễn Thị Ví Dụ', 'nguyen thi vi du'
                          FROM generate_series(1, ?) AS n
                        """)
                .param(count)
                .update();
        List<Person> people = jdbc.sql(
                        "SELECT id, personal_id FROM person WHERE personal_id LIKE '001200%' ORDER BY id")
                .query((row, number) -> new Person(
                        row.getLong("id"),
                        row.getString("personal_id"),
                        Optional.empty(),
                        "Nguyễn Thị Ví Dụ",
                        Optional.empty(),
                        Optional.empty()))
                .list();
        List<AccountStore.LoadedAccount> accounts = new ArrayList<>();
        for (Person person : people) {
            String residence = "HN-KHUONGDINH-X" + accounts.size() % residences;
            accounts.add(new AccountStore.LoadedAccount(person.id(), profile(person, cell, residence)));
        }
        get(AccountStore.class).load(accounts, NOON);
    }

    static Profile profile(Person person, String cell, String residence) {
        Profile base = Profiles.of(person.personalId(), cell, CellPosition.MEMBER, null);
        return new Profile(
                base.citizen(), base.member(), cell, residence, base.fee(), base.employer(), base.extended());
    }

    long officer(String organisation, PositionKind kind) {
        long id = person().id();
        get(Positions.class).appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
        return id;
    }

    CommentList list(UUID id) {
        return get(ListStore.class).find(id).orElseThrow();
    }

    List<CommentLine> lines(UUID list) {
        return lists.page(list(list), LineFilter.ALL, 0, 100_000);
    }

    CommentLine lineOf(UUID list, Person member) {
        return lines(list).stream()
                .filter(line -> line.person() == member.id())
                .findFirst()
                .orElseThrow();
    }

    CommentLine line(UUID id) {
        return get(LineStore.class).find(id).orElseThrow();
    }

    LineChoice only(UUID list, Person member) {
        return LineChoice.of(List.of(lineOf(list, member).id()));
    }

    void submit(long maker, UUID list) {
        lists.submit(maker, list, list(list).version());
    }

    /** The task of the list as it was handed in last, once it is made. */
    Task task(UUID list) {
        await().atMost(SOON).until(() -> !tasks.ofSubject(list(list).subject()).isEmpty());
        return tasks.ofSubject(list(list).subject()).get(0);
    }

    void approve(long approver, UUID list) {
        task(list);
        approval.approve(approver, list, list(list).submission());
        awaitState(list, ListState.APPROVED);
    }

    void awaitState(UUID list, ListState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(list(list).state()).isEqualTo(state));
    }

    /** A list of these members, approved and sent; waits until it has left. */
    UUID sent(long maker, long approver, Person... listed) {
        UUID list = lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        members.add(maker, list, List.of(listed).stream().map(Person::id).toList());
        return sent(maker, approver, list);
    }

    /** As {@link #sent(long, long, Person...)}: the member is introduced and nothing else. */
    UUID introduced(long maker, long approver, ListPurpose purpose, Person listed) {
        UUID list = lists.open(maker, CELL, 2026, purpose).id();
        members.add(maker, list, List.of(listed.id()));
        changes.kind(maker, list, LineChoice.all(LineFilter.ALL), LineKind.INTRODUCE);
        return sent(maker, approver, list);
    }

    private UUID sent(long maker, long approver, UUID list) {
        submit(maker, list);
        approve(approver, list);
        delivery.send(maker, list);
        awaitState(list, ListState.SENT);
        return list;
    }

    /** The portal's numbers of a dossier's steps. */
    List<Integer> steps(CommentLine line) {
        return dossiers.timeline(line.dossier().orElseThrow()).stream()
                .map(DossierStep::status)
                .map(status -> status.portalStatus())
                .toList();
    }

    List<String> events(CommentLine line) {
        return dossiers.timeline(line.dossier().orElseThrow()).stream()
                .map(DossierStep::event)
                .toList();
    }

    List<String> notices(long person) {
        return get(WorkplaceApplication.NoticesOfTests.class).kinds.stream()
                .filter(kind -> kind.startsWith(person + " "))
                .map(kind -> kind.substring(kind.indexOf(' ') + 1))
                .toList();
    }

    /** Everything that waits on a queue for the residence, at least so many. */
    <T> List<T> taken(String queue, Class<T> type, int atLeast) {
        return taken(queue, type, atLeast, message -> true);
    }

    <T> List<T> taken(String queue, Class<T> type, int atLeast, Predicate<T> wanted) {
        List<T> messages = new ArrayList<>();
        try (JMSContext broker = get(ConnectionFactory.class).createContext()) {
            JMSConsumer consumer = broker.createConsumer(broker.createQueue(queue));
            await().atMost(SOON).until(() -> {
                for (Message message = consumer.receive(300); message != null; message = consumer.receive(300)) {
                    Optional.of(get(XmlMessages.class).read(text(message), type))
                            .filter(wanted)
                            .ifPresent(messages::add);
                }
                return messages.size() >= atLeast;
            });
        }
        return messages;
    }

    private static String text(Message message) throws JMSException {
        return message.getBody(String.class);
    }

    /** What the residence was asked, in this list, at least so much; what it was asked in others is lost. */
    List<CommentsRequested> requests(UUID list, int atLeast) {
        return taken(Queues.RESIDENCE_COMMENTS_REQUESTED, CommentsRequested.class, atLeast, request -> request.getList()
                .equals(list.toString()));
    }

    void saysTaken(CommentLine line) {
        IntroductionTaken message = new IntroductionTaken();
        message.setLine(line.id().toString());
        message.setBy(by());
        message.setAt(clock.instant());
        say(Queues.RESIDENCE_INTRODUCTION_TAKEN, line, message);
    }

    void saysTakenForTheCell(CommentLine line, String committee) {
        IntroductionTaken message = new IntroductionTaken();
        message.setLine(line.id().toString());
        message.setBy(by());
        message.setAt(clock.instant());
        ResidenceOrganisation behalf = new ResidenceOrganisation();
        behalf.setCode("HN-KHUONGDINH");
        behalf.setName(committee);
        message.setBehalf(behalf);
        say(Queues.RESIDENCE_INTRODUCTION_TAKEN, line, message);
    }

    void says(CommentLine line, String stage) {
        CommentProgressed message = new CommentProgressed();
        message.setLine(line.id().toString());
        message.setStage(stage);
        message.setAt(clock.instant());
        say(Queues.RESIDENCE_COMMENT_PROGRESSED, line, message);
    }

    void saysCommented(CommentLine line, UUID document) {
        keep(line, document);
        saysCommentedOnly(line, document);
    }

    /** As the residence keeps it before it says so. */
    private void keep(CommentLine line, UUID document) {
        Documents documents = get(Documents.class);
        if (documents.find(document).isEmpty()) {
            new TransactionTemplate(get(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> documents.keep(
                            new NewDocument(
                                    document,
                                    ResidencePapers.COMMENT_FORM,
                                    Optional.empty(),
                                    "residence-line:" + line.id(),
                                    LocalDate.of(2026, 11, 20),
                                    "application/pdf",
                                    Map.of(),
                                    Optional.empty()),
                            "%PDF-".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    void saysCommentedForTheCell(CommentLine line, UUID document, String committee) {
        keep(line, document);
        CommentSent message = comment(line, document);
        ResidenceOrganisation behalf = new ResidenceOrganisation();
        behalf.setCode("HN-KHUONGDINH");
        behalf.setName(committee);
        message.setBehalf(behalf);
        say(Queues.RESIDENCE_COMMENT_SENT, line, message);
    }

    void saysCommentedOnly(CommentLine line, UUID document) {
        say(Queues.RESIDENCE_COMMENT_SENT, line, comment(line, document));
    }

    private CommentSent comment(CommentLine line, UUID document) {
        CommentSent message = new CommentSent();
        message.setLine(line.id().toString());
        message.setBy(by());
        message.setAt(clock.instant());
        message.setDocument(document.toString());
        message.setNumber("PNX-2026-0000001");
        message.setSha256("0".repeat(64));
        message.setOnPaper(false);
        return message;
    }

    static ResidenceOrganisation by() {
        ResidenceOrganisation by = new ResidenceOrganisation();
        by.setCode(RESIDENCE);
        by.setName("Chi bộ 21 - Đảng bộ phường Khương Đình");
        return by;
    }

    void say(String queue, CommentLine line, Object message) {
        MessageContext.ofPerson(1).run(() -> new TransactionTemplate(get(PlatformTransactionManager.class))
                .executeWithoutResult(
                        status -> get(Outbox.class).send(queue, line.dossier().orElseThrow(), message)));
    }

    private void store(Organisation organisation) {
        jdbc.sql(
                        """
                INSERT INTO organisation
                    (code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
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
