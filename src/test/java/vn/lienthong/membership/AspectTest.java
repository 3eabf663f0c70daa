package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AspectTest {

    private final Profile member = Profiles.member();

    @Test
    void anOrdinaryRegistrationAsksOnlyForTheAccount() {
        assertThat(Aspect.ofRegistration(member)).containsExactly(Aspect.ACCOUNT);
    }

    @Test
    void aSecretaryWithReceivingAccountAsksForThreeThings() {
        Profile declared = Profiles.with(member, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT);

        assertThat(Aspect.ofRegistration(declared))
                .containsExactly(Aspect.ACCOUNT, Aspect.POSITION, Aspect.RECEIVING_ACCOUNT);
    }

    @Test
    void anUnchangedProfileAsksForNothing() {
        assertThat(Aspect.ofChange(member, Profiles.member())).isEmpty();
    }

    @Test
    void aChangedFeeAsksForTheAccountOnly() {
        assertThat(Aspect.ofChange(member, Profiles.withFee(member, 70_000))).containsExactly(Aspect.ACCOUNT);
    }

    @Test
    void givingUpAPositionIsAskedForLikeTakingOneUp() {
        Profile secretary = Profiles.with(member, CellPosition.SECRETARY, null);

        assertThat(Aspect.ofChange(member, secretary)).containsExactly(Aspect.POSITION);
        assertThat(Aspect.ofChange(secretary, member)).containsExactly(Aspect.POSITION);
    }

    @Test
    void anotherBankAccountNeedsAnotherApproval() {
        Profile before = Profiles.with(member, CellPosition.MEMBER, Profiles.BANK_ACCOUNT);
        Profile after = Profiles.with(
                member, CellPosition.MEMBER, new Profile.BankAccount("970436", "0011009999999", "NGUYEN THI VI DU"));

        assertThat(Aspect.ofChange(before, after)).containsExactly(Aspect.RECEIVING_ACCOUNT);
    }

    @Test
    void whoMovesLeavesThePositionBehindWithoutAskingForThat() {
        Profile secretary = Profiles.with(member, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT);
        Profile moved = Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.MEMBER, null);

        assertThat(Aspect.ofChange(secretary, moved)).containsExactly(Aspect.CELL);
    }

    @Test
    void aPositionInTheNewCellIsAskedForAgain() {
        Profile secretary = Profiles.with(member, CellPosition.SECRETARY, null);
        Profile moved = Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.SECRETARY, null);

        assertThat(Aspect.ofChange(secretary, moved)).containsExactly(Aspect.CELL, Aspect.POSITION);
    }

    @Test
    void theAccountIsTheGateOfARegistration() {
        Set<Aspect> asked = EnumSet.of(Aspect.ACCOUNT, Aspect.POSITION);

        assertThat(Aspect.POSITION.gate(RequestKind.REGISTRATION, asked)).contains(Aspect.ACCOUNT);
        assertThat(Aspect.ACCOUNT.gate(RequestKind.REGISTRATION, asked)).isEmpty();
    }

    @Test
    void inAChangeOnlyTheNewCellIsAGate() {
        assertThat(Aspect.POSITION.gate(RequestKind.CHANGE, EnumSet.of(Aspect.ACCOUNT, Aspect.POSITION)))
                .isEmpty();
        assertThat(Aspect.POSITION.gate(RequestKind.CHANGE, EnumSet.of(Aspect.CELL, Aspect.POSITION)))
                .contains(Aspect.CELL);
        assertThat(Aspect.ACCOUNT.gate(RequestKind.CHANGE, EnumSet.of(Aspect.CELL, Aspect.ACCOUNT)))
                .isEmpty();
    }

    @Test
    void ordinaryChangesAreAskedOfTheOldCellAndTheMoveOfTheNewOne() {
        Profile moved = Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.MEMBER, null);

        assertThat(Aspect.ACCOUNT.askedFrom(RequestKind.CHANGE, member, moved)).isEqualTo(Profiles.CELL);
        assertThat(Aspect.CELL.askedFrom(RequestKind.CHANGE, member, moved)).isEqualTo(Profiles.OTHER_CELL);
    }

    @Test
    void anApprovedAccountBringsOrdinaryValuesOnly() {
        Profile declared = Profiles.withFee(
                Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT),
                70_000);

        Profile after = member.adopt(Aspect.ACCOUNT, declared);

        assertThat(after).isEqualTo(Profiles.withFee(member, 70_000));
    }

    @Test
    void anApprovedMoveEndsPositionAndReceivingAccount() {
        Profile secretary = Profiles.with(member, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT);
        Profile moved = Profiles.of(Profiles.PERSONAL_ID, Profiles.OTHER_CELL, CellPosition.DEPUTY, null);

        Profile after = secretary.adopt(Aspect.CELL, moved);

        assertThat(after.cell()).isEqualTo(Profiles.OTHER_CELL);
        assertThat(after.member().position()).isEqualTo(CellPosition.MEMBER);
        assertThat(after.member().receivingAccount()).isNull();
        assertThat(after.adopt(Aspect.POSITION, moved).member().position()).isEqualTo(CellPosition.DEPUTY);
    }

    @Test
    void everyAspectIsFoundByItsCode() {
        for (Aspect aspect : Aspect.values()) {
            assertThat(Aspect.ofCode(aspect.code())).isEqualTo(aspect);
        }
    }
}
