package vn.lienthong.residence.workplace;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.NameOrder;
import vn.lienthong.membership.Profile;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.SearchText;

/**
 * A member about to be put on a list.
 *
 * @param sortKey the given name first
 */
public record NewLine(
        UUID id,
        long person,
        String personalId,
        String fullName,
        String cardNumber,
        String fileNumber,
        String searchText,
        String sortKey,
        String cell,
        String residence,
        String address,
        LineKind kind,
        boolean reportWanted,
        String exemptGroup) {

    /** As the account says, to be commented on, without a report. */
    static NewLine of(MemberAccount account) {
        return of(account, account.profile().residence(), LineKind.COMMENT, false, null);
    }

    static NewLine of(
            MemberAccount account, String residence, LineKind kind, boolean reportWanted, String exemptGroup) {
        Profile profile = account.profile();
        Profile.Member member = profile.member();
        return new NewLine(
                Uuids.next(),
                account.personId(),
                profile.citizen().personalId(),
                member.fullName(),
                member.cardNumber(),
                member.fileNumber(),
                searchText(
                        member.fullName(),
                        member.cardNumber(),
                        member.fileNumber(),
                        profile.citizen().personalId()),
                NameOrder.key(member.fullName()),
                profile.cell(),
                residence == null ? "" : residence,
                address(profile),
                kind,
                reportWanted,
                exemptGroup);
    }

    /** What a line is found by. @param numbers nulls are left out */
    static String searchText(String fullName, String... numbers) {
        return SearchText.of(
                Stream.concat(Stream.of(fullName), Stream.of(numbers).filter(number -> number != null))
                        .collect(Collectors.joining(" ")));
    }

    private static String address(Profile profile) {
        String current = profile.extended() == null ? null : profile.extended().currentResidence();
        if (current != null) {
            return current;
        }
        Profile.Address permanent = profile.citizen().permanentAddress();
        String written = permanent == null
                ? ""
                : Stream.of(permanent.detail(), permanent.ward(), permanent.district())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(", "));
        return Optional.of(written).filter(text -> !text.isBlank()).orElse(null);
    }
}
