package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer;
import vn.lienthong.partner.memberdb.MemberRecord;

class MemberLookupsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final LocalDate BIRTH = LocalDate.of(1973, 2, 25);

    private final Person person = new Person(
            7, Profiles.PERSONAL_ID, Optional.empty(), "Nguyễn Thị Ví Dụ", Optional.of(BIRTH), Optional.empty());

    private final List<String> noted = new ArrayList<>();

    @Test
    void eachLookupIsNotedOnceWithoutNumbersAndRecord() {
        lookUp(new Answer.Found(record(Profiles.PERSONAL_ID, "Nguyễn Thị Ví Dụ", BIRTH)));
        lookUp(new Answer.Found(record("001173999999", "Nguyễn Thị Ví Dụ", BIRTH)));
        lookUp(new Answer.NotFound());
        lookUp(new Answer.Unavailable(ErrorCode.MEMBERDB_TOO_SLOW));

        assertThat(noted)
                .containsExactly(
                        "person:7 memberdb.ask person:7 {by=card, code=, outcome=found}",
                        "person:7 memberdb.ask person:7 {by=card, code=, outcome=other-person}",
                        "person:7 memberdb.ask person:7 {by=card, code=, outcome=not-found}",
                        "person:7 memberdb.ask person:7 {by=card, code=LT-MDB-002, outcome=unavailable}");
    }

    @Test
    void ownRecordIsFound() {
        MemberLookup lookup = lookUp(new Answer.Found(record(Profiles.PERSONAL_ID, "Nguyễn Thị Ví Dụ", BIRTH)));

        assertThat(lookup.outcome()).isEqualTo(MemberLookup.Outcome.FOUND);
        assertThat(lookup.found()).get().extracting(MemberLookup.Entry::sex).isEqualTo(Sex.FEMALE);
    }

    @Test
    void nothingOfAnotherPersonsRecordIsKept() {
        MemberLookup lookup = lookUp(new Answer.Found(record("001173999999", "Nguyễn Thị Ví Dụ", BIRTH)));

        assertThat(lookup.outcome()).isEqualTo(MemberLookup.Outcome.OTHER_PERSON);
        assertThat(lookup.found()).isEmpty();
    }

    @Test
    void anOldRecordWithoutPersonalIdBelongsByNameAndBirthDateTogether() {
        assertThat(lookUp(new Answer.Found(record(null, "NGUYEN THI VI DU", BIRTH)))
                        .outcome())
                .isEqualTo(MemberLookup.Outcome.FOUND);
        assertThat(lookUp(new Answer.Found(record(null, "Nguyễn Thị Ví Dụ", BIRTH.plusDays(1))))
                        .outcome())
                .isEqualTo(MemberLookup.Outcome.OTHER_PERSON);
        assertThat(lookUp(new Answer.Found(record(null, "Nguyễn Thị Mẫu", BIRTH)))
                        .outcome())
                .isEqualTo(MemberLookup.Outcome.OTHER_PERSON);
    }

    @Test
    void silenceIsNotTheSameAsUnknown() {
        assertThat(lookUp(new Answer.NotFound()).outcome()).isEqualTo(MemberLookup.Outcome.NOT_FOUND);
        assertThat(lookUp(new Answer.Unavailable(ErrorCode.MEMBERDB_TOO_SLOW)).outcome())
                .isEqualTo(MemberLookup.Outcome.UNAVAILABLE);
    }

    @Test
    void anUnavailableAnswerIsAskedForAgain() {
        assertThat(lookUp(new Answer.NotFound()).answers("01.000001", null)).isTrue();
        assertThat(lookUp(new Answer.NotFound()).answers("01.000002", null)).isFalse();
        assertThat(lookUp(new Answer.Unavailable(ErrorCode.MEMBERDB_TOO_SLOW)).answers("01.000001", null))
                .isFalse();
    }

    @Test
    void whatWasFoundAnswersAboutTheEntrysOwnNumbersToo() {
        MemberLookup byCard = new MemberLookup(
                MemberLookup.Outcome.FOUND,
                "01.000001",
                null,
                new MemberLookup.Entry(
                        null, null, null, null, "01.000001", "000001", null, null, null, null, null, null, null, null),
                NOW);

        assertThat(byCard.answers("01.000001", null)).isTrue();
        assertThat(byCard.answers("01.000001", "000001")).isTrue();
        assertThat(byCard.answers(null, "000001")).isTrue();
        assertThat(byCard.answers("01.000001", "000002")).isFalse();
        assertThat(byCard.answers("01.000002", "000001")).isFalse();
    }

    @Test
    void whatWasFoundByOneNumberIsNoAnswerAboutTheOtherAskedWithIt() {
        MemberLookup byCard = new MemberLookup(
                MemberLookup.Outcome.FOUND,
                "01.000001",
                "000002",
                new MemberLookup.Entry(
                        null, null, null, null, "01.000001", "000001", null, null, null, null, null, null, null, null),
                NOW);

        assertThat(byCard.answers("01.000001", "000002")).as("as asked").isTrue();
        assertThat(byCard.answers("01.000001", "000001")).isTrue();
        assertThat(byCard.answers("01.000001", null)).isTrue();
        assertThat(byCard.answers(null, "000002")).isFalse();
    }

    @Test
    void onePersonCannotTryOutNumbersAndAnotherIsNotHeldUp() {
        AtomicInteger asked = new AtomicInteger();
        MemberLookups lookups = new MemberLookups(
                (card, file) -> {
                    asked.incrementAndGet();
                    return new Answer.NotFound();
                },
                Rules.shipped(),
                (actor, action, subject, details) -> {},
                Clock.fixed(NOW, ZoneOffset.UTC));
        int allowed = Rules.shipped().limits().lookupsInTenMinutes();
        for (int i = 0; i < allowed; i++) {
            lookups.lookUp(person, null, "01.%06d".formatted(i), null);
        }

        assertThatThrownBy(() -> lookups.lookUp(person, null, "01.999999", null))
                .hasMessageContaining("LT-REG-009");
        assertThat(asked).hasValue(allowed);
        Person other = new Person(99, "001173000099", Optional.empty(), "Ai Đó", Optional.empty(), Optional.empty());
        assertThat(lookups.lookUp(other, null, "01.000001", null).outcome()).isEqualTo(MemberLookup.Outcome.NOT_FOUND);
    }

    private MemberLookup lookUp(Answer answer) {
        return lookups(answer).lookUp(person, null, "01.000001", null);
    }

    private MemberLookups lookups(Answer answer) {
        return new MemberLookups(
                (card, file) -> answer,
                Rules.shipped(),
                (actor, action, subject, details) ->
                        noted.add(actor + " " + action + " " + subject + " " + new TreeMap<>(details)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static MemberRecord record(String personalId, String name, LocalDate birth) {
        return new MemberRecord(
                Optional.ofNullable(personalId),
                name,
                Optional.of(birth),
                Optional.of("Nữ"),
                Optional.empty(),
                Optional.of("01.000001"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW);
    }
}
