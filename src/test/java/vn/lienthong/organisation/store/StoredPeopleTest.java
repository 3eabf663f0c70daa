package vn.lienthong.organisation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Person;
import vn.lienthong.testsupport.Postgres;

class StoredPeopleTest {

    private static final String ID = "001085000001";
    private static final String OTHER_ID = "001178000002";
    private static final Optional<String> KEY = Optional.of("key-1");
    private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(1985, 2, 3));

    private static OrganisationRows rows;
    private static StoredPeople people;

    @BeforeAll
    static void database() {
        rows = new OrganisationRows(Postgres.freshDatabase());
        people = rows.people;
    }

    @BeforeEach
    void nobody() {
        rows.jdbc.sql("TRUNCATE person CASCADE").update();
    }

    @Test
    void firstLoginCreatesThePerson() {
        Person person = people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        assertThat(people.find(person.id())).contains(person);
        assertThat(people.byPersonalId(ID)).contains(person);
        assertThat(people.byTechId("key-1")).contains(person);
        assertThat(person).isEqualTo(new Person(person.id(), ID, KEY, "Nguyễn Văn Ví Dụ", BORN, Optional.empty()));
    }

    @Test
    void loadedPersonIsLinkedAndFollowsTheIdentityProvider() {
        long id = rows.person(ID);

        Person person = people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        assertThat(person.id()).isEqualTo(id);
        assertThat(people.byTechId("key-1")).contains(person);
        assertThat(rows.jdbc
                        .sql("SELECT search_text FROM person")
                        .query(String.class)
                        .single())
                .isEqualTo("nguyen van vi du");
    }

    @Test
    void claimsThatAreMissingLeaveWhatIsKnown() {
        Person before = people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        assertThat(people.signedIn(ID, Optional.empty(), null, Optional.empty()))
                .isEqualTo(before);
        assertThat(people.signedIn(ID, KEY, " ", Optional.empty())).isEqualTo(before);
    }

    @Test
    void techIdWinsOverACorrectedPersonalId() {
        Person before = people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        Person after = people.signedIn(OTHER_ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(people.byPersonalId(OTHER_ID)).contains(after);
        assertThat(people.byPersonalId(ID)).isEmpty();
    }

    @Test
    void twoPeopleBehindOneLoginAreRefused() {
        people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);
        rows.person(OTHER_ID);

        assertConflict(() -> people.signedIn(OTHER_ID, KEY, "Trần Thị Mẫu Đơn", BORN));
        assertThat(people.byPersonalId(OTHER_ID)).map(Person::fullName).contains("x");
    }

    @Test
    void personalIdLinkedToAnotherTechIdIsRefused() {
        people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);

        assertConflict(() -> people.signedIn(ID, Optional.of("key-2"), "Nguyễn Văn Ví Dụ", BORN));
        assertThat(people.byTechId("key-2")).isEmpty();
    }

    @Test
    void firstLoginsAtOnceMakeOnePerson() throws Exception {
        int logins = 8;
        CyclicBarrier start = new CyclicBarrier(logins);
        ExecutorService browsers = Executors.newFixedThreadPool(logins);
        try {
            List<Future<Person>> results = IntStream.range(0, logins)
                    .mapToObj(i -> browsers.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return people.signedIn(ID, KEY, "Nguyễn Văn Ví Dụ", BORN);
                    }))
                    .toList();
            Person first = results.get(0).get(30, TimeUnit.SECONDS);
            for (Future<Person> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(first);
            }
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void emailIsChangedAndRemoved() {
        long id = rows.person(ID);

        people.changeEmail(id, Optional.of("vi.du@thu.example"));
        assertThat(people.find(id).orElseThrow().email()).contains("vi.du@thu.example");

        people.changeEmail(id, Optional.empty());
        assertThat(people.find(id).orElseThrow().email()).isEmpty();
    }

    @Test
    void idsOfManyLeaveUnknownOut() {
        long id = rows.person(ID);

        assertThat(people.idsByPersonalId(List.of(ID, OTHER_ID))).isEqualTo(Map.of(ID, id));
        assertThat(people.idsByPersonalId(List.of())).isEmpty();
    }

    private static void assertConflict(Runnable login) {
        assertThatThrownBy(login::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.IDENTITY_CONFLICT))
                .message()
                .doesNotContain(ID)
                .doesNotContain(OTHER_ID);
    }
}
