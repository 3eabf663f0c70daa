package vn.lienthong.partner.memberdb;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.memberdb.v1.MemberLookup;

/**
 * What is looked for: digits only, at least one of the two. The contract takes one number, so the card number is asked
 * where there is one, and the file number is compared with what was found.
 */
record Question(Optional<String> cardNumber, Optional<String> fileNumber) {

    /** @throws IllegalArgumentException when both numbers are blank */
    static Question of(String cardNumber, String fileNumber) {
        Question question = new Question(MemberNumber.digits(cardNumber), MemberNumber.digits(fileNumber));
        if (question.numbers().findAny().isEmpty()) {
            throw new IllegalArgumentException("a card number or a file number is needed");
        }
        return question;
    }

    /** False when a number has a form the database does not know: then nobody needs to be asked. */
    boolean canBeAsked() {
        return numbers().allMatch(MemberNumber::canBeAsked);
    }

    MemberLookup asRequest() {
        MemberLookup lookup = new MemberLookup();
        lookup.setRequestId(UUID.randomUUID().toString());
        cardNumber.ifPresentOrElse(lookup::setCardNumber, () -> lookup.setFileNumber(fileNumber.orElseThrow()));
        return lookup;
    }

    /**
     * Whether this is the member looked for: false when a second number was given and is another one on the record.
     *
     * @throws Failure when the record does not even carry the number that was asked: the answer belongs to another question
     */
    boolean isAnsweredBy(MemberRecord member) {
        Optional<String> asked = cardNumber.or(() -> fileNumber);
        Optional<String> answered = cardNumber.isPresent() ? member.cardNumber() : member.fileNumber();
        if (!asked.equals(answered)) {
            throw new Failure(
                    ErrorCode.MEMBERDB_ANSWERED_ANOTHER, "the member answered does not carry the number asked");
        }
        return fileNumber.isEmpty() || member.fileNumber().isEmpty() || fileNumber.equals(member.fileNumber());
    }

    private Stream<String> numbers() {
        return Stream.concat(cardNumber.stream(), fileNumber.stream());
    }
}
