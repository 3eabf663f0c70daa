package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.DeadLetterListener;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.ApplicantKind;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.testsupport.MovableClock;

@SpringJUnitConfig(DossierModule.class)
class RecordedDossiersTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
    private static final String PERSONAL_ID = "001085000123";

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private DeadLetterListener deadLetters;

    @Autowired
    private People people;

    @Autowired
    private Positions positions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private XmlMessages xml;

    private long applicant;

    @BeforeEach
    void emptyTables() {
        jdbc.sql("TRUNCATE person, organisation, dossier_counter, outbox CASCADE")
                .update();
        clock.set(MONDAY);
        applicant = people.signedIn(
                        PERSONAL_ID, Optional.of("tech-1"), "Đảng Viên Thử", Optional.of(LocalDate.of(1985, 1, 1)))
                .id();
    }

    @Test
    void anOpenedDossierHasItsNumberDueDateAndFirstStep() {
        Dossier dossier = open();

        assertThat(dossier)
                .isEqualTo(new Dossier(
                        "G22.99.TK-001085000123-260302-0001",
                        "registration",
                        applicant,
                        Channel.ONLINE,
                        DossierStatus.REGISTERED,
                        false,
                        MONDAY,
                        Instant.parse("2026-03-05T10:30:00Z")));
        assertThat(dossiers.find(dossier.number())).hasValue(dossier);
        assertThat(dossiers.timeline(dossier.number()))
                .containsExactly(new DossierStep(
                        1, DossierStatus.REGISTERED, "registration.submitted", List.of(), "hub", MONDAY));
    }

    @Test
    void numbersCountPerDayPersonAndPrefix() {
        String first = open().number();
        String second = open().number();
        String change =
                dossiers.open("account-change", applicant, "change.submitted").number();
        clock.set(Instant.parse("2026-03-02T17:30:00Z"));
        String afterMidnightInHanoi = open().number();
        long another = people.signedIn("001190000321", Optional.empty(), "Người Khác", Optional.empty())
                .id();
        String ofAnother =
                dossiers.open("registration", another, "registration.submitted").number();

        assertThat(List.of(first, second, change, afterMidnightInHanoi, ofAnother))
                .containsExactly(
                        "G22.99.TK-001085000123-260302-0001",
                        "G22.99.TK-001085000123-260302-0002",
                        "G22.99.TK-001085000123-260302-0003",
                        "G22.99.TK-001085000123-260303-0001",
                        "G22.99.TK-001190000321-260303-0001");
    }

    @Test
    void aNumberGivenBackByARollbackIsGivenAgain() {
        transaction.executeWithoutResult(status -> {
            open();
            status.setRollbackOnly();
        });

        assertThat(open().number()).endsWith("-0001");
    }

    @Test
    void numbersHaveNoGapWhenManyOpenAtOnce() {
        together(8, i -> IntStream.range(0, 10).forEach(j -> open()));

        assertThat(dossiers.ofApplicant(applicant, 100))
                .extracting(
                        dossier -> dossier.number().substring(dossier.number().length() - 4))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 80).mapToObj("%04d"::formatted).toList());
    }

    @Test
    void thePortalIsToldOfEachStepWithinTheSameTransaction() {
        String number = open().number();
        clock.advance(Duration.ofMinutes(1));
        dossiers.advance(number, DossierStatus.NOT_ACCEPTED, "registration.not-accepted", "Chưa có chi bộ sinh hoạt.");
        transaction.executeWithoutResult(status -> {
            dossiers.note(number, "registration.returned");
            status.setRollbackOnly();
        });

        List<DossierProgressed> sent = sent();
        assertThat(sent).hasSize(2);
        DossierProgressed first = sent.get(0);
        assertThat(first.getDossier()).isEqualTo(number);
        assertThat(first.getStep()).isEqualTo(1);
        assertThat(first.getStatus()).isEqualTo(1);
        assertThat(first.getProcedureName()).isEqualTo("Đăng ký tài khoản dành cho đảng viên");
        assertThat(first.getFieldName()).isEqualTo("Dịch vụ công trong Đảng");
        assertThat(first.getApplicantKind()).isEqualTo(ApplicantKind.CITIZEN);
        assertThat(first.getApplicantName()).isEqualTo("Đảng Viên Thử");
        assertThat(first.getApplicantTechId()).isEqualTo("tech-1");
        assertThat(first.getOpenedAt()).isEqualTo(MONDAY);
        assertThat(first.getDueAt()).isEqualTo(Instant.parse("2026-03-05T10:30:00Z"));
        assertThat(first.getCompletedAt()).isNull();
        DossierProgressed second = sent.get(1);
        assertThat(second.getStep()).isEqualTo(2);
        assertThat(second.getStatus()).isEqualTo(3);
        assertThat(second.getAt()).isEqualTo(MONDAY.plusSeconds(60));
        assertThat(second.getCompletedAt()).isEqualTo(MONDAY.plusSeconds(60));
        assertThat(second.getContent()).isEqualTo("Hồ sơ chưa được tiếp nhận. Chưa có chi bộ sinh hoạt.");
    }

    @Test
    void theEndOfProcessingStaysWhatItWas() {
        String number = bring(open(), DossierStatus.COMPLETED);
        clock.advance(Duration.ofHours(1));
        dossiers.advance(number, DossierStatus.RESULT_RETURNED, "registration.returned");

        List<DossierProgressed> sent = sent();
        assertThat(sent.get(sent.size() - 1).getCompletedAt()).isEqualTo(MONDAY);
    }

    @Test
    void aContentTooLongForTheMessageIsShortened() {
        String number = open().number();

        dossiers.advance(number, DossierStatus.NOT_ACCEPTED, "registration.not-accepted", "x".repeat(3000));

        assertThat(sent().get(1).getContent()).hasSize(2000).endsWith("x…");
        assertThat(dossiers.timeline(number).get(1).arguments().get(0)).hasSize(3000);
    }

    @Test
    void namesTooLongForTheMessageAreShortened() {
        long officer = people.signedIn("001075000456", Optional.empty(), "B".repeat(501), Optional.empty())
                .id();
        organisation("TU", "CITY_COMMITTEE", "T".repeat(300), null);
        organisation("CB1", "CELL", "C".repeat(300), "TU");
        positions.appoint(officer, "CB1", PositionKind.SECRETARY, LocalDate.parse("2026-01-01"), "load");
        people.signedIn(PERSONAL_ID, Optional.of("tech-1"), "A".repeat(501), Optional.empty());

        String number = open().number();
        MessageContext.ofPerson(officer).run(() -> dossiers.note(number, "registration.asked"));

        DossierProgressed told = sent().get(1);
        assertThat(told.getApplicantName()).hasSize(500).endsWith("A…");
        assertThat(told.getHandlerName()).hasSize(500).endsWith("B…");
        assertThat(told.getUnit()).hasSize(500).startsWith("C").endsWith("T…");
    }

    @Test
    void aClockThatStepsBackTurnsNoTimelineBack() {
        String number = bring(open(), DossierStatus.IN_PROGRESS);
        clock.set(MONDAY.minusSeconds(3600));

        dossiers.advance(number, DossierStatus.COMPLETED, "registration.completed");
        dossiers.note(number, "registration.returned");

        assertThat(dossiers.timeline(number)).extracting(DossierStep::at).containsOnly(MONDAY);
        List<DossierProgressed> sent = sent();
        DossierProgressed completed = sent.get(sent.size() - 2);
        assertThat(completed.getStatus()).isEqualTo(9);
        assertThat(completed.getAt()).isEqualTo(MONDAY);
        assertThat(completed.getCompletedAt()).isEqualTo(MONDAY);
    }

    @Test
    void theHandlerIsTheActingOfficerOrTheHubsUnit() {
        long officer = people.signedIn("001075000456", Optional.empty(), "Bí Thư Thử", Optional.empty())
                .id();
        organisation("TU", "CITY_COMMITTEE", "Thành ủy Thử", null);
        organisation("CB1", "CELL", "Chi bộ Thử 1", "TU");
        positions.appoint(officer, "CB1", PositionKind.SECRETARY, LocalDate.parse("2026-01-01"), "load");
        positions.appoint(officer, "TU", PositionKind.COMMITTEE_MEMBER, LocalDate.parse("2026-01-01"), "load");

        String number = MessageContext.ofPerson(applicant).call(this::open).number();
        dossiers.note(number, "registration.asked");
        MessageContext.ofPerson(officer).run(() -> dossiers.note(number, "registration.account-approved", ""));

        assertThat(sent())
                .extracting(
                        DossierProgressed::getHandlerName, DossierProgressed::getHandlerTitle, step -> step.getUnit()
                                .split(" - ")[0])
                .containsExactly(
                        tuple("Đảng Viên Thử", "Đảng viên", DossierModule.UNIT),
                        tuple(DossierModule.SYSTEM, "Hệ thống xử lý tự động", DossierModule.UNIT),
                        tuple("Bí Thư Thử", "Bí thư", "Chi bộ Thử 1"));
        assertThat(sent().get(2).getContent()).isEqualTo("Đã duyệt thông tin tài khoản.");
        assertThat(dossiers.timeline(number))
                .extracting(DossierStep::actor)
                .containsExactly("person:" + applicant, "hub", "person:" + officer);
    }

    static Stream<Arguments> everyPairOfStatuses() {
        return Stream.of(DossierStatus.values())
                .flatMap(from -> Stream.of(DossierStatus.values()).map(to -> Arguments.of(from, to)));
    }

    /** The table of the portal's statuses, written out once more. */
    private static boolean allowed(DossierStatus from, DossierStatus to) {
        return from == to
                || switch (from.portalStatus()) {
                    case 1 -> List.of(2, 3, 6, 7, 8).contains(to.portalStatus());
                    case 2 -> List.of(4, 6, 7, 8).contains(to.portalStatus());
                    case 4 -> List.of(5, 6, 7, 8, 9).contains(to.portalStatus());
                    case 5 -> List.of(4, 7, 8).contains(to.portalStatus());
                    case 6 -> List.of(4, 7, 8, 9).contains(to.portalStatus());
                    case 9 -> to.portalStatus() == 10;
                    default -> false;
                };
    }

    @ParameterizedTest
    @MethodSource("everyPairOfStatuses")
    void onlyTheTableMovesADossier(DossierStatus from, DossierStatus to) {
        String number = bring(open(), from);
        int steps = dossiers.timeline(number).size();

        if (allowed(from, to)) {
            assertThat(dossiers.advance(number, to, "registration.asked").status())
                    .isEqualTo(to);
            assertThat(dossiers.timeline(number)).hasSize(steps + 1);
        } else {
            Failure refused =
                    catchThrowableOfType(Failure.class, () -> dossiers.advance(number, to, "registration.asked"));
            assertThat(refused.code()).isEqualTo(ErrorCode.DOSSIER_STEP_NOT_ALLOWED);
            assertThat(refused.getMessage()).doesNotContain(PERSONAL_ID);
            assertThat(dossiers.timeline(number)).hasSize(steps);
            assertThat(sent()).hasSize(steps);
        }
    }

    @Test
    void stepsAtOnceStandInOneOrderWithoutGap() {
        String number = open().number();

        together(8, i -> IntStream.range(0, 5).forEach(j -> dossiers.note(number, "registration.asked")));

        List<Integer> steps = IntStream.rangeClosed(1, 41).boxed().toList();
        assertThat(dossiers.timeline(number)).extracting(DossierStep::step).containsExactlyElementsOf(steps);
        assertThat(sent())
                .as("the outbox holds them in the order of the timeline")
                .extracting(DossierProgressed::getStep)
                .containsExactlyElementsOf(steps);
    }

    @Test
    void ofTwoContraryStepsAtOnceOneWins() {
        for (int round = 0; round < 10; round++) {
            String number = open().number();
            List<DossierStatus> wanted = List.of(DossierStatus.ACCEPTED, DossierStatus.NOT_ACCEPTED);
            List<Failure> refused = new CopyOnWriteArrayList<>();
            together(2, i -> {
                try {
                    dossiers.advance(number, wanted.get(i), "registration.asked");
                } catch (Failure e) {
                    refused.add(e);
                }
            });

            assertThat(refused).singleElement().extracting(Failure::code).isEqualTo(ErrorCode.DOSSIER_STEP_NOT_ALLOWED);
            assertThat(dossiers.timeline(number)).hasSize(2);
        }
    }

    @Test
    void attentionFollowsTheParkedMessages() {
        String number = open().number();

        deadLetters.parkedMessages(number, true);
        deadLetters.parkedMessages(number, true);
        assertThat(dossiers.find(number)).map(Dossier::attention).hasValue(true);
        assertThat(dossiers.ofApplicant(applicant, 1))
                .extracting(Dossier::attention)
                .containsExactly(true);

        deadLetters.parkedMessages(number, false);
        assertThat(dossiers.find(number)).map(Dossier::attention).hasValue(false);

        deadLetters.parkedMessages(number, true);
        assertThat(dossiers.find(number)).map(Dossier::attention).hasValue(true);
        assertThat(sent()).as("never told to the portal").hasSize(1);
    }

    @Test
    void attentionToAnUnknownDossierIsNoError() {
        deadLetters.parkedMessages("-", true);

        assertThat(jdbc.sql("SELECT count(*) FROM dossier_attention")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPersonsDossiersComeNewestFirst() {
        String first = open().number();
        clock.advance(Duration.ofMinutes(1));
        String second = open().number();
        String third = open().number();

        assertThat(dossiers.ofApplicant(applicant, 2))
                .extracting(Dossier::number)
                .containsExactly(third, second)
                .doesNotContain(first);
    }

    @Test
    void whatIsUnknownIsNamedByItsCode() {
        assertThat(code(() -> dossiers.advance("G22.99.TK-001085000123-260302-0099", DossierStatus.ACCEPTED, "x")))
                .isEqualTo(ErrorCode.DOSSIER_UNKNOWN);
        assertThat(code(() -> dossiers.note("nonsense", "x"))).isEqualTo(ErrorCode.DOSSIER_UNKNOWN);
        assertThat(code(() -> dossiers.open("tax", applicant, "x"))).isEqualTo(ErrorCode.DOSSIER_KIND_UNKNOWN);
        assertThat(code(() -> dossiers.open("registration", Long.MAX_VALUE, "x")))
                .isEqualTo(ErrorCode.DOSSIER_APPLICANT_UNKNOWN);
        assertThat(dossiers.find("nonsense")).isEmpty();
        assertThat(dossiers.timeline("nonsense")).isEmpty();
    }

    @Test
    void anEventWithoutASentenceIsRefusedBeforeAnythingIsWritten() {
        String number = open().number();

        assertThatExceptionOfType(NoSuchMessageException.class)
                .isThrownBy(() -> dossiers.note(number, "registration.misspelt"));
        assertThat(dossiers.timeline(number)).hasSize(1);
    }

    private Dossier open() {
        return dossiers.open("registration", applicant, "registration.submitted");
    }

    /** Brings a new dossier to a status on an allowed way. */
    private String bring(Dossier dossier, DossierStatus wanted) {
        List<DossierStatus> way =
                switch (wanted) {
                    case REGISTERED -> List.of();
                    case ACCEPTED, NOT_ACCEPTED, PAYMENT_ASKED, WITHDRAWN, STOPPED -> List.of(wanted);
                    case IN_PROGRESS -> List.of(DossierStatus.ACCEPTED, wanted);
                    case SUPPLEMENT_ASKED, COMPLETED ->
                        List.of(DossierStatus.ACCEPTED, DossierStatus.IN_PROGRESS, wanted);
                    case RESULT_RETURNED ->
                        List.of(DossierStatus.ACCEPTED, DossierStatus.IN_PROGRESS, DossierStatus.COMPLETED, wanted);
                };
        way.forEach(next -> dossiers.advance(dossier.number(), next, "registration.asked"));
        return dossier.number();
    }

    private List<DossierProgressed> sent() {
        return jdbc
                .sql("SELECT body FROM outbox WHERE queue = 'portal.dossier.v1' ORDER BY id")
                .query(String.class)
                .list()
                .stream()
                .map(body -> xml.read(body, DossierProgressed.class))
                .toList();
    }

    private void organisation(String code, String kind, String name, String parent) {
        jdbc.sql(
                        """
                        INSERT INTO organisation
                            (code, valid_from, kind, name, residential, parent_code, address, search_text, sort_key)
                        VALUES (?, '2020-01-01', ?, ?, false, ?, '', '', '')
                        """)
                .params(code, kind, name, parent)
                .update();
    }

    private static ErrorCode code(Runnable work) {
        return catchThrowableOfType(Failure.class, work::run).code();
    }

    private static void together(int threads, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdown();
        }
    }
}
