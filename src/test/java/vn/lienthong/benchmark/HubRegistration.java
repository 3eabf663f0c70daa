package vn.lienthong.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.Submission;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.IdentityClaims;
import vn.sandbox.portal.Dossiers;
import vn.sandbox.portal.ReceivedDossier;

/**
 * The whole registration conversation, from the member's submission to the returned result, with notices and with every step
 * told to the sandbox's portal over its own protocol.
 */
final class HubRegistration implements Contender {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int PORTAL_STEPS = 6;

    private final BenchmarkHub hub;
    private int people;

    HubRegistration(BenchmarkHub hub) {
        this.hub = hub;
    }

    @Override
    public String name() {
        return "hub";
    }

    @Override
    public Round run(int cases) {
        List<Person> members = Stream.generate(this::somebodyNew).limit(cases).toList();
        Tasks tasks = hub.bean(Tasks.class);
        long secretary = hub.secretary();
        Queue<Person> toSubmit = new ConcurrentLinkedQueue<>(members);
        Queue<String> dossiers = new ConcurrentLinkedQueue<>();
        CpuClock.Reading cpuBefore = hub.cpu().read();
        long begin = System.nanoTime();
        try (Officers officers = new Officers(this::waiting, task -> MessageContext.ofPerson(secretary)
                .run(() -> tasks.decide(secretary, task, "approve", null)))) {
            submitAll(toSubmit, dossiers);
            String[] numbers = dossiers.toArray(String[]::new);
            officers.workUntil(() -> returned(numbers) == cases, LONGEST);
        }
        hub.awaitRest(LONGEST);
        Round round = new Round(
                cases,
                Duration.ofNanos(System.nanoTime() - begin),
                hub.cpu().read().since(cpuBefore));
        tally(members, List.copyOf(dossiers)).require(cases);
        return round;
    }

    private void submitAll(Queue<Person> members, Queue<String> dossiers) {
        Registrations registrations = hub.bean(Registrations.class);
        Person member;
        while ((member = members.poll()) != null) {
            Submission submission =
                    new Submission(member, RequestKind.REGISTRATION, profile(member), claims(member), lookup());
            dossiers.add(MessageContext.ofPerson(member.id())
                    .call(() -> registrations.submit(submission))
                    .dossier());
        }
    }

    private long returned(String[] numbers) {
        return hub.count(
                "SELECT count(*) FROM dossier WHERE status = 'RESULT_RETURNED' AND number = ANY (?)", (Object) numbers);
    }

    private Tally tally(List<Person> members, List<String> numbers) {
        Dossiers portal = hub.sandbox().partners().getBean(Dossiers.class);
        List<ReceivedDossier> received =
                numbers.stream().flatMap(number -> portal.find(number).stream()).toList();
        Long[] ids = members.stream().map(Person::id).toArray(Long[]::new);
        String[] all = numbers.toArray(String[]::new);
        return new Tally()
                .stage("in", members.size())
                .stage("created", hub.count("SELECT count(*) FROM human_task WHERE dossier = ANY (?)", (Object) all))
                .stage(
                        "decided",
                        hub.count(
                                "SELECT count(*) FROM human_task WHERE state = 'RESUMED' AND dossier = ANY (?)",
                                (Object) all))
                .stage(
                        "active accounts",
                        hub.count(
                                "SELECT count(*) FROM member_account WHERE status = 'ACTIVE' AND person_id = ANY (?)",
                                (Object) ids))
                .stage("returned", returned(all))
                .stage(
                        "at the portal",
                        received.stream()
                                .filter(dossier -> dossier.status().equals("10")
                                        && dossier.steps().size() == PORTAL_STEPS)
                                .count())
                .twice(received.stream()
                        .filter(dossier -> dossier.steps().size() > PORTAL_STEPS)
                        .count());
    }

    private List<UUID> waiting() {
        return hub.jdbc()
                .queryForList(
                        "SELECT id FROM human_task WHERE organisation = ? AND type = 'approve-account' AND waiting AND state = 'OPEN'"
                                + " LIMIT 200",
                        UUID.class,
                        BenchmarkHub.CELL);
    }

    private Person somebodyNew() {
        return hub.bean(People.class)
                .signedIn(
                        "0011739%05d".formatted(++people),
                        Optional.empty(),
                        "Nguyễn Thị Phép Đo",
                        Optional.of(LocalDate.of(1973, 2, 25)));
    }

    private static Profile profile(Person member) {
        Profile base = Profiles.of(member.personalId(), BenchmarkHub.CELL, CellPosition.MEMBER, null);
        return new Profile(
                base.citizen(),
                base.member(),
                base.cell(),
                "HN-TAYHO-DC21",
                base.fee(),
                base.employer(),
                new Profile.Extended(null, null, null, null, null, null, null, null, "alive", null));
    }

    private static IdentityClaims claims(Person person) {
        return new IdentityClaims(person.personalId(), null, person.fullName(), null, null, null, null, null, null);
    }

    private static MemberLookup lookup() {
        return new MemberLookup(MemberLookup.Outcome.NOT_FOUND, "01.000001", "000001", null, Instant.now());
    }
}
