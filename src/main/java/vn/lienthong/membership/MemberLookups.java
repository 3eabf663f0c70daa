package vn.lienthong.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.memberdb.MemberDatabase;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer;
import vn.lienthong.partner.memberdb.MemberRecord;
import vn.lienthong.security.Attempts;

/** Asks the Party member database about a member, and shows nobody another member's data. */
@Service
public class MemberLookups {

    private static final Logger LOG = LoggerFactory.getLogger(MemberLookups.class);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final MemberDatabase database;
    private final AuditLog audit;
    private final Attempts attempts;
    private final Clock clock;

    public MemberLookups(MemberDatabase database, MembershipRules rules, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.attempts = new Attempts(rules.limits().lookupsInTenMinutes(), TEN_MINUTES, clock);
        this.clock = clock;
    }

    /**
     * Looks the member up; takes five seconds at most, so never call it inside a transaction.
     *
     * @param birthDate as declared, for when the identity provider told none; null when not given
     * @param cardNumber null when only the file number is known
     * @param fileNumber null when only the card number is known
     * @throws Failure {@link ErrorCode#LOOKUP_TOO_OFTEN} when the person has asked too often: nobody should try out
     *     numbers until one fits
     */
    public MemberLookup lookUp(Person person, LocalDate birthDate, String cardNumber, String fileNumber) {
        if (!attempts.allow(Long.toString(person.id()))) {
            LOG.info("{} person:{} asks the member database too often", ErrorCode.LOOKUP_TOO_OFTEN.code(), person.id());
            throw new Failure(ErrorCode.LOOKUP_TOO_OFTEN, "person " + person.id());
        }
        return ask(person, birthDate, cardNumber, fileNumber);
    }

    /**
     * As {@link #lookUp}, for a form that is being sent in. It is the approver who reads the answer, so it does not count as
     * trying out, and whoever has tried out too much cannot hide from the approver whose numbers they are.
     */
    public MemberLookup lookUpForApprover(Person person, LocalDate birthDate, String cardNumber, String fileNumber) {
        return ask(person, birthDate, cardNumber, fileNumber);
    }

    private MemberLookup ask(Person person, LocalDate birthDate, String cardNumber, String fileNumber) {
        Answer answer = database.lookUp(Objects.toString(cardNumber, ""), Objects.toString(fileNumber, ""));
        MemberLookup lookup = lookup(person, birthDate, cardNumber, fileNumber, answer);
        note(person, lookup, answer);
        return lookup;
    }

    /** What was asked and answered (384-QĐ/TW, Điều 17), without the numbers and the record. */
    private void note(Person person, MemberLookup lookup, Answer answer) {
        String by = (lookup.cardNumber() == null ? "" : "card ") + (lookup.fileNumber() == null ? "" : "file");
        String code = answer instanceof Answer.Unavailable away ? away.code().code() : "";
        audit.record(
                MessageContext.ofPerson(person.id()).actor(),
                "memberdb.ask",
                "person:" + person.id(),
                Map.of(
                        "by", by.strip(),
                        "outcome",
                                lookup.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "code", code));
    }

    private MemberLookup lookup(
            Person person, LocalDate birthDate, String cardNumber, String fileNumber, Answer answer) {
        if (answer instanceof Answer.Found found) {
            return belongsTo(person, birthDate, found.member())
                    ? new MemberLookup(
                            MemberLookup.Outcome.FOUND,
                            cardNumber,
                            fileNumber,
                            entry(found.member()),
                            found.member().askedAt())
                    : without(MemberLookup.Outcome.OTHER_PERSON, cardNumber, fileNumber);
        }
        return answer instanceof Answer.NotFound
                ? without(MemberLookup.Outcome.NOT_FOUND, cardNumber, fileNumber)
                : without(MemberLookup.Outcome.UNAVAILABLE, cardNumber, fileNumber);
    }

    private MemberLookup without(MemberLookup.Outcome outcome, String cardNumber, String fileNumber) {
        return new MemberLookup(outcome, cardNumber, fileNumber, null, clock.instant());
    }

    /** By the personal id; where the database holds none (old records), by name and birth date together. */
    private static boolean belongsTo(Person person, LocalDate birthDate, MemberRecord record) {
        return record.personalId()
                .map(person.personalId()::equals)
                .orElseGet(() -> sameName(person, record)
                        && sameBirthDate(person.birthDate().orElse(birthDate), record.birthDate()));
    }

    private static boolean sameName(Person person, MemberRecord record) {
        return SearchText.of(person.fullName()).equals(SearchText.of(record.fullName()));
    }

    private static boolean sameBirthDate(LocalDate known, Optional<LocalDate> recorded) {
        return known != null && recorded.filter(known::equals).isPresent();
    }

    private static MemberLookup.Entry entry(MemberRecord record) {
        return new MemberLookup.Entry(
                record.personalId().orElse(null),
                record.fullName(),
                record.birthDate().orElse(null),
                record.sex().flatMap(MemberLookups::sex).orElse(null),
                record.cardNumber().orElse(null),
                record.fileNumber().orElse(null),
                record.joinedOn().orElse(null),
                record.officialOn().orElse(null),
                record.positionTitle().orElse(null),
                record.cellCode().orElse(null),
                record.cellName().orElse(null),
                record.nativePlace().orElse(null),
                record.birthRegistrationPlace().orElse(null),
                record.status().orElse(null));
    }

    private static Optional<Sex> sex(String text) {
        return switch (SearchText.of(text)) {
            case "nam", "male", "m", "1" -> Optional.of(Sex.MALE);
            case "nu", "female", "f", "2" -> Optional.of(Sex.FEMALE);
            default -> Optional.empty();
        };
    }
}
