package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.failure.KilledHub.LONG;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.testsupport.FormClient;
import vn.sandbox.faults.Fault;

/**
 * Registrations under which the hub dies: from the click to the last word to the portal, by turns of member and officer. Some
 * newcomers become deputy of their cell, so that the committee above decides as well.
 */
final class KilledRegistrations {

    private static final Logger log = LoggerFactory.getLogger(KilledRegistrations.class);

    /** Kills at least that hit a registration between two of its steps. */
    private static final int BETWEEN_STEPS = 20;

    /** So long does the portal take while a kill is to come before its answer. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private static final String SECRETARY = "001178000002";
    private static final String SUPERIOR = "001072000003";
    private static final String CELL = "HN-TAYHO-VIDU-KD1";
    private static final String RESULT_RETURNED = "RESULT_RETURNED";
    private static final String PORTAL = "portal";

    private static final String SUBMITTED_IS =
            """
            SELECT CASE WHEN r.state = 'SUBMITTED' THEN 'CHECKING'
                        WHEN (SELECT count(*) FROM human_task t WHERE t.subject_person = p.id) < :tasks THEN 'ASKING'
                        ELSE 'TELLING' END
              FROM membership_request r JOIN person p ON p.id = r.person_id
             WHERE p.personal_id = :person
            """;

    private static final String APPROVED_IS =
            """
            SELECT CASE WHEN (SELECT count(*) FROM human_task t WHERE t.subject_person = p.id
                                 AND t.state IN ('DECIDED', 'RESUMED')) < :tasks THEN 'CLICKING'
                        WHEN a.state = 'ASKED' THEN 'RECORDING'
                        WHEN d.status <> 'RESULT_RETURNED' THEN 'CONCLUDING'
                        ELSE 'TELLING' END
              FROM membership_request r JOIN person p ON p.id = r.person_id JOIN dossier d ON d.number = r.dossier
              JOIN membership_aspect a ON a.request_id = r.id AND a.aspect = :aspect
             WHERE p.personal_id = :person
            """;

    private final KilledHub hub;
    private final int rounds;
    private final FormClient secretary;
    private final FormClient superior;
    private final List<String> newcomers;
    private final Map<Place, Integer> died = new EnumMap<>(Place.class);

    KilledRegistrations(KilledHub hub, int rounds) {
        this.hub = hub;
        this.rounds = rounds;
        this.secretary = hub.logIn(SECRETARY);
        this.superior = hub.logIn(SUPERIOR);
        this.newcomers = newcomers();
        assertThat(newcomers).hasSizeGreaterThanOrEqualTo(rounds);
    }

    /** Where a registration is when the hub dies. */
    private enum Place {
        /** The click is on its way. */
        CLICKING,
        /** The request is stored, and not yet checked. */
        CHECKING,
        /** It is checked, and its tasks are not all made. */
        ASKING,
        /** The decision is stored, and the request does not know it. */
        RECORDING,
        /** All is decided, and the dossier is open. */
        CONCLUDING,
        /** The hub has done its part, and the portal does not know all of it. */
        TELLING,
        /** Nothing is under way. */
        ENDED;

        private static final List<Place> SUBMITTING = List.of(CLICKING, CHECKING, ASKING);
        private static final List<Place> APPROVING = List.of(CLICKING, RECORDING, CONCLUDING);
    }

    /**
     * One registration, up to the click under which the hub will die: in even rounds at each place before the portal in turn, those
     * first that none has died at, in the others while the portal takes its time to answer, for so long that the payment comes to its
     * own place.
     */
    Round begin(int number) {
        boolean submitting = number / 2 % 2 == 0;
        List<Place> places = submitting ? Place.SUBMITTING : Place.APPROVING;
        Place place = places.stream()
                .filter(each -> !died.containsKey(each))
                .findFirst()
                .orElse(places.get(number / 4 % places.size()));
        return new Round(newcomers.get(number), leading(number), submitting, number % 2 == 1 ? Place.TELLING : place);
    }

    private static boolean leading(int number) {
        return number / 4 % 2 == 1;
    }

    private static int tasks(boolean leading) {
        return leading ? 2 : 1;
    }

    final class Round {

        private final String newcomer;
        private final FormClient member;
        private final boolean leading;
        private final boolean submitting;
        private final Place place;

        private Round(String newcomer, boolean leading, boolean submitting, Place place) {
            this.newcomer = newcomer;
            this.leading = leading;
            this.member = hub.logIn(newcomer);
            this.submitting = submitting;
            this.place = place;
            if (!submitting) {
                submit();
                awaitTasks();
                if (leading) {
                    approve("approve-account");
                    await("account of " + newcomer + " is decided")
                            .atMost(LONG)
                            .until(() -> resumedTasks(newcomer) == 1);
                }
            }
        }

