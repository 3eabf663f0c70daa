package vn.lienthong.testsupport;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.Submission;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.IdentityClaims;

/** Citizens who ask for an account in Chi bộ Kinh doanh 1, so that its secretary has something to decide. */
public final class Applicants {

    private final ApplicationContext hub;

    public Applicants(ApplicationContext hub) {
        this.hub = hub;
    }

    /** The task about this citizen's request: of the one that waits, or else of a new one. */
    public UUID task(String personalId, String fullName) {
        Person person = hub.getBean(People.class).signedIn(personalId, Optional.empty(), fullName, Optional.empty());
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            if (requestIsClosed(person)) {
                                register(person);
                            }
                            return waiting(person);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean requestIsClosed(Person person) {
        return hub.getBean(Registrations.class)
                .latest(person.id())
                .map(request -> !request.state().open())
                .orElse(true);
    }

    private void register(Person person) {
        Profile declared = Profiles.of(person.personalId(), Profiles.CELL, CellPosition.MEMBER, null);
        String card = declared.member().cardNumber();
        String file = declared.member().fileNumber();
        hub.getBean(Registrations.class)
                .submit(new Submission(
                        person,
                        RequestKind.REGISTRATION,
                        declared,
                        new IdentityClaims(
                                person.personalId(), null, person.fullName(), null, null, null, null, null, null),
                        new MemberLookup(MemberLookup.Outcome.NOT_FOUND, card, file, null, Instant.now())));
    }

    private Optional<UUID> waiting(Person person) {
        return hub.getBean(JdbcClient.class)
                .sql("SELECT id FROM human_task WHERE subject_person = ? AND state = 'OPEN'")
                .param(person.id())
                .query(UUID.class)
                .optional();
    }
}
