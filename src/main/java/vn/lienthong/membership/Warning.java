package vn.lienthong.membership;

/** What an approver should look at; it never refuses a request by itself. Sentence: {@code membership.warning.<name>}. */
public enum Warning {
    /** The year in the personal id is not the declared year of birth (happens with old records). */
    PERSONAL_ID_BIRTH_DATE,
    /** The sex in the personal id is not the declared one. */
    PERSONAL_ID_SEX,
    /** The member database could not be asked: nothing was compared with it. */
    MEMBER_DATABASE_UNAVAILABLE,
    /** The member database knows no such card or file number. */
    NOT_IN_MEMBER_DATABASE,
    /** The card or file number belongs to somebody else in the member database. */
    NUMBERS_OF_OTHER_PERSON,
    /** Somebody else is secretary of that cell. */
    SECRETARY_EXISTS,
    /** The cell already has a receiving account; an approval replaces it. */
    RECEIVING_ACCOUNT_EXISTS,
    /** The holder of the bank account is not named like the member. */
    RECEIVING_HOLDER_DIFFERS
}
