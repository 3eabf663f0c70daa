package vn.lienthong.partner.memberdb;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.partner.memberdb.v1.Member;

/** The contract's {@code Member} as the hub's {@link MemberRecord}. */
final class MemberMapping {

    private MemberMapping() {}

    /** @param member valid against the contract */
    static MemberRecord toRecord(Member member, Instant askedAt) {
        return new MemberRecord(
                text(member.getPersonalId()),
                text(member.getFullName()).orElseThrow(),
                Optional.ofNullable(member.getBirthDate()),
                text(member.getSex()),
                text(member.getBirthName()),
                MemberNumber.digits(member.getCardNumber()),
                MemberNumber.digits(member.getFileNumber()),
                Optional.ofNullable(member.getJoinedOn()),
                Optional.ofNullable(member.getOfficialOn()),
                text(member.getPositionTitle()),
                text(member.getCellCode()),
                text(member.getCellName()),
                text(member.getNativePlace()),
                text(member.getBirthRegistrationPlace()),
                text(member.getStatus()),
                askedAt);
    }

    /** Vietnamese letters come composed or decomposed; composed, equal names are equal strings. */
    private static Optional<String> text(String given) {
        return Optional.ofNullable(given)
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFC).strip())
                .filter(value -> !value.isEmpty());
    }
}
