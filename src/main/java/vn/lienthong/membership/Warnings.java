package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;

/** Finds what the approver of a request should be told. */
@Component
public class Warnings {

    private final Positions positions;
    private final MemberAccounts accounts;

    Warnings(Positions positions, MemberAccounts accounts) {
        this.positions = positions;
        this.accounts = accounts;
    }

    /** @param on the day for which positions and receiving accounts are looked at, usually today */
    public Set<Warning> of(MembershipRequest request, LocalDate on) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        personalId(request.declared().citizen(), warnings);
        lookup(request.lookup(), warnings);
        position(request, on, warnings);
        receivingAccount(request, on, warnings);
        return warnings;
    }

    private static void personalId(Profile.Citizen citizen, Set<Warning> warnings) {
        PersonalIdNumber number = new PersonalIdNumber(citizen.personalId());
        if (!number.fits(citizen.birthDate())) {
            warnings.add(Warning.PERSONAL_ID_BIRTH_DATE);
        }
        if (citizen.sex() != null && !number.fits(citizen.sex())) {
            warnings.add(Warning.PERSONAL_ID_SEX);
        }
    }

    private static void lookup(MemberLookup lookup, Set<Warning> warnings) {
        switch (lookup.outcome()) {
            case FOUND -> {}
            case NOT_FOUND -> warnings.add(Warning.NOT_IN_MEMBER_DATABASE);
            case OTHER_PERSON -> warnings.add(Warning.NUMBERS_OF_OTHER_PERSON);
            case UNAVAILABLE -> warnings.add(Warning.MEMBER_DATABASE_UNAVAILABLE);
        }
    }

    private void position(MembershipRequest request, LocalDate on, Set<Warning> warnings) {
        Profile declared = request.declared();
        boolean secretaryExists = declared.member().position() == CellPosition.SECRETARY
                && positions.holders(declared.cell(), Set.of(PositionKind.SECRETARY), on).stream()
                        .anyMatch(holder -> holder.personId() != request.personId());
        if (secretaryExists) {
            warnings.add(Warning.SECRETARY_EXISTS);
        }
    }

    private void receivingAccount(MembershipRequest request, LocalDate on, Set<Warning> warnings) {
        Profile declared = request.declared();
        Profile.BankAccount account = declared.member().receivingAccount();
        if (account == null) {
            return;
        }
        boolean taken = accounts.receivingAccount(declared.cell(), on)
                .filter(existing -> existing.personId() != request.personId())
                .isPresent();
        if (taken) {
            warnings.add(Warning.RECEIVING_ACCOUNT_EXISTS);
        }
        if (!SearchText.of(account.holder())
                .equals(SearchText.of(declared.member().fullName()))) {
            warnings.add(Warning.RECEIVING_HOLDER_DIFFERS);
        }
    }
}
