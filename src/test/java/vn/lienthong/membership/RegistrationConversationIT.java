package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.DossierStep;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.Headers;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.security.IdentityClaims;
import vn.lienthong.testsupport.MovableClock;

/** The conversation from the member's click to the returned result, through the real routes. */
class RegistrationConversationIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext hub;
    private static Registrations registrations;
    private static MemberAccounts accounts;
    private static Tasks tasks;
    private static Dossiers dossiers;
    private static Positions positions;
    private static JdbcClient jdbc;

    private static long cellSecretary;
    private static long cellDeputy;
    private static long committeeSecretary;
    private static long wardSecretary;
    private static int counter;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new SpringApplicationBuilder(RegistrationApplication.class).run(RegistrationApplication.arguments(data));
        registrations = hub.getBean(Registrations.class);
        accounts = hub.getBean(MemberAccounts.class);
        tasks = hub.getBean(Tasks.class);
        dossiers = hub.getBean(Dossiers.class);
        positions = hub.getBean(Positions.class);
        jdbc = hub.getBean(JdbcClient.class);
        new TreeOfTests().all().forEach(RegistrationConversationIT::store);
        cellSecretary = officer("001070000002", Profiles.CELL, PositionKind.SECRETARY);
        cellDeputy = officer("001070000003", Profiles.CELL, PositionKind.DEPUTY);
        committeeSecretary = officer("001070000004", "HN-TAYHO-VIDU", PositionKind.SECRETARY);
        wardSecretary = officer("001070000005", "HN-TAYHO", PositionKind.SECRETARY);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void somebodyNew() {
        member = person("0011730001%02d".formatted(++counter));
        clock().reset();
    }

    @Test
    void anApprovedRegistrationOpensTheAccountAndReturnsTheResult() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));

        Task task = waitingTask(request, Aspect.ACCOUNT);
        assertThat(task.organisation()).isEqualTo(Profiles.CELL);
        assertThat(task.requestedBy()).isEqualTo("person:" + member.id());
        assertThat(dossiers.timeline(request.dossier()).get(0).actor()).isEqualTo("person:" + member.id());
        assertThat(accounts.find(member.id()).orElseThrow().status()).isEqualTo(AccountStatus.WAITING);

        tasks.decide(cellDeputy, task.id(), "approve", null);

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(accounts.find(member.id()).orElseThrow().active()).isTrue();
        assertThat(dossiers.timeline(request.dossier()))
                .extracting(step -> step.status().portalStatus())
                .containsExactly(1, 2, 4, 4, 9, 10);
        assertThat(reload(request).outcome()).contains(Outcome.APPROVED);
        assertThat(notices()).containsExactly("registration-accepted", "registration-account-approved");
        assertThat(hub.getBean(RegistrationApplication.NoticesOfTests.class)
                        .arguments
                        .get(request.dossier() + " registration-accepted"))
                .containsExactly(request.dossier(), VietnamTime.moment(request.submittedAt()));
        await().atMost(SOON).untilAsserted(() -> assertThat(tasks.ofSubject(task.subject()))
                .extracting(Task::state)
                .containsExactly(TaskState.RESUMED));
    }

    @Test
    void whoseNameTheProviderDoesNotTellIsCalledAsDeclared() {
        People people = hub.getBean(People.class);
        member = people.signedIn("001173000200", Optional.empty(), null, Optional.empty());
        MembershipRequest misspelt = registrations.submit(
                nameless(Profiles.called(declared(Profiles.CELL, CellPosition.MEMBER, null), "Đỗ Thị Mẩu")));
        assertThat(waitingTask(misspelt, Aspect.ACCOUNT).subjectName()).isEqualTo("Đỗ Thị Mẩu");
        assertThat(people.find(member.id()).orElseThrow().fullName())
                .as("what mails and the portal call the person")
                .isEqualTo("Đỗ Thị Mẩu");
        decide(cellSecretary, misspelt, Aspect.ACCOUNT, "refuse", "Sai họ tên");
        awaitStatus(misspelt, DossierStatus.STOPPED);

        MembershipRequest corrected = registrations.submit(
                nameless(Profiles.called(declared(Profiles.CELL, CellPosition.MEMBER, null), "Đỗ Thị Mẫu")));
        assertThat(waitingTask(corrected, Aspect.ACCOUNT).subjectName()).isEqualTo("Đỗ Thị Mẫu");
        decide(cellSecretary, corrected, Aspect.ACCOUNT, "approve", null);
        awaitStatus(corrected, DossierStatus.RESULT_RETURNED);
        assertThat(people.find(member.id()).orElseThrow().fullName()).isEqualTo("Đỗ Thị Mẫu");
    }

    private Submission nameless(Profile declared) {
        return new Submission(
                hub.getBean(People.class).find(member.id()).orElseThrow(),
                RequestKind.REGISTRATION,
                declared,
                new IdentityClaims(member.personalId(), null, null, null, null, null, null, null, null),
                lookup());
    }

    @Test
    void anApprovalOpensNoAccountThatWasLockedMeanwhile() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        waitingTask(request, Aspect.ACCOUNT);
        jdbc.sql("UPDATE member_account SET status = 'LOCKED' WHERE person_id = ?")
                .param(member.id())
                .update();

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        MemberAccount account = accounts.find(member.id()).orElseThrow();
        assertThat(account.status()).isEqualTo(AccountStatus.LOCKED);
        assertThat(account.activatedAt()).as("for when it is unlocked").isPresent();
    }

    @Test
    void aRefusedAccountClosesEverythingAndMayBeTriedAgain() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT));
        Task position = waitingTask(request, Aspect.POSITION);
        waitingTask(request, Aspect.RECEIVING_ACCOUNT);

        decide(cellSecretary, request, Aspect.ACCOUNT, "refuse", "Sai số thẻ");

        awaitStatus(request, DossierStatus.STOPPED);
        assertThat(accounts.find(member.id()).orElseThrow().status()).isEqualTo(AccountStatus.REFUSED);
        assertThat(tasks.ofSubject(position.subject())).extracting(Task::state).containsExactly(TaskState.CANCELLED);
        assertThat(states(request)).containsExactly(AspectState.REFUSED, AspectState.CANCELLED, AspectState.CANCELLED);
        assertThat(lastStep(request).arguments()).contains("Sai số thẻ");
        assertThat(positions.heldBy(member.id(), today())).isEmpty();

        MembershipRequest second = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        decide(cellSecretary, second, Aspect.ACCOUNT, "approve", null);
        awaitStatus(second, DossierStatus.RESULT_RETURNED);
    }

    @Test
    void aRefusedPositionLeavesAnOrdinaryAccount() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.DEPUTY, Profiles.BANK_ACCOUNT));

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        decide(committeeSecretary, request, Aspect.POSITION, "refuse", "Chưa có quyết định chuẩn y");
        decide(committeeSecretary, request, Aspect.RECEIVING_ACCOUNT, "approve", null);

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        MemberAccount account = accounts.find(member.id()).orElseThrow();
        assertThat(account.active()).isTrue();
        assertThat(account.profile().member().position()).isEqualTo(CellPosition.MEMBER);
        assertThat(account.profile().member().receivingAccount()).isEqualTo(Profiles.BANK_ACCOUNT);
        assertThat(positions.heldBy(member.id(), today())).isEmpty();
        assertThat(accounts.receivingAccount(Profiles.CELL, today()))
                .get()
                .extracting(ReceivingAccount::personId)
                .isEqualTo(member.id());
        assertThat(reload(request).outcome()).contains(Outcome.PARTLY_APPROVED);
        assertThat(notices()).contains("registration-position-refused", "registration-partly-approved");
        assertThat(link(request, "registration-account-approved")).isEqualTo("/account");
        assertThat(List.of(
                        link(request, "registration-position-refused"), link(request, "registration-partly-approved")))
                .containsOnly("/account/requests/" + request.id());
        assertThat(lastStep(request).event()).isEqualTo("registration.returned-partly");
        assertThat(lastStep(request).arguments()).containsExactly("Chưa có quyết định chuẩn y");
    }

    @Test
    void givingUpIsToldAsGivingUp() {
        load(declared(Profiles.OTHER_CELL, CellPosition.MEMBER, null));
        MembershipRequest taken = change(declared(Profiles.OTHER_CELL, CellPosition.DEPUTY, Profiles.BANK_ACCOUNT));
        decide(committeeSecretary, taken, Aspect.POSITION, "approve", null);
        decide(committeeSecretary, taken, Aspect.RECEIVING_ACCOUNT, "approve", null);
        awaitStatus(taken, DossierStatus.RESULT_RETURNED);

        MembershipRequest givenUp = change(declared(Profiles.OTHER_CELL, CellPosition.MEMBER, null));
        decide(committeeSecretary, givenUp, Aspect.POSITION, "approve", null);
        decide(committeeSecretary, givenUp, Aspect.RECEIVING_ACCOUNT, "refuse", "Chưa có tài khoản khác");
        awaitStatus(givenUp, DossierStatus.RESULT_RETURNED);

        assertThat(notices())
                .endsWith(
                        "registration-position-given-up-approved",
                        "registration-receiving-account-given-up-refused",
                        "registration-partly-approved")
                .contains("registration-position-approved", "registration-receiving-account-approved");
        assertThat(dossiers.timeline(givenUp.dossier()))
                .extracting(DossierStep::event)
                .contains("registration.position-given-up-approved", "registration.receiving-account-given-up-refused");
        assertThat(positions.heldBy(member.id(), today())).isEmpty();
    }

    @Test
    void mailsGoToTheAddressDeclaredLastUntilOneIsApproved() {
        MembershipRequest first = register(reachedAt("sai.dia.chi@thu.example"));
        assertThat(address()).contains("sai.dia.chi@thu.example");
        decide(cellSecretary, first, Aspect.ACCOUNT, "refuse", "Sai địa chỉ thư");
        awaitStatus(first, DossierStatus.STOPPED);

        MembershipRequest second = register(reachedAt("dung.dia.chi@thu.example"));
        assertThat(address()).contains("dung.dia.chi@thu.example");
        decide(cellSecretary, second, Aspect.ACCOUNT, "approve", null);
        awaitStatus(second, DossierStatus.RESULT_RETURNED);

        change(reachedAt("khac@thu.example"));
        assertThat(address()).contains("dung.dia.chi@thu.example");
    }

    @Test
    void anAddressThatNobodyApprovedReplacesTheOneInForceOnlyWhileTheRegistrationIsOpen() {
        hub.getBean(People.class).changeEmail(member.id(), Optional.of("da.biet@thu.example"));
        MembershipRequest refused = register(reachedAt("sai.dia.chi@thu.example"));
        assertThat(address()).contains("sai.dia.chi@thu.example");
        decide(cellSecretary, refused, Aspect.ACCOUNT, "refuse", "Sai địa chỉ thư");
        awaitStatus(refused, DossierStatus.STOPPED);
        assertThat(address()).contains("da.biet@thu.example");

        MembershipRequest withdrawn = register(reachedAt("lai.sai@thu.example"));
        assertThat(address()).contains("lai.sai@thu.example");
        registrations.withdraw(member.id(), withdrawn.id());
        assertThat(address()).contains("da.biet@thu.example");

        MembershipRequest approved = register(reachedAt("dung.dia.chi@thu.example"));
        decide(cellSecretary, approved, Aspect.ACCOUNT, "approve", null);
        awaitStatus(approved, DossierStatus.RESULT_RETURNED);
        assertThat(address()).contains("dung.dia.chi@thu.example");
    }

    @Test
    void whoRegistersWithoutAnAddressIsReachedAtTheOneKnownBefore() {
        hub.getBean(People.class).changeEmail(member.id(), Optional.of("da.biet@thu.example"));
        MembershipRequest request = register(reachedAt(null));
        assertThat(address()).contains("da.biet@thu.example");

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(address()).contains("da.biet@thu.example");
    }

    private Profile reachedAt(String email) {
        Profile base = declared(Profiles.CELL, CellPosition.MEMBER, null);
        Profile.Extended before = base.extended();
        return Profiles.with(
                base,
                new Profile.Extended(
                        before.taxCode(),
                        before.socialInsuranceNumber(),
                        before.currentResidence(),
                        before.spouseName(),
                        before.spouseRelation(),
                        before.birthRegistrationPlace(),
                        email,
                        before.phone(),
                        before.lifeStatus(),
                        before.nativePlace()));
    }

    private Optional<String> address() {
        return hub.getBean(People.class).find(member.id()).orElseThrow().email();
    }

    @Test
    void aChangeIsAcceptedThoughTheFeeInForceIsOld() {
        Profile base = declared(Profiles.CELL, CellPosition.MEMBER, null);
        Profile old = new Profile(
                base.citizen(),
                base.member(),
                base.cell(),
                base.residence(),
                new Profile.Fee(60_000, YearMonth.now().minusYears(3)),
                base.employer(),
                base.extended());
        load(old);

        MembershipRequest request = change(Profiles.called(old, "Nguyễn Thị Đổi Tên"));

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
    }

    private void load(Profile inForce) {
        hub.getBean(AccountStore.class)
                .load(List.of(new AccountStore.LoadedAccount(member.id(), inForce)), Instant.now());
    }

    private static String link(MembershipRequest request, String kind) {
        return hub.getBean(RegistrationApplication.NoticesOfTests.class).links.get(request.dossier() + " " + kind);
    }

    @Test
    void threeLongReasonsDoNotHoldUpTheResult() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.DEPUTY, Profiles.BANK_ACCOUNT));

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", "a".repeat(1000));
        decide(committeeSecretary, request, Aspect.POSITION, "refuse", "b".repeat(1000));
        decide(committeeSecretary, request, Aspect.RECEIVING_ACCOUNT, "refuse", "c".repeat(1000));

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(parked(request.dossier())).isEmpty();
        assertThat(notices()).contains("registration-partly-approved");
    }

    @Test
    void aRefusedPositionEndsTheLoadedOneAndNoOther() {
        LocalDate longAgo = LocalDate.of(2025, 7, 1);
        positions.appoint(member.id(), Profiles.CELL, PositionKind.DEPUTY, longAgo, "load");
        positions.appoint(member.id(), Profiles.CELL, PositionKind.COMMITTEE_MEMBER, longAgo, "load");
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.DEPUTY, null));

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        decide(committeeSecretary, request, Aspect.POSITION, "refuse", "Chưa có quyết định chuẩn y");

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(positions.heldBy(member.id(), today()))
                .extracting(Position::kind)
                .containsExactly(PositionKind.COMMITTEE_MEMBER);
    }

    @Test
    void whoseReceivingAccountIsReplacedDoesNotGoOnDeclaringIt() {
        activate(declared(Profiles.CELL, CellPosition.MEMBER, null));
        MembershipRequest first = change(declared(Profiles.CELL, CellPosition.MEMBER, Profiles.BANK_ACCOUNT));
        decide(committeeSecretary, first, Aspect.RECEIVING_ACCOUNT, "approve", null);
        awaitStatus(first, DossierStatus.RESULT_RETURNED);
        Person replaced = member;
        somebodyNew();
        activate(declared(Profiles.CELL, CellPosition.MEMBER, null));

        MembershipRequest second = change(declared(Profiles.CELL, CellPosition.MEMBER, Profiles.BANK_ACCOUNT));
        decide(committeeSecretary, second, Aspect.RECEIVING_ACCOUNT, "approve", null);

        awaitStatus(second, DossierStatus.RESULT_RETURNED);
        assertThat(accounts.find(replaced.id()).orElseThrow().profile().member().receivingAccount())
                .isNull();
        assertThat(accounts.find(member.id()).orElseThrow().profile().member().receivingAccount())
                .isEqualTo(Profiles.BANK_ACCOUNT);
    }

    @Test
    void aMemberOfAnEndedCellMovesOnAndChangesOrdinaryValuesAtOnce() {
        hub.getBean(AccountStore.class)
                .load(
                        List.of(new AccountStore.LoadedAccount(
                                member.id(), declared("HN-CU", CellPosition.MEMBER, null))),
                        Instant.now());
        Profile dearer = Profiles.withFee(declared(Profiles.CELL, CellPosition.MEMBER, null), 65_000);

        MembershipRequest request = change(dearer);

        Task ordinary = waitingTask(request, Aspect.ACCOUNT);
        assertThat(ordinary.organisation()).as("above the cell that has ended").isEqualTo("HN-TAYHO-VIDU");
        decide(committeeSecretary, request, Aspect.ACCOUNT, "approve", null);
        decide(committeeSecretary, request, Aspect.CELL, "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(accounts.find(member.id()).orElseThrow().profile()).isEqualTo(dearer);
    }

    @Test
    void aPositionApprovedBeforeTheAccountTakesEffectWithIt() {
        MembershipRequest request = register(declared(Profiles.OTHER_CELL, CellPosition.SECRETARY, null));

        decide(committeeSecretary, request, Aspect.POSITION, "approve", null);
        awaitState(request, Aspect.POSITION, AspectState.APPROVED);
        assertThat(positions.heldBy(member.id(), today())).isEmpty();
        assertThat(reload(request).aspect(Aspect.POSITION).orElseThrow().effectiveAt())
                .isEmpty();

        Task account = waitingTask(request, Aspect.ACCOUNT);
        assertThat(account.organisation())
                .as("nobody in the cell: the search walks up")
                .isEqualTo("HN-TAYHO-VIDU");
        tasks.decide(committeeSecretary, account.id(), "approve", null);

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(positions.heldBy(member.id(), today()))
                .extracting(Position::kind, Position::confirmedBy)
                .containsExactly(tuple(
                        PositionKind.SECRETARY,
                        "task:"
                                + tasks.ofSubject(subject(request, Aspect.POSITION))
                                        .get(0)
                                        .id()));
        positions.end(member.id(), Profiles.OTHER_CELL, today().minusDays(1), "test");
    }

    @Test
    void nobodyDecidesOnThemselves() {
        Person secretary = hub.getBean(People.class).find(cellSecretary).orElseThrow();
        MembershipRequest request = registrations.submit(new Submission(
                secretary,
                RequestKind.REGISTRATION,
                Profiles.of(secretary.personalId(), Profiles.CELL, CellPosition.MEMBER, null),
                claims(secretary),
                lookup()));
        Task task = waitingTask(request, Aspect.ACCOUNT);

        assertThatThrownBy(() -> tasks.decide(cellSecretary, task.id(), "approve", null))
                .isInstanceOf(Failure.class);
        assertThat(tasks.list(cellSecretary, TaskQuery.all(TaskQuery.Scope.ORGANISATION, 50))
                        .tasks())
                .extracting(Task::id)
                .doesNotContain(task.id());

        tasks.decide(cellDeputy, task.id(), "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
    }

    @Test
    void aForgedDecisionByTheMemberIsParkedWithoutEffect() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        Task task = waitingTask(request, Aspect.ACCOUNT);
        TaskDecided forged = decision(task, member.id());

        send(Queues.humanTask("approve-account", "approve"), request.dossier(), forged);

        await().atMost(SOON).untilAsserted(() -> assertThat(parked(request.dossier()))
                .extracting(DeadLetter::code)
                .containsExactly(ErrorCode.OWN_REQUEST.code()));
        assertThat(accounts.find(member.id()).orElseThrow().status()).isEqualTo(AccountStatus.WAITING);
    }

    @Test
    void aFailingRouteMadeFromATemplateParksItsMessage() {
        ApprovalRequested aboutNothing = approvalOfAnUnknownRequest();
        String dossier =
                register(declared(Profiles.CELL, CellPosition.MEMBER, null)).dossier();

        send(Aspect.RECEIVING_ACCOUNT.queue(), dossier, aboutNothing);

        await().atMost(SOON).untilAsserted(() -> assertThat(parked(dossier))
                .extracting(DeadLetter::code, DeadLetter::queue, DeadLetter::route)
                .containsExactly(tuple(
                        ErrorCode.REQUEST_UNKNOWN.code(),
                        "registration.approve-receiving-account.v1",
                        "registration-ask-receiving-account")));
        assertThat(dossiers.find(dossier).orElseThrow().attention()).isTrue();
    }

    @Test
    void aRouteMadeFromATemplateAdmitsOnlyMessagesOfTheHub() throws Exception {
        try (JMSContext broker = hub.getBean(ConnectionFactory.class).createContext()) {
            broker.createProducer().send(broker.createQueue(Aspect.CELL.queue()), "<approvalRequested/>");
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(parked("-"))
                .extracting(DeadLetter::code, DeadLetter::route)
                .containsExactly(tuple(ErrorCode.MESSAGE_HEADER_MISSING.code(), "registration-ask-cell")));
    }

    @Test
    void aRouteMadeFromATemplateReadsAsIfItWereWrittenOut() {
        CamelContext routes = hub.getBean(CamelContext.class);

        assertThat(routes.getRoutes())
                .extracting(Route::getRouteId, Route::getDescription)
                .contains(
                        tuple(
                                "registration-ask-receiving-account",
                                "The approval of an account for retained fees becomes a task, unless it is no longer wanted"),
                        tuple(
                                "registration-account-approved",
                                "The account, and with it the ordinary values is approved and takes effect as soon as its"
                                        + " gate is open"),
                        tuple(
                                "registration-cell-refused",
                                "The move to another cell is refused and what depends on it is closed"));
        for (Aspect aspect : Aspect.values()) {
            assertThat(Stream.of(
                            "registration-ask-%s-skip-cancelled",
                            "registration-ask-%s-describe-task",
                            "registration-ask-%s-create-task",
                            "registration-ask-%s-sweep-cancelled",
                            "registration-%s-approved-record-decision",
                            "registration-%s-refused-record-decision"))
                    .map(id -> id.formatted(aspect.code()))
                    .allSatisfy(id -> {
                        assertThat(routes.getProcessor(id)).as(id).isNotNull();
                        assertThat(model(routes).getProcessorDefinition(id))
                                .as(id)
                                .isNotNull();
                    });
        }
        assertThat(model(routes).getRouteDefinitions())
                .extracting(RouteDefinition::getDescriptionText)
                .noneMatch(description -> description.contains("{{"));
        assertThat(routes.getRoute("registration-ask-cell").filter("errors-admit-message"))
                .as("the error policy's own nodes")
                .hasSize(1);
    }

    private static Model model(CamelContext context) {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    private static ApprovalRequested approvalOfAnUnknownRequest() {
        ApprovalRequested asked = new ApprovalRequested();
        asked.setDossier("G22.99.TK-001173000000-261121-0001");
        asked.setRequest(UUID.randomUUID().toString());
        asked.setAspect(vn.lienthong.messaging.v1.Aspect.RECEIVING_ACCOUNT);
        asked.setSubjectPerson(1);
        asked.setSubjectName("Nguyễn Thị Ví Dụ");
        asked.setOrganisation(Profiles.CELL);
        asked.setRequestedOn(today());
        return asked;
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDecisionThatIsLostOrLateIsTakenUpOnce(boolean lost) throws Exception {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT));
        waitingTask(request, Aspect.POSITION);
        waitingTask(request, Aspect.RECEIVING_ACCOUNT);
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        List<String> stopped = List.of(
                "registration-account-approved",
                "registration-position-refused",
                "registration-receiving-account-approved");
        for (String route : stopped) {
            routes.stopRoute(route);
        }
        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        decide(committeeSecretary, request, Aspect.POSITION, "refuse", "Chưa có quyết định chuẩn y");
        decide(committeeSecretary, request, Aspect.RECEIVING_ACCOUNT, "approve", null);
        awaitQuiet();
        if (lost) {
            assertThat(decisionsOnTheirWay(request)).hasSize(3);
        }
        StandingRequests standing = hub.getBean(StandingRequests.class);

        clock().advance(Duration.ofMinutes(59));
        standing.check();
        awaitQuiet();
        assertThat(jdbc.sql("SELECT count(*) FROM membership_aspect WHERE request_id = ? AND step_due_at > ?")
                        .params(
                                request.id(),
                                clock().instant().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .as("so soon after it was sent")
                .isZero();
        clock().advance(Duration.ofMinutes(2));
        standing.check();
        standing.check();
        awaitQuiet();
        if (lost) {
            List<String> again = decisionsOnTheirWay(request);
            assertThat(again).as("each once more").hasSize(3);
        }
        clock().advance(Duration.ofHours(13));
        standing.check();
        for (String route : stopped) {
            routes.startRoute(route);
        }

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        awaitQuiet();
        standing.check();
        awaitQuiet();
        assertThat(states(request)).containsExactly(AspectState.APPROVED, AspectState.REFUSED, AspectState.APPROVED);
        assertThat(reload(request).aspect(Aspect.ACCOUNT).orElseThrow().decidedBy())
                .contains(cellSecretary);
        assertThat(notices())
                .containsExactlyInAnyOrder(
                        "registration-accepted",
                        "registration-account-approved",
                        "registration-position-refused",
                        "registration-receiving-account-approved",
                        "registration-partly-approved");
        assertThat(accounts.find(member.id()).orElseThrow().active()).isTrue();
        for (Aspect aspect : Aspect.ofRegistration(request.declared())) {
            assertThat(tasks.ofSubject(subject(request, aspect)))
                    .extracting(Task::state)
                    .containsExactly(TaskState.RESUMED);
        }
        assertThat(parked(request.dossier())).isEmpty();
    }

    @Test
    void aParkedDecisionIsNotToldOnceMoreThoughItIsDiscarded() throws Exception {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        Task task = waitingTask(request, Aspect.ACCOUNT);
        jdbc.sql("UPDATE membership_request SET person_id = ? WHERE id = ?")
                .params(cellSecretary, request.id())
                .update();
        tasks.decide(cellSecretary, task.id(), "approve", null);
        await().atMost(SOON).until(() -> parked(request.dossier()).size() == 1);
        jdbc.sql("UPDATE membership_request SET person_id = ? WHERE id = ?")
                .params(member.id(), request.id())
                .update();
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        routes.stopRoute("registration-account-approved");
        StandingRequests standing = hub.getBean(StandingRequests.class);
        try {
            clock().advance(Duration.ofHours(2));
            standing.check();
            awaitQuiet();
            assertThat(decisionsOnTheirWay(request)).as("while it is parked").isEmpty();
            hub.getBean(DeadLetters.class)
                    .discard(parked(request.dossier()).get(0).id(), "person:1", "on purpose");
            clock().advance(Duration.ofHours(13));
            standing.check();
            awaitQuiet();
            assertThat(decisionsOnTheirWay(request)).as("once it was discarded").isEmpty();
        } finally {
            routes.startRoute("registration-account-approved");
        }
        registrations.withdraw(member.id(), request.id());
        assertThat(reload(request).state()).isEqualTo(RequestState.WITHDRAWN);
    }

    /** Takes the decisions on this request off their queues, whose routes stand still. */
    private static List<String> decisionsOnTheirWay(MembershipRequest request) throws Exception {
        return onTheirWay(
                request,
                List.of(
                        Queues.humanTask("approve-account", "approve"),
                        Queues.humanTask("approve-position", "refuse"),
                        Queues.humanTask("approve-receiving-account", "approve")));
    }

    /** Takes what is about this request off these queues, whose routes stand still. */
    private static List<String> onTheirWay(MembershipRequest request, List<String> queues) throws Exception {
        awaitQuiet();
        List<String> taken = new ArrayList<>();
        try (JMSContext broker = hub.getBean(ConnectionFactory.class).createContext()) {
            for (String queue : queues) {
                JMSConsumer consumer = broker.createConsumer(
                        broker.createQueue(queue), Headers.DOSSIER + " = '" + request.dossier() + "'");
                for (Message message = consumer.receive(300); message != null; message = consumer.receive(300)) {
                    taken.add(message.getBody(String.class));
                }
                consumer.close();
            }
        }
        return taken;
    }

    /**
     * Has looked what stands: too soon, then when it seems lost, and half a day later; the routes of these queues stand still.
     *
     * @param lost whether what is on its way gets lost, the first time and the second, or only waits
     */
    private void lookAgain(MembershipRequest request, List<String> queues, boolean lost) throws Exception {
        StandingRequests standing = hub.getBean(StandingRequests.class);
        awaitQuiet();
        List<String> first = lost ? onTheirWay(request, queues) : List.of();
        clock().advance(Duration.ofMinutes(59));
        standing.check();
        assertThat(onTheirWay(request, lost ? queues : List.of()))
                .as("so soon after it was sent")
                .isEmpty();
        clock().advance(Duration.ofMinutes(2));
        standing.check();
        standing.check();
        if (lost) {
            assertThat(first).hasSize(queues.size());
            assertThat(onTheirWay(request, queues)).as("once more, as it was").isEqualTo(first);
        }
        clock().advance(Duration.ofHours(13));
        standing.check();
        awaitQuiet();
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSubmissionThatIsLostOrLateIsCheckedOnce(boolean lost) throws Exception {
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        routes.stopRoute("registration-check");
        MembershipRequest request;
        try {
            request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
            lookAgain(request, List.of(Queues.REGISTRATION_SUBMITTED), lost);
        } finally {
            routes.startRoute("registration-check");
        }

        Task task = waitingTask(request, Aspect.ACCOUNT);
        awaitQuiet();
        assertThat(task.requestedBy()).isEqualTo("person:" + member.id());
        assertThat(tasks.ofSubject(task.subject())).hasSize(1);
        assertThat(notices()).containsExactly("registration-accepted");
        assertThat(dossiers.timeline(request.dossier()))
                .extracting(DossierStep::event)
                .containsExactly("registration.submitted", "registration.accepted", "registration.asked");
        assertThat(parked(request.dossier())).isEmpty();
    }

    /** @param lost whether the first messages are lost, or only wait */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTaskOfAnAspectThatIsLostOrLateIsMadeOnce(boolean lost) throws Exception {
        activate(declared(Profiles.CELL, CellPosition.MEMBER, null));
        Profile elsewhere =
                Profiles.withFee(declared("HN-TAYHO-CB", CellPosition.DEPUTY, Profiles.BANK_ACCOUNT), 75_000);
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        for (Aspect aspect : Aspect.values()) {
            routes.stopRoute("registration-ask-" + aspect.code());
        }
        MembershipRequest request;
        try {
            request = change(elsewhere);
            awaitStatus(request, DossierStatus.IN_PROGRESS);
            lookAgain(request, Stream.of(Aspect.values()).map(Aspect::queue).toList(), lost);
        } finally {
            for (Aspect aspect : Aspect.values()) {
                routes.startRoute("registration-ask-" + aspect.code());
            }
        }

        for (Aspect aspect : Aspect.values()) {
            assertThat(waitingTask(request, aspect).requestedBy()).isEqualTo("person:" + member.id());
        }
        hub.getBean(StandingRequests.class).check();
        awaitQuiet();
        for (Aspect aspect : Aspect.values()) {
            assertThat(tasks.ofSubject(subject(request, aspect)))
                    .as(aspect.code())
                    .hasSize(1);
        }
        assertThat(parked(request.dossier())).isEmpty();
        registrations.withdraw(member.id(), request.id());
    }

    @Test
    void aMessageThatComesOnceMoreMakesNoSecondTaskWhileTheDecisionIsOnItsWay() throws Exception {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        Task task = waitingTask(request, Aspect.ACCOUNT);
        AspectDecision asked = reload(request).aspect(Aspect.ACCOUNT).orElseThrow();
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        routes.stopRoute("registration-account-approved");
        try {
            tasks.decide(cellSecretary, task.id(), "approve", null);
            send(
                    Aspect.ACCOUNT.queue(),
                    request.dossier(),
                    hub.getBean(RegistrationIntake.class).approval(request, asked));
            awaitQuiet();
        } finally {
            routes.startRoute("registration-account-approved");
        }
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(tasks.ofSubject(task.subject())).extracting(Task::id).containsExactly(task.id());
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @CsvSource({"approve, true", "approve, false", "refuse, true", "refuse, false"})
    void aConclusionThatIsLostOrLateComesOnce(String outcome, boolean lost) throws Exception {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.DEPUTY, null));
        waitingTask(request, Aspect.POSITION);
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        routes.stopRoute("registration-conclude");
        try {
            decide(cellSecretary, request, Aspect.ACCOUNT, outcome, "Đã xem");
            if (outcome.equals("approve")) {
                decide(committeeSecretary, request, Aspect.POSITION, "refuse", "Chưa có quyết định chuẩn y");
            }
            await().atMost(SOON).until(() -> reload(request).state() == RequestState.DECIDED);
            lookAgain(request, List.of(Queues.REGISTRATION_DECIDED), lost);
        } finally {
            routes.startRoute("registration-conclude");
        }

        DossierStatus end = outcome.equals("approve") ? DossierStatus.RESULT_RETURNED : DossierStatus.STOPPED;
        awaitStatus(request, end);
        awaitQuiet();
        List<DossierStep> timeline = dossiers.timeline(request.dossier());
        assertThat(timeline.stream().filter(step -> step.status() == end)).hasSize(1);
        assertThat(lastStep(request).actor())
                .isEqualTo("person:" + (outcome.equals("approve") ? committeeSecretary : cellSecretary));
        assertThat(notices().stream().filter("registration-partly-approved"::equals))
                .hasSize(outcome.equals("approve") ? 1 : 0);
        assertThat(parked(request.dossier())).isEmpty();
        routes.stopRoute("registration-conclude");
        try {
            clock().advance(Duration.ofHours(13));
            hub.getBean(StandingRequests.class).check();
            assertThat(onTheirWay(request, List.of(Queues.REGISTRATION_DECIDED)))
                    .as("of a dossier that is closed")
                    .isEmpty();
        } finally {
            routes.startRoute("registration-conclude");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {Queues.REGISTRATION_SUBMITTED, "registration.approve-account.v1", Queues.REGISTRATION_DECIDED})
    void whatIsParkedIsNotSentOnceMoreAndOnlyAConclusionOnceItIsDiscarded(String queue) throws Exception {
        String route = Map.of(
                        Queues.REGISTRATION_SUBMITTED, "registration-check",
                        Queues.REGISTRATION_DECIDED, "registration-conclude")
                .getOrDefault(queue, "registration-ask-account");
        RouteController routes = hub.getBean(CamelContext.class).getRouteController();
        StandingRequests standing = hub.getBean(StandingRequests.class);
        routes.stopRoute(route);
        try {
            MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
            if (queue.equals(Queues.REGISTRATION_DECIDED)) {
                decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
            }
            List<String> first = new ArrayList<>();
            await().atMost(SOON).until(() -> first.addAll(onTheirWay(request, List.of(queue))));
            jdbc.sql(
                            """
                            INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, code, cause, body, parked_at)
                            VALUES (gen_random_uuid(), gen_random_uuid(), ?, ?, ?, '-', '-', 'LT-WEB-004', '-', ?, now())
                            """)
                    .params(queue, route, request.dossier(), first.get(0))
                    .update();

            clock().advance(Duration.ofHours(2));
            standing.check();
            assertThat(onTheirWay(request, List.of(queue)))
                    .as("while it is parked")
                    .isEmpty();
            hub.getBean(DeadLetters.class)
                    .discard(parked(request.dossier()).get(0).id(), "person:1", "on purpose");
            clock().advance(Duration.ofHours(13));
            standing.check();
            assertThat(onTheirWay(request, List.of(queue)))
                    .as("once it was discarded: nothing else closes a dossier")
                    .isEqualTo(queue.equals(Queues.REGISTRATION_DECIDED) ? first : List.of());
        } finally {
            routes.startRoute(route);
        }
    }

    private static MovableClock clock() {
        return hub.getBean(MovableClock.class);
    }

    @Test
    void repeatedMessagesChangeNothing() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
        RegistrationSubmitted again = new RegistrationSubmitted();
        again.setDossier(request.dossier());
        again.setRequest(request.id().toString());
        Task task = waitingTask(request, Aspect.ACCOUNT);

        send(Queues.REGISTRATION_SUBMITTED, request.dossier(), again);
        tasks.decide(cellSecretary, task.id(), "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        send(Queues.humanTask("approve-account", "refuse"), request.dossier(), refusal(task));
        send(Queues.humanTask("approve-account", "approve"), request.dossier(), decision(task, cellSecretary));
        awaitQuiet();

        assertThat(tasks.ofSubject(task.subject())).hasSize(1);
        assertThat(accounts.find(member.id()).orElseThrow().active()).isTrue();
        assertThat(accounts.find(member.id()).orElseThrow().version()).isEqualTo(2);
        assertThat(dossiers.timeline(request.dossier())).hasSize(6);
        assertThat(parked(request.dossier())).isEmpty();
    }

    @Test
    void twoOpenRequestsOfOnePersonAreRefused() {
        register(declared(Profiles.CELL, CellPosition.MEMBER, null));

        assertThatThrownBy(() -> register(declared(Profiles.CELL, CellPosition.MEMBER, null)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_ALREADY_OPEN));
    }

    @Test
    void manyClicksAtOnceSendOneRequest() {
        Profile declared = declared(Profiles.CELL, CellPosition.MEMBER, null);
        List<Boolean> sent = IntStream.range(0, 8)
                .parallel()
                .mapToObj(click -> {
                    try {
                        register(declared);
                        return true;
                    } catch (Failure refused) {
                        return false;
                    }
                })
                .toList();

        assertThat(sent).containsOnlyOnce(true);
        assertThat(registrations.history(member.id(), 10)).hasSize(1);
    }

    @Test
    void aChangeKeepsTheOldValuesUntilItIsApproved() {
        activate(declared(Profiles.CELL, CellPosition.MEMBER, null));
        Profile before = accounts.find(member.id()).orElseThrow().profile();
        Profile after = Profiles.withFee(
                declared(Profiles.CELL, CellPosition.MEMBER, new Profile.BankAccount("970405", "99990000", "MAU")),
                75_000);

        MembershipRequest request = change(after);
        waitingTask(request, Aspect.RECEIVING_ACCOUNT);
        assertThat(accounts.find(member.id()).orElseThrow().profile()).isEqualTo(before);

        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        awaitState(request, Aspect.ACCOUNT, AspectState.APPROVED);
        Profile between = accounts.find(member.id()).orElseThrow().profile();
        assertThat(between.fee().monthly()).isEqualTo(75_000);
        assertThat(between.member().receivingAccount()).isNull();

        decide(committeeSecretary, request, Aspect.RECEIVING_ACCOUNT, "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(accounts.find(member.id()).orElseThrow().profile()).isEqualTo(after);
    }

    @Test
    void aMoveGoesToTheSuperiorOfTheNewCellAndEndsThePositionInTheOldOne() {
        activate(declared(Profiles.CELL, CellPosition.MEMBER, null));
        positions.appoint(member.id(), Profiles.CELL, PositionKind.COMMITTEE_MEMBER, today(), "load");

        MembershipRequest request = change(declared("HN-TAYHO-CB", CellPosition.DEPUTY, null));
        Task move = waitingTask(request, Aspect.CELL);
        assertThat(move.organisation()).isEqualTo("HN-TAYHO");
        decide(wardSecretary, request, Aspect.POSITION, "approve", null);
        awaitState(request, Aspect.POSITION, AspectState.APPROVED);
        assertThat(positions.heldBy(member.id(), today()))
                .extracting(Position::organisation)
                .containsExactly(Profiles.CELL);

        tasks.decide(wardSecretary, move.id(), "approve", null);

        awaitStatus(request, DossierStatus.RESULT_RETURNED);
        assertThat(accounts.find(member.id()).orElseThrow().profile().cell()).isEqualTo("HN-TAYHO-CB");
        assertThat(positions.heldBy(member.id(), today()))
                .extracting(Position::organisation, Position::kind)
                .containsExactly(tuple("HN-TAYHO-CB", PositionKind.DEPUTY));
        positions.end(member.id(), "HN-TAYHO-CB", today().minusDays(1), "test");
    }

    @Test
    void aWithdrawnRequestLeavesNothingToDecide() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.SECRETARY, null));
        Task task = waitingTask(request, Aspect.ACCOUNT);

        registrations.withdraw(member.id(), request.id());

        assertThat(lastStep(request).actor()).isEqualTo("person:" + member.id());
        assertThat(tasks.ofSubject(task.subject())).extracting(Task::state).containsExactly(TaskState.CANCELLED);
        assertThat(dossiers.find(request.dossier()).orElseThrow().status()).isEqualTo(DossierStatus.WITHDRAWN);
        assertThat(accounts.find(member.id())).isEmpty();
        assertThatThrownBy(() -> registrations.withdraw(member.id(), request.id()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_CLOSED));
        awaitQuiet();
        assertThat(tasks.ofSubject(subject(request, Aspect.POSITION)))
                .extracting(Task::state)
                .isSubsetOf(TaskState.CANCELLED);
    }

    @Test
    void nobodyWithdrawsAnothersRequest() {
        MembershipRequest request = register(declared(Profiles.CELL, CellPosition.MEMBER, null));

        assertThatThrownBy(() -> registrations.withdraw(cellSecretary, request.id()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aRequestForACellThatIsGoneByNowIsNotAccepted() {
        MembershipRequest request = new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                .execute(status -> {
                    MembershipRequest stored = register(declared(Profiles.CELL, CellPosition.MEMBER, null));
                    jdbc.sql(
                                    """
                            UPDATE membership_request SET declared = jsonb_set(declared, '{cell}', '"HN-CU"')
                            WHERE id = ?""")
                            .param(stored.id())
                            .update();
                    return stored;
                });

        awaitStatus(request, DossierStatus.NOT_ACCEPTED);

        assertThat(reload(request).state()).isEqualTo(RequestState.NOT_ACCEPTED);
        assertThat(reload(request).reason().orElseThrow()).contains("Chi bộ trực thuộc");
        assertThat(accounts.find(member.id()).orElseThrow().status()).isEqualTo(AccountStatus.REFUSED);
        assertThat(notices()).containsExactly("registration-not-accepted");
        assertThat(link(request, "registration-not-accepted")).isEqualTo("/account/requests/" + request.id());
    }

    @Test
    void aChangeWithoutAnActiveAccountOrWithoutDifferenceIsRefused() {
        Profile declared = declared(Profiles.CELL, CellPosition.MEMBER, null);
        assertThatThrownBy(() -> change(declared))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ACCOUNT_NOT_ACTIVE));

        activate(declared);

        assertThatThrownBy(() -> change(declared))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOTHING_CHANGED));
        assertThatThrownBy(() -> register(declared))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ACCOUNT_EXISTS));
    }

    private Profile declared(String cell, CellPosition position, Profile.BankAccount account) {
        return Profiles.of(member.personalId(), cell, position, account);
    }

    private MembershipRequest register(Profile declared) {
        return submit(RequestKind.REGISTRATION, declared);
    }

    private MembershipRequest change(Profile declared) {
        return submit(RequestKind.CHANGE, declared);
    }

    private MembershipRequest submit(RequestKind kind, Profile declared) {
        return registrations.submit(new Submission(member, kind, declared, claims(member), lookup()));
    }

    private void activate(Profile declared) {
        MembershipRequest request = register(declared);
        decide(cellSecretary, request, Aspect.ACCOUNT, "approve", null);
        awaitStatus(request, DossierStatus.RESULT_RETURNED);
    }

    private void decide(long officer, MembershipRequest request, Aspect aspect, String outcome, String reason) {
        tasks.decide(officer, waitingTask(request, aspect).id(), outcome, reason);
    }

    private Task waitingTask(MembershipRequest request, Aspect aspect) {
        await().atMost(SOON).until(() -> tasks.ofSubject(subject(request, aspect)).stream()
                .anyMatch(task -> task.state().waiting()));
        return tasks.ofSubject(subject(request, aspect)).get(0);
    }

    private static String subject(MembershipRequest request, Aspect aspect) {
        return new ApprovalTasks.Subject(request.id(), aspect).toString();
    }

    private static void awaitStatus(MembershipRequest request, DossierStatus status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        dossiers.find(request.dossier()).orElseThrow().status())
                .isEqualTo(status));
    }

    private static void awaitState(MembershipRequest request, Aspect aspect, AspectState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        reload(request).aspect(aspect).orElseThrow().state())
                .isEqualTo(state));
    }

    /** Until nothing is on its way any more: outbox empty and every message taken by the inbox or parked. */
    private static void awaitQuiet() {
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT count(*) FROM outbox")
                                .query(Long.class)
                                .single()
                        == 0);
        await().pollDelay(Duration.ofMillis(500)).atMost(SOON).until(() -> true);
    }

    private static MembershipRequest reload(MembershipRequest request) {
        return registrations.find(request.id()).orElseThrow();
    }

    private static List<AspectState> states(MembershipRequest request) {
        return Aspect.ofRegistration(request.declared()).stream()
                .map(aspect -> reload(request).aspect(aspect).orElseThrow().state())
                .toList();
    }

    private static DossierStep lastStep(MembershipRequest request) {
        List<DossierStep> timeline = dossiers.timeline(request.dossier());
        return timeline.get(timeline.size() - 1);
    }

    private List<String> notices() {
        String mine = member.id() + " ";
        return hub.getBean(RegistrationApplication.NoticesOfTests.class).kinds.stream()
                .filter(each -> each.startsWith(mine))
                .map(each -> each.substring(mine.length()))
                .toList();
    }

    private static List<DeadLetter> parked(String dossier) {
        return hub.getBean(DeadLetters.class).waiting(100).stream()
                .filter(letter -> letter.dossier().equals(dossier))
                .toList();
    }

    private static void send(String queue, String dossier, Object message) {
        new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> hub.getBean(Outbox.class).send(queue, dossier, message));
    }

    private static TaskDecided decision(Task task, long by) {
        TaskDecided decision = new TaskDecided();
        decision.setTask(task.id().toString());
        decision.setType(task.type().name());
        decision.setOutcome("approve");
        decision.setDossier(task.dossier());
        decision.setSubject(task.subject());
        decision.setDecidedBy(by);
        decision.setDecidedAt(Instant.now());
        return decision;
    }

    private static TaskDecided refusal(Task task) {
        TaskDecided refusal = decision(task, cellDeputy);
        refusal.setOutcome("refuse");
        refusal.setReason("đến sau");
        return refusal;
    }

    private static IdentityClaims claims(Person person) {
        return new IdentityClaims(person.personalId(), null, person.fullName(), null, null, null, null, null, null);
    }

    private static MemberLookup lookup() {
        return new MemberLookup(MemberLookup.Outcome.NOT_FOUND, "01.000001", "000001", null, Instant.now());
    }

    private static LocalDate today() {
        return VietnamTime.day(Instant.now());
    }

    private static long officer(String personalId, String organisation, PositionKind kind) {
        long id = person(personalId).id();
        positions.appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
        return id;
    }

    private static Person person(String personalId) {
        return hub.getBean(People.class)
                .signedIn(personalId, Optional.empty(), "Nguyễn Thị Ví Dụ", Optional.of(LocalDate.of(1973, 2, 25)));
    }

    private static void store(Organisation organisation) {
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
