package vn.lienthong.partner.memberdb;

import vn.lienthong.failure.ErrorCode;

/** What the hub may ask the Party member database. */
public interface MemberDatabase {

    /**
     * Looks a member up by card number (số thẻ đảng viên) or file number (số lý lịch), written with or without dots and
     * spaces. With both, only a member who carries both is found. A member found may come from memory, a few minutes
     * old: see {@link MemberRecord#askedAt()}.
     *
     * <p>Never throws for the partner's troubles and never takes longer than five seconds: see {@link Answer}.
     *
     * @throws IllegalArgumentException when both are null or blank
     */
    Answer lookUp(String cardNumber, String fileNumber);

    /** The three things the partner can say. */
    sealed interface Answer {

        record Found(MemberRecord member) implements Answer {}

        /** The database knows no such member, or the number has a form no member's number has. */
        record NotFound() implements Answer {}

        /** The database could not be asked: down, slow, busy, circuit open, or its answer was not understood; the code says which. */
        record Unavailable(ErrorCode code) implements Answer {}
    }
}
