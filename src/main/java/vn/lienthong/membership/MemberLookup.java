package vn.lienthong.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the Party member database answered when a member was looked up, kept with the request so that the approver sees what
 * the member saw.
 *
 * @param cardNumber the number asked for; null when only the file number was
 * @param fileNumber the number asked for; null when only the card number was
 * @param entry what the database holds of this member; null unless the outcome is {@link Outcome#FOUND}
 */
public record MemberLookup(Outcome outcome, String cardNumber, String fileNumber, Entry entry, Instant askedAt) {

    /** However the card number is given, it is kept as {@link CardNumber} says. */
    public MemberLookup {
        cardNumber = CardNumber.canonical(cardNumber);
    }

    /** What the answer means for this member. */
    public enum Outcome {
        FOUND,
        NOT_FOUND,
        /** The numbers belong to somebody else. What the database holds of that person is not kept. */
        OTHER_PERSON,
        /** The database could not be asked; the member went on by hand. */
        UNAVAILABLE
    }

    /** The database's values; null where it holds none. */
    public record Entry(
            String personalId,
            String fullName,
            LocalDate birthDate,
            Sex sex,
            String cardNumber,
            String fileNumber,
            LocalDate joinedOn,
            LocalDate officialOn,
            String positionTitle,
            String cellCode,
            String cellName,
            String nativePlace,
            String birthRegistrationPlace,
            String status) {

        /** The database tells digits only; see {@link CardNumber}. */
        public Entry {
            cardNumber = CardNumber.canonical(cardNumber);
        }
    }

    public Optional<Entry> found() {
        return Optional.ofNullable(entry);
    }

    /**
     * Whether this is the answer about these numbers, so that asking again is not needed: they are those asked for, or all of
     * them the entry's own, which the form took over.
     *
     * @param card null when not given
     * @param file null when not given
     */
    public boolean answers(String card, String file) {
        boolean asked = Objects.equals(cardNumber, card) && Objects.equals(fileNumber, file);
        return outcome != Outcome.UNAVAILABLE && (asked || outcome == Outcome.FOUND && isOfEntry(card, file));
    }

    private boolean isOfEntry(String card, String file) {
        return (card == null || card.equals(entry.cardNumber())) && (file == null || file.equals(entry.fileNumber()));
    }
}
