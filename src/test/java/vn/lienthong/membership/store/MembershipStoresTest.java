package vn.lienthong.membership.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.AspectDecision;
import vn.lienthong.membership.AspectState;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Outcome;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.ReceivingAccount;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.RequestState;
import vn.lienthong.membership.Sex;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.security.IdentityClaims;
import vn.lienthong.testsupport.Postgres;

class MembershipStoresTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private AccountStore accounts;
    private RequestStore requests;
    private ReceivingAccountStore receivingAccounts;
    private DraftStore drafts;

    @BeforeEach
    void freshDatabase() {
        JdbcTemplate template = new JdbcTemplate(Postgres.freshDatabase());
        JdbcClient jdbc = JdbcClient.create(template);
        accounts = new AccountStore(template);
        requests = new RequestStore(jdbc);
        receivingAccounts = new ReceivingAccountStore(jdbc);
        drafts = new DraftStore(jdbc);
    }

    @Test
    void anAccountComesBackAsItWasStored() {
        assertThat(accounts.register(7, Profiles.member(), NOW)).isTrue();

        MemberAccount account = accounts.find(7).orElseThrow();

        assertThat(account.profile()).isEqualTo(Profiles.member());
        assertThat(account.status()).isEqualTo(AccountStatus.WAITING);
        assertThat(account.activatedAt()).isEmpty();
        assertThat(accounts.find(8)).isEmpty();
    }

    @Test
    void manyAccountsAreFoundAtOnce() {
        load(7, Profiles.member(), NOW);
        accounts.register(8, Profiles.member(), NOW);

        assertThat(accounts.findAll(List.of(7L, 8L, 9L)))
                .extracting(MemberAccount::personId)
                .containsExactlyInAnyOrder(7L, 8L);
        assertThat(accounts.findAll(List.of())).isEmpty();
    }

    @Test
    void onlyActiveAccountsCountAsMembersOfTheirCell() {
        load(7, named("Trần Thị Mẫu"), NOW);
        load(8, named("Lê Văn Ảnh"), NOW);
        accounts.register(9, Profiles.member(), NOW);
        accounts.register(10, Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.MEMBER, null), NOW);

        assertThat(accounts.activeOf(List.of(Profiles.CELL)))
                .extracting(MemberAccount::personId)
                .containsExactly(8L, 7L);
        assertThat(accounts.cellsWithMembers()).containsExactly(Profiles.CELL);
    }

    @Test
    void earlierFeesAreThoseApprovedChangesReplaced() {
        changedFrom(7, 50_000, Optional.of(NOW.plusSeconds(60)));
        changedFrom(7, 40_000, Optional.of(NOW));
        changedFrom(8, 30_000, Optional.empty());
        requests.insert(request(RequestKind.REGISTRATION, "D-R", 9));

        assertThat(requests.earlierFees(List.of(7L, 8L, 9L)))
                .containsOnlyKeys(7L)
                .extractingByKey(7L)
                .asInstanceOf(InstanceOfAssertFactories.list(Profile.Fee.class))
                .extracting(Profile.Fee::monthly)
                .containsExactly(40_000L, 50_000L);
    }

    /** A change of an account that had this fee; not yet in effect when empty. */
    private void changedFrom(long person, long fee, Optional<Instant> effective) {
        MembershipRequest plain = request(RequestKind.CHANGE, "D-" + fee, person);
        MembershipRequest change = new MembershipRequest(
                plain.id(),
                plain.kind(),
                plain.dossier(),
                plain.personId(),
                plain.state(),
                plain.outcome(),
                plain.declared(),
                Optional.of(Profiles.withFee(Profiles.member(), fee)),
                plain.claims(),
                plain.lookup(),
                plain.submittedAt(),
                plain.requestedOn(),
                plain.reason(),
                plain.closedAt(),
                plain.aspects());
        requests.insert(change);
        requests.save(
                change.id(),
                new AspectDecision(
                        Aspect.ACCOUNT,
                        AspectState.APPROVED,
                        Profiles.CELL,
                        Optional.of(UUID.randomUUID()),
                        Optional.of(1L),
                        Optional.empty(),
                        Optional.of(NOW),
                        effective),
                NOW);
        requests.close(change.id(), RequestState.DECIDED, Outcome.APPROVED, null, NOW);
    }

    @Test
    void onlyARefusedAccountIsRegisteredAgain() {
        accounts.register(7, Profiles.member(), NOW);
        assertThat(accounts.register(7, Profiles.member(), NOW)).isFalse();

        accounts.refuse(7, NOW);

        assertThat(accounts.register(7, Profiles.withFee(Profiles.member(), 70_000), NOW))
                .isTrue();
        assertThat(accounts.find(7).orElseThrow().profile().fee().monthly()).isEqualTo(70_000);
        assertThat(accounts.find(7).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void anActiveAccountIsNeitherRefusedNorRemovedByARegistration() {
        load(7, Profiles.member(), NOW);

        accounts.refuse(7, NOW);
        accounts.removeWaiting(7);

        assertThat(accounts.find(7).orElseThrow().active()).isTrue();
    }

    @Test
    void loadingTheSameAccountAgainChangesNothing() {
        load(7, Profiles.member(), NOW);
        load(7, Profiles.member(), NOW.plusSeconds(60));

        assertThat(accounts.find(7).orElseThrow().version()).isEqualTo(1);
        assertThat(accounts.find(7).orElseThrow().changedAt()).isEqualTo(NOW);
        assertThat(load(7, Profiles.withFee(Profiles.member(), 1), NOW)).isEqualTo(new LoadTally(0, 1, 0, 0));
    }

    @Test
    void aLoadedFileDoesNotOverwriteWhoChangedTheAccountInTheHub() {
        load(7, Profiles.member(), NOW);
        requests.insert(request(RequestKind.CHANGE, "D-1", 7));

        assertThat(load(7, Profiles.withFee(Profiles.member(), 1), NOW)).isEqualTo(new LoadTally(0, 0, 0, 1));
        assertThat(accounts.find(7).orElseThrow().profile()).isEqualTo(Profiles.member());
    }

    @Test
    void aListIsPagedByGivenNameBothWays() {
        List<String> names = List.of("Trần Văn Ánh", "Lê Thị Ánh", "Đào Thị Bình", "Nguyễn Văn Cường", "Bùi Thị Ân");
        for (int person = 0; person < names.size(); person++) {
            load(person + 1, named(names.get(person)), NOW);
        }
        AccountStore.Filter all = new AccountStore.Filter(Set.of(Profiles.CELL), Optional.empty(), "");

        List<AccountStore.Line> first = accounts.after(all, Optional.empty(), 3);
        List<AccountStore.Line> second =
                accounts.after(all, Optional.of(first.get(2).key()), 3);
        List<AccountStore.Line> back = accounts.before(all, second.get(0).key(), 3);

        assertThat(first)
                .extracting(MembershipStoresTest::name)
                .containsExactly("Bùi Thị Ân", "Lê Thị Ánh", "Trần Văn Ánh");
        assertThat(second).extracting(MembershipStoresTest::name).containsExactly("Đào Thị Bình", "Nguyễn Văn Cường");
        assertThat(back)
                .extracting(MembershipStoresTest::name)
                .containsExactly("Trần Văn Ánh", "Lê Thị Ánh", "Bùi Thị Ân");
        assertThat(accounts.count(all)).isEqualTo(5);
    }

    @Test
    void aListHoldsOnlyItsCellsStatusAndNames() {
        load(1, named("Đào Thị Ánh"), NOW);
        accounts.register(2, named("Đào Văn Bình"), NOW);
        load(3, Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.MEMBER, null), NOW);

        assertThat(found(Set.of(Profiles.CELL), Optional.empty(), "dao thi")).containsExactly(1L);
        assertThat(found(Set.of(Profiles.CELL), Optional.empty(), "ĐÀO")).containsExactly(1L, 2L);
        assertThat(found(Set.of(Profiles.CELL), Optional.of(AccountStatus.WAITING), ""))
                .containsExactly(2L);
        assertThat(found(Set.of(Profiles.OTHER_CELL), Optional.empty(), "")).containsExactly(3L);
        assertThat(found(Set.of(), Optional.empty(), "")).isEmpty();
        assertThat(found(Set.of(Profiles.CELL), Optional.empty(), "%")).isEmpty();
    }

    @Test
    void aRequestComesBackAsItWasStored() {
        MembershipRequest request = request(RequestKind.REGISTRATION, "D-1", 7);
        requests.insert(request);
        AspectDecision asked = new AspectDecision(
                Aspect.ACCOUNT,
                AspectState.ASKED,
                Profiles.CELL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        requests.save(request.id(), asked, NOW);

        assertThat(requests.find(request.id())).contains(request.withAspects(List.of(asked)));
        assertThat(requests.latest(7)).contains(request.withAspects(List.of(asked)));
    }

    @Test
    void aSecondOpenRequestOfAPersonIsRefusedByTheDatabase() {
        MembershipRequest first = request(RequestKind.REGISTRATION, "D-1", 7);
        requests.insert(first);

        assertThatThrownBy(() -> requests.insert(request(RequestKind.REGISTRATION, "D-2", 7)))
                .isInstanceOf(DuplicateKeyException.class);

        requests.close(first.id(), RequestState.WITHDRAWN, null, null, NOW);
        requests.insert(request(RequestKind.REGISTRATION, "D-3", 7));
        assertThat(requests.hasOpen(7)).isTrue();
        assertThat(requests.latest(7))
                .get()
                .extracting(MembershipRequest::dossier)
                .isEqualTo("D-3");
    }

    @Test
    void aRefusalWithoutReasonIsRefusedByTheDatabase() {
        MembershipRequest request = request(RequestKind.REGISTRATION, "D-1", 7);
        requests.insert(request);
        AspectDecision refused = new AspectDecision(
                Aspect.ACCOUNT,
                AspectState.REFUSED,
                Profiles.CELL,
                Optional.of(UUID.randomUUID()),
                Optional.of(9L),
                Optional.empty(),
                Optional.of(NOW),
                Optional.empty());

        assertThatThrownBy(() -> requests.save(request.id(), refused, NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aDecidedRequestKeepsItsOutcome() {
        MembershipRequest request = request(RequestKind.CHANGE, "D-1", 7);
        requests.insert(request);

        requests.close(request.id(), RequestState.DECIDED, Outcome.PARTLY_APPROVED, null, NOW);

        MembershipRequest stored = requests.find(request.id()).orElseThrow();
        assertThat(stored.outcome()).contains(Outcome.PARTLY_APPROVED);
        assertThat(stored.closedAt()).contains(NOW);
        assertThat(stored.inForce()).contains(Profiles.member());
        assertThat(requests.hasOpen(7)).isFalse();
    }

    @Test
    void aNewReceivingAccountEndsTheFormerAndKeepsItsPeriod() {
        receivingAccounts.put(receiving(7, TODAY.minusDays(10), "task:1"));
        receivingAccounts.put(receiving(8, TODAY, "task:2"));

        assertThat(receivingAccounts.find(Profiles.CELL, TODAY.minusDays(1)))
                .get()
                .extracting(ReceivingAccount::personId)
                .isEqualTo(7L);
        assertThat(receivingAccounts.find(Profiles.CELL, TODAY))
                .get()
                .extracting(ReceivingAccount::personId)
                .isEqualTo(8L);
        assertThat(receivingAccounts.find(Profiles.CELL, TODAY.minusDays(11))).isEmpty();
    }

    @Test
    void aReceivingAccountReplacedOnTheDayItCameIsNeverInForceAgain() {
        receivingAccounts.put(receiving(7, TODAY, "task:1"));
        receivingAccounts.put(receiving(8, TODAY, "task:2"));
        receivingAccounts.put(receiving(7, TODAY, "task:1"));

        assertThat(receivingAccounts.find(Profiles.CELL, TODAY))
                .get()
                .extracting(ReceivingAccount::confirmedBy)
                .isEqualTo("task:2");
    }

    @Test
    void nobodyEndsAnotherMembersReceivingAccount() {
        receivingAccounts.put(receiving(7, TODAY, "task:1"));

        receivingAccounts.end(Profiles.CELL, 8, TODAY, "task:2");
        assertThat(receivingAccounts.find(Profiles.CELL, TODAY.plusDays(1))).isPresent();

        receivingAccounts.end(Profiles.CELL, 7, TODAY, "task:2");
        assertThat(receivingAccounts.find(Profiles.CELL, TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void aDraftKeepsItsLookupWhileOneTypesOn() {
        MemberLookup lookup = new MemberLookup(MemberLookup.Outcome.NOT_FOUND, "01.000001", null, null, NOW);
        drafts.save(7, new DraftStore.Draft(RequestKind.REGISTRATION, Map.of("a", "1"), Optional.of(lookup)), NOW);
        drafts.save(7, new DraftStore.Draft(RequestKind.REGISTRATION, Map.of("a", "2"), Optional.empty()), NOW);

        DraftStore.Draft draft = drafts.find(7, RequestKind.REGISTRATION).orElseThrow();

        assertThat(draft.typed()).isEqualTo(Map.of("a", "2"));
        assertThat(draft.lookup()).contains(lookup);
        assertThat(drafts.find(7, RequestKind.CHANGE)).isEmpty();
    }

    private LoadTally load(long person, Profile profile, Instant now) {
        return accounts.load(List.of(new AccountStore.LoadedAccount(person, profile)), now);
    }

    private List<Long> found(Set<String> cells, Optional<AccountStatus> status, String name) {
        return accounts.after(new AccountStore.Filter(cells, status, name), Optional.empty(), 10).stream()
                .map(line -> line.account().personId())
                .toList();
    }

    private static String name(AccountStore.Line line) {
        return line.account().profile().member().fullName();
    }

    private static Profile named(String name) {
        Profile.Member before = Profiles.member().member();
        return Profiles.with(
                Profiles.member(),
                new Profile.Member(
                        name,
                        before.cardNumber(),
                        before.fileNumber(),
                        before.joinedOn(),
                        before.officialOn(),
                        before.position(),
                        null));
    }

    private static ReceivingAccount receiving(long person, LocalDate from, String confirmation) {
        return new ReceivingAccount(Profiles.CELL, person, Profiles.BANK_ACCOUNT, from, Optional.empty(), confirmation);
    }

    private static MembershipRequest request(RequestKind kind, String dossier, long person) {
        MemberLookup.Entry entry = new MemberLookup.Entry(
                Profiles.PERSONAL_ID,
                "Nguyễn Thị Ví Dụ",
                LocalDate.of(1973, 2, 25),
                Sex.FEMALE,
                "01.000001",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new MembershipRequest(
                UUID.randomUUID(),
                kind,
                dossier,
                person,
                RequestState.SUBMITTED,
                Optional.empty(),
                Profiles.member(),
                kind == RequestKind.CHANGE ? Optional.of(Profiles.member()) : Optional.empty(),
                new IdentityClaims(
                        Profiles.PERSONAL_ID,
                        null,
                        "Nguyễn Thị Ví Dụ",
                        LocalDate.of(1973, 2, 25),
                        null,
                        null,
                        null,
                        null,
                        null),
                new MemberLookup(MemberLookup.Outcome.FOUND, "01.000001", null, entry, NOW),
                NOW,
                TODAY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