        Thread click() {
            if (place == Place.TELLING) {
                hub.partners.faults().set(PORTAL, Fault.slow(SLOW));
            }
            Thread clicking = new Thread(() -> {
                try {
                    if (submitting) {
                        submit();
                    } else {
                        approve(leading ? "approve-position" : "approve-account");
                    }
                } catch (UncheckedIOException | IllegalStateException died) {
                    // the hub was killed under the click; the round looks at what came of it
                }
            });
            clicking.start();
            return clicking;
        }

        void awaitPlace() {
            if (place != Place.CLICKING) {
                await(place + " of " + newcomer)
                        .atMost(LONG)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> whereItIs().compareTo(place) >= 0);
            }
        }

        /** Whether it stays where it is until the payment is at its place, too. */
        boolean stays() {
            return place == Place.TELLING;
        }

        void noteWhereItDied() {
            Place here = whereItIs();
            hub.partners.faults().set(PORTAL, Fault.NONE);
            boolean told = here == Place.TELLING && hub.portalKnowsEachStep(dossier(newcomer));
            died.merge(told ? Place.ENDED : here, 1, Integer::sum);
        }

        /** Told or not, the portal is another's to ask. */
        private Place whereItIs() {
            if (requestsOf(newcomer) == 0) {
                return Place.CLICKING;
            }
            return Place.valueOf(hub.database
                    .sql(submitting ? SUBMITTED_IS : APPROVED_IS)
                    .param("person", newcomer)
                    .param("tasks", tasks(leading))
                    .param("aspect", leading ? "POSITION" : "ACCOUNT")
                    .query(String.class)
                    .single());
        }

        /** Whoever clicked in vain clicks again. */
        void finish() {
            if (requestsOf(newcomer) == 0) {
                submit();
            }
            awaitTasks();
            waitingTypes(newcomer).forEach(this::approve);
        }

        private void submit() {
            register(member, newcomer, leading);
        }

        /** Decided and not yet taken up by its route, or taken up: a kill between the two may leave either for a while. */
        private void awaitTasks() {
            await("tasks of " + newcomer)
                    .atMost(LONG)
                    .until(() -> waitingTypes(newcomer).size() + decidedTasks(newcomer) == tasks(leading));
        }

