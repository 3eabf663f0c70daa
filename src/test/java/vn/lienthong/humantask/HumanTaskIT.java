package vn.lienthong.humantask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.HumanTaskApplication.Decisions;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.Aspect;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.settings.InvalidRules;
import vn.lienthong.testsupport.MovableClock;

/** The component from the message that asks to the route that goes on, on a real broker and a real database. */
class HumanTaskIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 7, 1);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext hub;
    private static long secretary;
    private static long deputy;
    private static long committeeSecretary;
    private static long member;

    @BeforeAll
    static void start() throws IOException {
        hub = new SpringApplicationBuilder(HumanTaskApplication.class)
                .run(HumanTaskApplication.arguments(data, 72, withATypeThatExpires()));
        organisation("TU", "CITY_COMMITTEE", null);
        organisation("P1", "UPPER_COMMITTEE", "TU");
        organisation("P1.C1", "CELL", "P1");
        organisation("P1.C2", "CELL", "P1");
        secretary = person("Bí Thư Ví Dụ", "P1.C1", PositionKind.SECRETARY);
        deputy = person("Phó Bí Thư Ví Dụ", "P1.C1", PositionKind.DEPUTY);
        committeeSecretary = person("Bí Thư Phường Ví Dụ", "P1", PositionKind.SECRETARY);
        member = person("Đảng Viên Ví Dụ", null, null);
    }

    /** The hub's own types and one that expires, which none of them does. */
    private static Path withATypeThatExpires() throws IOException {
        Path file = Files.createDirectories(data.resolve("config/rules")).resolve("tasks.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("config/rules/tasks.yaml"))
                        + """
                          test-passing:
                            title: {vi: Việc có thời hạn, en: A passing matter}
                            candidates: {positions: [secretary, deputy], at: own-organisation}
                            outcomes:
                              approve: {title: {vi: Duyệt, en: Approve}}
                            due: {working-days: 1}
                            expires: {working-days: 2}
                        """);
        return data.resolve("config");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void calm() {
        decisions().trouble = null;
        decisions().troubleAfterwards = null;
        clock().reset();
    }

    @Test
    void messageCreatesATaskAndItsCandidatesHearOfIt() {
        Task task = ask("P1.C1", member);

        assertThat(task.state()).isEqualTo(TaskState.OPEN);
        assertThat(task.organisation()).isEqualTo("P1.C1");
        assertThat(tasks().waiting(secretary)).containsKey("approve-account");
        assertThat(tasks().waiting(member)).isEmpty();
        assertThat(told("task-waiting", task.id())).containsExactlyInAnyOrder(secretary, deputy);
    }

    @Test
    void delegatesHearOfATaskAndWhoeverAskedForItDoesNot() {
        organisation("P1.C9", "CELL", "P1");
        long asking = person("Người Đề Nghị Ví Dụ", "P1.C9", PositionKind.SECRETARY);
        long other = person("Người Khác Ví Dụ", "P1.C9", PositionKind.DEPUTY);
        long delegate = person("Người Được Ủy Quyền Ví Dụ", null, null);
        long delegateOfAsking = person("Người Thay Ví Dụ", null, null);
        delegate(other, delegate, "DEPUTY");
        delegate(asking, delegateOfAsking, "SECRETARY");

        Task task = ask("test.ask-account.v1", "P1.C9", member, "Người Ví Dụ", asking);

        assertThat(told("task-waiting", task.id())).containsExactlyInAnyOrder(other, delegate);
        assertThat(listed(delegate, "")).contains(task.id());
        assertThat(listed(asking, "")).as("four eyes").doesNotContain(task.id());
        assertThat(listed(delegateOfAsking, "")).as("four eyes").doesNotContain(task.id());
    }

    private static void delegate(long from, long to, String kind) {
        jdbc().update(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                + " reference) VALUES (?, ?, 'P1.C9', ?, '2025-07-01', '2035-07-31', 'test')",
                        from,
                        to,
                        kind);
    }

    @Test
    void repeatedMessageCreatesNoSecondTask() {
        MessageContext context =
                new MessageContext(Optional.of(UUID.randomUUID()), "person:" + member, Optional.empty());
        TaskRequest request =
                new TaskRequest(UUID.randomUUID().toString(), OptionalLong.of(member), "Lặp Lại", "P1.C1", LONG_AGO);
        TaskLifecycle lifecycle = hub.getBean(TaskLifecycle.class);

        context.run(() -> lifecycle.create("approve-account", dossier(), request));
        context.run(() -> lifecycle.create("approve-account", dossier(), request));

        assertThat(tasks().ofSubject(request.subject())).hasSize(1);
    }

    @Test
    void decisionResumesItsRouteOnce() {
        Task task = ask("P1.C1", member);

        Task decided = tasks().decide(secretary, task.id(), "approve", null);

        assertThat(decided.state()).isIn(TaskState.DECIDED, TaskState.RESUMED);
        awaitResumed(task);
        assertThat(recordedFor(task)).singleElement().satisfies(decision -> {
            assertThat(decision.getOutcome()).isEqualTo("approve");
            assertThat(decision.getDecidedBy()).isEqualTo(secretary);
        });
        assertThat(tasks().history(secretary, task.id()))
                .extracting(TaskEvent::event)
                .containsExactly("created", "decided", "resumed");
    }

    @Test
    void decisionMadeWhileTheRouteIsStoppedIsNotLost() throws Exception {
        CamelContext camel = hub.getBean(CamelContext.class);
        camel.getRouteController().stopRoute("approved");
        Task task = ask("P1.C1", member);
        tasks().decide(deputy, task.id(), "approve", null);
        assertThat(find(task).state()).isEqualTo(TaskState.DECIDED);

        camel.getRouteController().startRoute("approved");

        awaitResumed(task);
        assertThat(recordedFor(task)).hasSize(1);
    }

    @Test
    void twoOfficersAtOnceMakeOneDecision() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                Task task = ask("P1.C1", member);
                List<Callable<String>> clicks = List.of(
                        () -> attempt(() -> tasks().decide(secretary, task.id(), "approve", null)),
                        () -> attempt(() -> tasks().decide(deputy, task.id(), "refuse", "Chưa đúng")));
                List<String> results = new ArrayList<>();
                for (Future<String> result : officers.invokeAll(clicks)) {
                    results.add(result.get());
                }
                assertThat(results).containsExactlyInAnyOrder("done", ErrorCode.TASK_CLOSED.code());
                awaitResumed(task);
                assertThat(recordedFor(task)).hasSize(1);
            }
        } finally {
            officers.shutdownNow();
        }
    }

    @Test
    void nobodyDecidesOnThemselves() {
        Task task = ask("P1.C1", secretary);

        assertFailure(() -> tasks().decide(secretary, task.id(), "approve", null), ErrorCode.TASK_FORBIDDEN);
        assertThat(tasks().waiting(secretary).getOrDefault("approve-account", 0))
                .isEqualTo(tasks().list(secretary, TaskQuery.all(TaskQuery.Scope.ORGANISATION, 200))
                        .tasks()
                        .size());
        assertThat(listed(secretary, "")).doesNotContain(task.id());
        assertThat(tasks().mayDecide(deputy, task)).isTrue();
    }

    @Test
    void whereOnlyTheSubjectHoldsThePositionTheTaskGoesUp() {
        long alone = person("Một Mình Ví Dụ", "P1.C2", PositionKind.SECRETARY);

        Task task = ask("P1.C2", alone);

        assertThat(task.organisation()).isEqualTo("P1");
        assertThat(tasks().mayDecide(committeeSecretary, task)).isTrue();
    }

    @Test
    void superiorIsFoundOnTheTree() {
        Task task = ask("test.ask-position.v1", "P1.C1", member);

        assertThat(task.organisation()).isEqualTo("P1");
        assertFailure(() -> tasks().claim(secretary, task.id()), ErrorCode.TASK_FORBIDDEN);
        assertThat(tasks().claim(committeeSecretary, task.id()).state()).isEqualTo(TaskState.CLAIMED);
    }

    @Test
    void theTreeOfTheRequestsDateCountsThoughTheCellHasMovedSince() {
        organisation("P2", "UPPER_COMMITTEE", "TU");
        person("Bí Thư Phường Khác", "P2", PositionKind.SECRETARY);
        organisation("P1.C7", "CELL", "P1");
        jdbc().update("UPDATE organisation SET valid_to = '2025-09-30' WHERE code = 'P1.C7'");
        organisation("P1.C7", "CELL", "P2", LocalDate.of(2025, 10, 1));

        assertThat(created("approve-position", "P1.C7", LocalDate.of(2025, 9, 30))
                        .organisation())
                .isEqualTo("P1");
        assertThat(created("approve-position", "P1.C7", LocalDate.of(2025, 10, 1))
                        .organisation())
                .isEqualTo("P2");
    }

    @Test
    void whoHeldThePositionOnTheRequestsDateCountsThoughNobodyDoesSince() {
        organisation("P1.C8", "CELL", "P1");
        long former = person("Đã Nghỉ Ví Dụ", "P1.C8", PositionKind.SECRETARY);
        jdbc().update("UPDATE position SET valid_to = '2025-09-30' WHERE person_id = ?", former);

        assertThat(created("approve-account", "P1.C8", LocalDate.of(2025, 9, 30))
                        .organisation())
                .isEqualTo("P1.C8");
        assertThat(created("approve-account", "P1.C8", LocalDate.of(2025, 10, 1))
                        .organisation())
                .isEqualTo("P1");
    }

    private static Task created(String type, String organisation, LocalDate requestedOn) {
        TaskRequest request = new TaskRequest(
                UUID.randomUUID().toString(), OptionalLong.of(member), "Ngày Đề Nghị", organisation, requestedOn);
        new MessageContext(Optional.of(UUID.randomUUID()), "person:" + member, Optional.empty())
                .run(() -> hub.getBean(TaskLifecycle.class).create(type, dossier(), request));
        return tasks().ofSubject(request.subject()).get(0);
    }

    @Test
    void endedSecretaryAndDelegateOutOfPeriodAreRefused() {
        long ended = person("Đã Thôi Ví Dụ", null, null);
        jdbc().update(
                        "INSERT INTO position (person_id, organisation_code, kind, valid_from, valid_to, confirmed_by)"
                                + " VALUES (?, 'P1.C1', 'SECRETARY', '2025-07-01', '2025-12-31', 'test')",
                        ended);
        long delegate = person("Được Ủy Quyền Ví Dụ", null, null);
        jdbc().update(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                + " reference) VALUES (?, ?, 'P1.C1', 'SECRETARY', '2025-07-01', '2025-07-31', 'test')",
                        secretary,
                        delegate);
        Task task = ask("P1.C1", member);

        assertFailure(() -> tasks().decide(ended, task.id(), "approve", null), ErrorCode.TASK_FORBIDDEN);
        assertFailure(() -> tasks().decide(delegate, task.id(), "approve", null), ErrorCode.TASK_FORBIDDEN);
        assertFailure(() -> tasks().get(ended, task.id()), ErrorCode.TASK_UNKNOWN);
    }

    @Test
    void delegateInPeriodDecidesOnBehalf() {
        long delegate = person("Ủy Quyền Đúng Hạn", null, null);
        jdbc().update(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, scope, valid_from,"
                                + " valid_to, reference) VALUES (?, ?, 'P1.C1', 'SECRETARY', '{approve-account}', '2025-07-01',"
                                + " '2035-07-31', 'test')",
                        secretary,
                        delegate);
        Task task = ask("P1.C1", member);

        Task decided = tasks().decide(delegate, task.id(), "approve", null);

        assertThat(decided.onBehalfOf()).hasValue(secretary);
    }

    @Test
    void claimedTaskIsLeftToWhoeverHoldsIt() {
        Task task = ask("P1.C1", member);
        tasks().claim(secretary, task.id());

        assertFailure(() -> tasks().claim(deputy, task.id()), ErrorCode.TASK_CLAIMED);
        assertFailure(() -> tasks().decide(deputy, task.id(), "approve", null), ErrorCode.TASK_CLAIMED);
        tasks().release(secretary, task.id());
        assertThat(tasks().decide(deputy, task.id(), "approve", null).decidedBy())
                .hasValue(deputy);
    }

    @Test
    void whoeverLosesThePositionHoldsNothingAnyMore() {
        long leaving = person("Sắp Thôi Ví Dụ", "P1.C1", PositionKind.DEPUTY);
        Task task = ask("P1.C1", member);
        tasks().claim(leaving, task.id());
        assertFailure(() -> tasks().decide(deputy, task.id(), "approve", null), ErrorCode.TASK_CLAIMED);

        jdbc().update("UPDATE position SET valid_to = '2025-12-31' WHERE person_id = ?", leaving);

        assertThat(tasks().claim(deputy, task.id()).claimedBy()).hasValue(deputy);
        assertThat(tasks().decide(deputy, task.id(), "approve", null).decidedBy())
                .hasValue(deputy);
    }

    @Test
    void whatAnotherHoldsDoesNotWaitForMeUntilTheyLoseThePosition() {
        organisation("P1.C9W", "CELL", "P1");
        long leaving = person("Sắp Thôi Việc Ví Dụ", "P1.C9W", PositionKind.SECRETARY);
        long staying = person("Ở Lại Ví Dụ", "P1.C9W", PositionKind.DEPUTY);
        Task task = ask("P1.C9W", member);
        ask("P1.C9W", member);
        assertThat(tasks().waiting(staying)).containsEntry("approve-account", 2);

        tasks().claim(leaving, task.id());

        assertThat(tasks().waiting(staying)).containsEntry("approve-account", 1);
        assertThat(tasks().waiting(leaving)).containsEntry("approve-account", 2);
        assertThat(listed(staying, "")).contains(task.id());

        jdbc().update("UPDATE position SET valid_to = '2025-12-31' WHERE person_id = ?", leaving);

        assertThat(tasks().waiting(staying)).containsEntry("approve-account", 2);
    }

    @Test
    void whoActsForTheSubjectIsNotEvenShownTheTask() {
        organisation("P1.C9X", "CELL", "P1");
        long subject = person("Bí Thư Có Việc", "P1.C9X", PositionKind.SECRETARY);
        person("Phó Bí Thư Còn Lại", "P1.C9X", PositionKind.DEPUTY);
        long delegate = person("Người Thay Bí Thư", null, null);
        jdbc().update(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                + " reference) VALUES (?, ?, 'P1.C9X', 'SECRETARY', '2025-07-01', '2035-07-31', 'test')",
                        subject,
                        delegate);

        Task own = ask("P1.C9X", subject);
        Task other = ask("P1.C9X", member);

        assertThat(own.organisation()).isEqualTo("P1.C9X");
        assertThat(listed(delegate, "")).contains(other.id()).doesNotContain(own.id());
        assertThat(tasks().waiting(delegate)).containsEntry("approve-account", 1);
    }

    @Test
    void whatAnEndedCellWouldDecideIsForTheCommitteeAboveIt() {
        organisation("P1.C6", "CELL", "P1");
        person("Bí Thư Chi Bộ Cũ", "P1.C6", PositionKind.SECRETARY);
        Task begun = ask("P1.C6", member);
        assertThat(begun.organisation()).isEqualTo("P1.C6");
        jdbc().update("UPDATE organisation SET valid_to = '2025-12-31' WHERE code = 'P1.C6'");

        assertThat(created("approve-account", "P1.C6", LocalDate.of(2026, 1, 1)).organisation())
                .isEqualTo("P1");
        assertThat(created("approve-position", "P1.C6", LocalDate.of(2026, 1, 1))
                        .organisation())
                .isEqualTo("P1");
        assertThat(tasks().mayDecide(committeeSecretary, begun)).isFalse();

        hub.getBean(TaskDeadlines.class).check();

        assertThat(find(begun).escalatedTo()).contains("P1");
        assertThat(tasks().mayDecide(committeeSecretary, find(begun))).isTrue();
    }

    /** Thursday 30-04 and Friday 01-05-2026 are holidays. */
    @Test
    void theTimeForATaskIsCountedInWorkingDays() {
        clock().set(Instant.parse("2026-04-28T03:00:00Z"));

        assertThat(ask("P1.C1", member).dueAt())
                .as("the end of the third working day")
                .isEqualTo(Instant.parse("2026-05-05T10:30:00Z"));
    }

    @Test
    void twoClaimsAtOnceGiveTheTaskToOne() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                Task task = ask("P1.C1", member);
                List<Callable<String>> clicks = List.of(
                        () -> attempt(() -> tasks().claim(secretary, task.id())),
                        () -> attempt(() -> tasks().claim(deputy, task.id())));
                List<String> results = new ArrayList<>();
                for (Future<String> result : officers.invokeAll(clicks)) {
                    results.add(result.get());
                }
                assertThat(results).containsExactlyInAnyOrder("done", ErrorCode.TASK_CLAIMED.code());
                assertThat(find(task).claimedBy()).hasValue(results.get(0).equals("done") ? secretary : deputy);
                assertThat(tasks().history(secretary, task.id()))
                        .extracting(TaskEvent::event)
                        .containsExactly("created", "claimed");
            }
        } finally {
            officers.shutdownNow();
        }
    }

    @Test
    void refusalNeedsAReasonAndAnUnknownOutcomeIsRefused() {
        Task task = ask("P1.C1", member);

        assertFailure(() -> tasks().decide(secretary, task.id(), "refuse", "  "), ErrorCode.TASK_REASON_MISSING);
        assertFailure(
                () -> tasks().decide(secretary, task.id(), "refuse", "x".repeat(1001)), ErrorCode.TASK_REASON_MISSING);
        assertFailure(() -> tasks().decide(secretary, task.id(), "dance", null), ErrorCode.TASK_OUTCOME_UNKNOWN);
        assertThat(find(task).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void whatIsPastedIntoAReasonHoldsUpNoDecision() {
        Task task = ask("P1.C1", member);

        tasks().decide(
                        secretary,
                        task.id(),
                        "refuse",
                        "Thiếu số thẻ\u000bvà số lý lịch\r\n" + "\r\n".repeat(500) + "x");

        awaitResumed(task);
        assertThat(find(task).reason().orElseThrow())
                .startsWith("Thiếu số thẻ và số lý lịch\n")
                .doesNotContain("\r");
    }

    @Test
    void parkedDecisionStaysDecidedUntilItIsReplayed() {
        decisions().trouble = new Failure(ErrorCode.INVALID_REQUEST, "the route cannot go on");
        Task task = ask("P1.C1", member);
        tasks().decide(secretary, task.id(), "approve", null);
        DeadLetters letters = hub.getBean(DeadLetters.class);
        await().atMost(SOON).until(() -> letters.waiting(100).stream()
                .anyMatch(letter -> letter.dossier().equals(task.dossier())));
        assertThat(find(task).state()).isEqualTo(TaskState.DECIDED);

        decisions().trouble = null;
        letters.waiting(100).stream()
                .filter(letter -> letter.dossier().equals(task.dossier()))
                .forEach(letter -> letters.replay(letter.id(), "person:" + committeeSecretary));

        awaitResumed(task);
        assertThat(recordedFor(task)).hasSize(1);
    }

    @Test
    void aTaskIsResumedWithTheFirstEffectOfItsDecision() {
        decisions().troubleAfterwards = new Failure(ErrorCode.INVALID_REQUEST, "the route cannot end");
        Task task = ask("P1.C1", member);
        tasks().decide(secretary, task.id(), "refuse", "Thiếu số thẻ");
        DeadLetters letters = hub.getBean(DeadLetters.class);

        await().atMost(SOON).until(() -> letters.waiting(100).stream()
                .anyMatch(letter -> letter.dossier().equals(task.dossier())));

        assertThat(recordedFor(task)).hasSize(1);
        assertThat(find(task).state()).isEqualTo(TaskState.RESUMED);
    }

    @Test
    void overdueTaskIsGivenToTheOrganisationAboveToo() {
        Task task = ask("P1.C1", member);
        assertThat(tasks().mayDecide(committeeSecretary, task)).isFalse();
        tasks().claim(deputy, task.id());
        clock().advance(Duration.ofDays(20));

        hub.getBean(TaskDeadlines.class).check();

        Task escalated = find(task);
        assertThat(escalated.claimedBy()).as("whoever held it has had the time").isEmpty();
        assertThat(escalated.escalatedTo()).contains("P1");
        assertThat(tasks().mayDecide(committeeSecretary, escalated)).isTrue();
        assertThat(tasks().mayDecide(secretary, escalated)).isTrue();
        assertThat(listed(committeeSecretary, "")).contains(task.id());
        hub.getBean(TaskDeadlines.class).check();
        assertThat(tasks().history(secretary, task.id()))
                .extracting(TaskEvent::event)
                .containsOnlyOnce("escalated");
        assertThat(told("task-escalated", task.id())).containsExactly(committeeSecretary);
    }

    @Test
    void aTypeThatExpiresIntoNothingStopsTheStart(@TempDir Path elsewhere) throws IOException {
        Path file = Files.createDirectories(elsewhere.resolve("config/rules")).resolve("tasks.yaml");
        Files.writeString(
                file,
                Files.readString(data.resolve("config/rules/tasks.yaml"))
                        .replaceFirst("\n    due:", "\n    expires: {working-days: 5}\n    due:"));
        int line = Files.readAllLines(file).indexOf("    expires: {working-days: 5}") + 1;

        assertThatThrownBy(() -> new SpringApplicationBuilder(HumanTaskApplication.class)
                        .run(HumanTaskApplication.arguments(
                                elsewhere.resolve("broker"), 76, elsewhere.resolve("config"))))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(file + ":" + line
                        + ": task-types.approve-account.expires: no route goes on with the outcome expired");
    }

    @Test
    void anOutcomeNoRouteGoesOnWithStopsTheStart(@TempDir Path elsewhere) throws IOException {
        Path file = Files.createDirectories(elsewhere.resolve("config/rules")).resolve("tasks.yaml");
        Files.writeString(
                file,
                Files.readString(data.resolve("config/rules/tasks.yaml"))
                        .replaceFirst("(\n    outcomes:)", "$1\n      postpone: {title: {vi: Để sau, en: Postpone}}"));
        int line = Files.readAllLines(file).indexOf("      postpone: {title: {vi: Để sau, en: Postpone}}") + 1;

        assertThatThrownBy(() -> new SpringApplicationBuilder(HumanTaskApplication.class)
                        .run(HumanTaskApplication.arguments(
                                elsewhere.resolve("broker"), 76, elsewhere.resolve("config"))))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(file
                        + ":" + line
                        + ": task-types.approve-account.outcomes.postpone: no route goes on with the outcome postpone");
    }

    @Test
    void anExpiredTaskIsOverAndItsRouteGoesOn() {
        Task task = ask("test.ask-passing.v1", "P1.C1", member);
        hub.getBean(TaskDeadlines.class).check();
        assertThat(find(task).state()).isEqualTo(TaskState.OPEN);
        clock().advance(Duration.ofDays(20));

        hub.getBean(TaskDeadlines.class).check();
        hub.getBean(TaskDeadlines.class).check();

        assertThat(find(task).state()).isEqualTo(TaskState.EXPIRED);
        await().atMost(SOON).until(() -> !recordedFor(task).isEmpty());
        assertThat(recordedFor(task)).singleElement().satisfies(decision -> {
            assertThat(decision.getOutcome()).isEqualTo("expired");
            assertThat(decision.getSubject()).isEqualTo(task.subject());
            assertThat(decision.getDecidedBy()).isNull();
        });
        assertFailure(() -> tasks().decide(secretary, task.id(), "approve", null), ErrorCode.TASK_CLOSED);
        assertThat(tasks().history(secretary, task.id()))
                .extracting(TaskEvent::event)
                .containsExactly("created", "expired");
        assertThat(listed(secretary, "")).doesNotContain(task.id());
    }

    @Test
    void severalAreDecidedInOneGoAndOneFailureDoesNotStopTheOthers() {
        Task first = ask("P1.C1", member);
        Task own = ask("P1.C1", secretary);
        Task last = ask("P1.C1", member);

        var results = tasks().decideAll(secretary, List.of(first.id(), own.id(), last.id()), "approve", null);

        assertThat(results.get(first.id())).isNull();
        assertThat(results.get(own.id())).isEqualTo(ErrorCode.TASK_UNKNOWN);
        assertThat(results.get(last.id())).isNull();
        assertThat(tasks().decideAll(secretary, List.of(own.id()), "refuse", "Sai")
                        .values())
                .containsExactly(ErrorCode.TASK_UNKNOWN);
    }

    @Test
    void aDatabaseErrorAtOneOfSeveralHidesNothingOfTheOthers() {
        Task first = ask("P1.C1", member);
        Task broken = ask("P1.C1", member);
        Task last = ask("P1.C1", member);
        jdbc().execute(
                        """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''broken''; END';
                CREATE TRIGGER broken BEFORE UPDATE ON human_task FOR EACH ROW WHEN (OLD.id = '%s')
                    EXECUTE FUNCTION refuse()"""
                                .formatted(broken.id()));
        try {
            var results = tasks().decideAll(secretary, List.of(first.id(), broken.id(), last.id()), "approve", null);

            assertThat(results.values()).containsExactly(null, ErrorCode.INTERNAL, null);
        } finally {
            jdbc().execute("DROP TRIGGER broken ON human_task");
        }
    }

    @Test
    void listIsPagedSearchedAndFiltered() {
        String name = "Tìm Kiếm Đặc Biệt " + COUNTER.incrementAndGet();
        List<UUID> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(ask("test.ask-account.v1", "P1.C1", member, name).id());
        }

        List<UUID> seen = new ArrayList<>();
        Optional<TaskQuery.Cursor> next = Optional.empty();
        do {
            TaskPage page = tasks().list(
                            secretary,
                            new TaskQuery(
                                    TaskQuery.Scope.ORGANISATION,
                                    Set.of("approve-account"),
                                    Optional.empty(),
                                    false,
                                    "tim kiem dac biet",
                                    next,
                                    2));
            page.tasks().forEach(task -> seen.add(task.id()));
            next = page.next();
        } while (next.isPresent());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(created).doesNotHaveDuplicates();
        assertThat(listed(secretary, "không có ai tên thế")).isEmpty();
    }

    @Test
    void cancelledTaskCannotBeDecided() {
        Task task = ask("P1.C1", member);

        assertThat(tasks().cancel(task.subject(), "withdrawn")).isEqualTo(1);

        assertFailure(() -> tasks().decide(secretary, task.id(), "approve", null), ErrorCode.TASK_CLOSED);
    }

    private static List<UUID> listed(long person, String text) {
        return tasks()
                .list(
                        person,
                        new TaskQuery(
                                TaskQuery.Scope.ORGANISATION,
                                Set.of(),
                                Optional.empty(),
                                false,
                                text,
                                Optional.empty(),
                                200))
                .tasks()
                .stream()
                .map(Task::id)
                .toList();
    }

    private static Task ask(String organisation, long subject) {
        return ask("test.ask-account.v1", organisation, subject);
    }

    private static Task ask(String queue, String organisation, long subject) {
        return ask(queue, organisation, subject, "Người Ví Dụ " + COUNTER.incrementAndGet());
    }

    private static Task ask(String queue, String organisation, long subject, String name) {
        return ask(queue, organisation, subject, name, subject);
    }

    private static Task ask(String queue, String organisation, long subject, String name, long actor) {
        ApprovalRequested message = new ApprovalRequested();
        message.setDossier(dossier());
        message.setRequest(UUID.randomUUID().toString());
        message.setAspect(Aspect.ACCOUNT);
        message.setSubjectPerson(subject);
        message.setSubjectName(name);
        message.setOrganisation(organisation);
        message.setRequestedOn(LocalDate.of(2026, 11, 2));
        MessageContext.ofPerson(actor).run(() -> new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> hub.getBean(Outbox.class).send(queue, message.getDossier(), message)));
        return await().atMost(SOON)
                .until(() -> tasks().ofSubject(message.getRequest()), found -> !found.isEmpty())
                .get(0);
    }

    private static void awaitResumed(Task task) {
        await().atMost(SOON).until(() -> find(task).state() == TaskState.RESUMED);
    }

    private static Task find(Task task) {
        return hub.getBean(TaskStore.class).find(task.id()).orElseThrow();
    }

    private static List<vn.lienthong.messaging.v1.TaskDecided> recordedFor(Task task) {
        return decisions().recorded.stream()
                .filter(decision -> decision.getTask().equals(task.id().toString()))
                .toList();
    }

    private static String attempt(Runnable click) {
        try {
            click.run();
            return "done";
        } catch (Failure failure) {
            return failure.code().code();
        }
    }

    private static void assertFailure(ThrowingCallable click, ErrorCode code) {
        assertThatThrownBy(click).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }

    private static void organisation(String code, String kind, String parent) {
        organisation(code, kind, parent, LONG_AGO);
    }

    private static void organisation(String code, String kind, String parent, LocalDate from) {
        jdbc().update(
                        "INSERT INTO organisation (code, valid_from, kind, name, residential, parent_code, address, search_text,"
                                + " sort_key) VALUES (?, ?, ?, ?, false, ?, '', ?, ?)",
                        code,
                        from,
                        kind,
                        "Tổ chức " + code,
                        parent,
                        code,
                        code);
    }

    private static long person(String name, String organisation, PositionKind position) {
        String personalId = String.format("001099%06d", COUNTER.incrementAndGet());
        long id = hub.getBean(People.class)
                .signedIn(personalId, Optional.empty(), name, Optional.empty())
                .id();
        if (organisation != null) {
            hub.getBean(Positions.class).appoint(id, organisation, position, LONG_AGO, "test");
        }
        return id;
    }

    private static String dossier() {
        return String.format("G22.99.DP-001099000001-261121-%04d", COUNTER.incrementAndGet());
    }

    private static Tasks tasks() {
        return hub.getBean(Tasks.class);
    }

    private static Decisions decisions() {
        return hub.getBean(Decisions.class);
    }

    private static MovableClock clock() {
        return (MovableClock) hub.getBean("movableClock");
    }

    /** Those who were told of a task. */
    private static List<Long> told(String kind, UUID task) {
        return jdbc().queryForList(
                        "SELECT recipient FROM notice WHERE kind = ? AND link = ?", Long.class, kind, "/tasks/" + task);
    }

    private static JdbcTemplate jdbc() {
        return hub.getBean(JdbcTemplate.class);
    }
}
