package vn.lienthong.partner.memberdb;

/** What the hub may ask the Party member database. */
public interface MemberDatabase {

    /**
     * Looks a member up by card number (số thẻ đảng viên) or file number (số lý lịch); at least one is not blank.
     * Never throws for the partner's troubles and never takes longer than five seconds: see {@link Answer}.
     */
    Answer lookUp(String cardNumber, String fileNumber);

    /** The three things the partner can say. */
    sealed interface Answer {

        record Found(MemberRecord member) implements Answer {}

        /** The database answered and knows no such member. */
        record NotFound() implements Answer {}

        /** The database could not be asked: down, slow, circuit open, or its answer was not understood. */
        record Unavailable() implements Answer {}
    }
}
