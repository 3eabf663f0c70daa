package vn.lienthong.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.ReceivingAccountStore;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** What an approved aspect changes: the account, the positions, the receiving accounts. Runs in the caller's transaction. */
@Component
class AspectEffects {

    /** What a member may declare; other positions come from elsewhere. */
    private static final Set<PositionKind> DECLARED = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final AccountStore accounts;
    private final ReceivingAccountStore receivingAccounts;
    private final Positions positions;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    AspectEffects(
            AccountStore accounts,
            ReceivingAccountStore receivingAccounts,
            Positions positions,
            People people,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.receivingAccounts = receivingAccounts;
        this.positions = positions;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets an approved aspect take effect.
     *
     * @param at the decision that opened the way; its day, in Vietnam, is the first day of positions and receiving accounts
     */
    void apply(MembershipRequest request, AspectDecision approved, Instant at) {
        MemberAccount before = accounts.lock(request.personId()).orElseThrow();
        Profile after = before.profile().adopt(approved.aspect(), request.declared());
        boolean opens = request.kind() == RequestKind.REGISTRATION && approved.aspect() == Aspect.ACCOUNT;
        MemberAccount changed = new MemberAccount(
                before.personId(),
                opens && before.status() != AccountStatus.LOCKED ? AccountStatus.ACTIVE : before.status(),
                after,
                before.version(),
                opens ? Optional.of(at) : before.activatedAt(),
                clock.instant());
        accounts.update(changed, clock.instant());
        beyondTheAccount(request, approved, before.profile(), VietnamTime.day(at));
        audit.record(
                "hub",
                "account.change",
                "account:" + request.personId(),
                Map.of(
                        "aspect",
                        approved.aspect().code(),
                        "request",
                        request.id().toString()));
    }

    private void beyondTheAccount(MembershipRequest request, AspectDecision approved, Profile before, LocalDate day) {
        String confirmation = confirmation(approved.task().orElseThrow());
        switch (approved.aspect()) {
            case ACCOUNT -> know(request);
            case CELL -> leave(request.personId(), before, day, confirmation);
            case POSITION -> takePosition(request, day, confirmation);
            case RECEIVING_ACCOUNT -> receive(request, day, confirmation);
        }
    }

    /**
     * Where the hub tells the person something, and by what name where the identity provider says none. Who registers without
     * an address has not seen one that was known before, so it stays.
     */
    private void know(MembershipRequest request) {
        Optional<String> email =
                Optional.ofNullable(request.declared().extended().email());
        if (email.isPresent() || request.kind() == RequestKind.CHANGE) {
            people.changeEmail(request.personId(), email);
        }
        if (request.claims().fullName() == null) {
            people.changeName(request.personId(), request.declared().member().fullName());
        }
    }

    private static String confirmation(UUID task) {
        return "task:" + task;
    }

    private void leave(long personId, Profile before, LocalDate day, String confirmation) {
        positions.end(personId, before.cell(), day.minusDays(1), confirmation);
        receivingAccounts.end(before.cell(), personId, day.minusDays(1), confirmation);
    }

    private void takePosition(MembershipRequest request, LocalDate day, String confirmation) {
        String cell = request.declared().cell();
        Optional<PositionKind> wanted = request.declared().member().position().kind();
        boolean held = positions.heldBy(request.personId(), day).stream()
                .anyMatch(position -> position.organisation().equals(cell)
                        && wanted.filter(position.kind()::equals).isPresent());
        if (held) {
            return;
        }
        positions.end(request.personId(), cell, DECLARED, day.minusDays(1), confirmation);
        wanted.ifPresent(kind -> positions.appoint(request.personId(), cell, kind, day, confirmation));
    }

    private void receive(MembershipRequest request, LocalDate day, String confirmation) {
        String cell = request.declared().cell();
        Profile.BankAccount account = request.declared().member().receivingAccount();
        if (account == null) {
            receivingAccounts.end(cell, request.personId(), day.minusDays(1), confirmation);
        } else {
            receivingAccounts
                    .find(cell, day)
                    .map(ReceivingAccount::personId)
                    .filter(holder -> holder != request.personId())
                    .ifPresent(this::losesReceivingAccount);
            receivingAccounts.put(
                    new ReceivingAccount(cell, request.personId(), account, day, Optional.empty(), confirmation));
        }
    }

    /** Another member's account receives the cell's share now: a profile that went on naming its own would tell a lie. */
    private void losesReceivingAccount(long holder) {
        MemberAccount before = accounts.lock(holder).orElseThrow();
        accounts.update(
                new MemberAccount(
                        before.personId(),
                        before.status(),
                        before.profile()
                                .adopt(
                                        Aspect.RECEIVING_ACCOUNT,
                                        before.profile().ordinary()),
                        before.version(),
                        before.activatedAt(),
                        clock.instant()),
                clock.instant());
        audit.record("hub", "account.change", "account:" + holder, Map.of("aspect", Aspect.RECEIVING_ACCOUNT.code()));
    }

    /** Whoever registers with a position that the committee does not recognise has none, whatever was loaded. */
    void refusePosition(MembershipRequest request, AspectDecision refused) {
        LocalDate day = VietnamTime.day(refused.decidedAt().orElseThrow());
        positions.end(
                request.personId(),
                request.declared().cell(),
                DECLARED,
                day.minusDays(1),
                confirmation(refused.task().orElseThrow()));
    }

    /** The registration was refused: there is no account, and the member may try again. */
    void refuseAccount(MembershipRequest request) {
        accounts.refuse(request.personId(), clock.instant());
        people.withdrawEmail(request.personId());
    }

    Instant now() {
        return clock.instant();
    }
}