        private void approve(String type) {
            FormClient officer = type.equals("approve-position") ? superior : secretary;
            Document confirm =
                    officer.get(hub.url().resolve("/tasks/" + waitingTask(newcomer, type) + "/decide?outcome=approve"));
            officer.submit(confirm, "form[method=post][action*=decide]", Map.of());
        }
    }

    void awaitEnds() {
        for (int number = 0; number < rounds; number++) {
            String newcomer = newcomers.get(number);
            await("dossier of newcomer " + number).atMost(LONG).until(() -> dossierStatus(newcomer)
                    .filter(RESULT_RETURNED::equals)
                    .isPresent());
        }
        await("portal knows all steps")
                .atMost(LONG)
                .untilAsserted(() -> hub.assertPortalKnowsEachStepOnce("registration"));
    }

    void assertEverythingOnce() {
        log.info("the hub died at {}", died);
        assertThat(hub.count("SELECT count(*) FROM dossier WHERE kind = 'registration'"))
                .as("dossiers")
                .isEqualTo(rounds);
        int tasks =
                IntStream.range(0, rounds).map(number -> tasks(leading(number))).sum();
        assertThat(hub.count("SELECT count(*) FROM human_task")).as("tasks").isEqualTo(tasks);
        assertThat(hub.count("SELECT count(*) FROM human_task WHERE state = 'RESUMED'"))
                .as("resumed tasks")
                .isEqualTo(tasks);
        assertThat(hub.count("SELECT count(*) FROM human_task_history WHERE event = 'decided'"))
                .as("decisions")
                .isEqualTo(tasks);
        assertThat(hub.count("SELECT count(*) FROM (SELECT kind, recipient, dossier FROM notice GROUP BY 1, 2, 3"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled notices")
                .isZero();
        assertThat(hub.count("SELECT count(*) FROM member_account WHERE status = 'ACTIVE'"
                        + " AND person_id IN (SELECT person_id FROM membership_request)"))
                .as("opened accounts")
                .isEqualTo(rounds);
        assertThat(died.keySet())
                .as("places the hub died at")
                .containsAll(Place.SUBMITTING)
                .containsAll(Place.APPROVING)
                .contains(Place.TELLING);
        assertThat(rounds - died.getOrDefault(Place.ENDED, 0))
                .as("kills between two steps of a registration, by place: " + died)
                .isGreaterThanOrEqualTo(BETWEEN_STEPS);
        int leaders = tasks - rounds;
        assertThat(hub.count("SELECT count(*) FROM position WHERE confirmed_by LIKE 'task:%'"))
                .as("positions taken")
                .isEqualTo(leaders);
        Map<String, Long> told = Map.of(
                "registration-accepted", (long) rounds,
                "registration-account-approved", (long) rounds,
                "registration-position-approved", (long) leaders,
                "registration-all-approved", (long) leaders);
        await("everybody is told").atMost(LONG).untilAsserted(() -> assertThat(noticesToMembers())
                .as("notices by kind")
                .isEqualTo(told));
    }

    private Map<String, Long> noticesToMembers() {
        Map<String, Long> count = new HashMap<>();
        hub.database
                .sql("SELECT kind FROM notice WHERE kind LIKE 'registration-%'")
                .query(String.class)
                .list()
                .forEach(kind -> count.merge(kind, 1L, Long::sum));
        return count;
    }

    private void register(FormClient member, String personalId, boolean leading) {
        Document form = member.get(hub.url().resolve("/account/register"));
        Map<String, String> typed = new HashMap<>();
        typed.put("cardNumber", String.format("99.%06d", newcomerNumber(personalId)));
        typed.put("joinedOn", "03/02/2024");
        typed.put("officialOn", "03/02/2025");
        typed.put("position", leading ? "DEPUTY" : "MEMBER");
        typed.put("cellChoice", CELL);
        typed.put("residenceChoice", CELL_OF_RESIDENCE);
        typed.put("fee", "60.000");
        typed.put("feeFrom", "01/2026");
        typed.put("permanentProvince", "01");
        typed.put("permanentWard", "Phường Ví Dụ");
        typed.put("permanentDetail", "Số 1 phố Người Mẫu");
        typed.put("employerName", "Công ty Ví Dụ");
        typed.put("phone", "0900000001");
        typed.put("nationality", "VN");
        Document answer = member.submit(form, "#profile-form", typed);
        if (requestsOf(personalId) == 0) {
            throw new IllegalStateException("not registered: "
                    + answer.select("[role=alert], .error, .field-error").text());
        }
    }

    private static final String CELL_OF_RESIDENCE = "HN-TAYHO-DC21";

    /** People the identity provider knows who have no account yet. */
    private List<String> newcomers() {
        List<String> withAccount = hub.database
                .sql("SELECT p.personal_id FROM member_account a JOIN person p ON p.id = a.person_id")
                .query(String.class)
                .list();
        List<String> officers = hub.database
                .sql("SELECT p.personal_id FROM position o JOIN person p ON p.id = o.person_id")
                .query(String.class)
                .list();
        List<String> newcomers = new ArrayList<>();
        hub.partnersSay("/people")
                .forEach(person -> newcomers.add(person.path("personalId").asText()));
        newcomers.removeAll(withAccount);
        newcomers.removeAll(officers);
        return newcomers;
    }

    private int newcomerNumber(String personalId) {
        return Integer.parseInt(personalId.substring(6));
    }

    private long requestsOf(String personalId) {
        return hub.database
                .sql("SELECT count(*) FROM membership_request r JOIN person p ON p.id = r.person_id"
                        + " WHERE p.personal_id = ?")
                .param(personalId)
                .query(Long.class)
                .single();
    }

    private List<String> waitingTypes(String personalId) {
        return hub.database
                .sql("SELECT t.type FROM human_task t JOIN person p ON p.id = t.subject_person"
                        + " WHERE p.personal_id = ? AND t.state IN ('OPEN', 'CLAIMED')")
                .param(personalId)
                .query(String.class)
                .list();
    }

    private String waitingTask(String personalId, String type) {
        return hub.database
                .sql("SELECT t.id::text FROM human_task t JOIN person p ON p.id = t.subject_person"
                        + " WHERE p.personal_id = ? AND t.type = ? AND t.state IN ('OPEN', 'CLAIMED')")
                .params(personalId, type)
                .query(String.class)
                .single();
    }

    private long decidedTasks(String personalId) {
        return tasksIn(personalId, "DECIDED") + tasksIn(personalId, "RESUMED");
    }

    private long resumedTasks(String personalId) {
        return tasksIn(personalId, "RESUMED");
    }

    private long tasksIn(String personalId, String state) {
        return hub.database
                .sql("SELECT count(*) FROM human_task t JOIN person p ON p.id = t.subject_person"
                        + " WHERE p.personal_id = ? AND t.state = ?")
                .params(personalId, state)
                .query(Long.class)
                .single();
    }

    private String dossier(String personalId) {
        return hub.one(
                        "SELECT d.number FROM dossier d JOIN person p ON p.id = d.applicant WHERE p.personal_id = ?",
                        personalId)
                .orElseThrow();
    }

    private Optional<String> dossierStatus(String personalId) {
        return hub.database
                .sql("SELECT d.status FROM dossier d JOIN person p ON p.id = d.applicant WHERE p.personal_id = ?")
                .param(personalId)
                .query(String.class)
                .optional();
    }
}
