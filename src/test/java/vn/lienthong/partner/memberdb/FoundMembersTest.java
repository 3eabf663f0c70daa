package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.memberdb.v1.Member;

class FoundMembersTest {

    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private Instant now = START;
    private final InstantSource source = () -> now;

    @Test
    void aMemberIsForgottenWhenItsCopyIsTooOld() {
        FoundMembers found = new FoundMembers(clock(), Duration.ofMinutes(5), 10);
        found.keep(question(1), member(START));

        now = START.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(found.find(question(1))).contains(member(START));
        now = START.plus(Duration.ofMinutes(5));
        assertThat(found.find(question(1))).isEmpty();
    }

    @Test
    void theOneNotAskedForLongestMakesRoom() {
        FoundMembers found = new FoundMembers(clock(), Duration.ofMinutes(5), 2);
        found.keep(question(1), member(START));
        found.keep(question(2), member(START));
        found.find(question(1));
        found.keep(question(3), member(START));

        assertThat(found.find(question(1))).isPresent();
        assertThat(found.find(question(2))).isEmpty();
        assertThat(found.find(question(3))).isPresent();
    }

    @Test
    void nothingIsKeptWhenTheTimeIsZero() {
        FoundMembers found = new FoundMembers(clock(), Duration.ZERO, 2);
        found.keep(question(1), member(START));
        assertThat(found.find(question(1))).isEmpty();
    }

    @Test
    void oneNumberDoesNotAnswerForAnother() {
        FoundMembers found = new FoundMembers(clock(), Duration.ofMinutes(5), 2);
        found.keep(Question.of("01000001", null), member(START));
        assertThat(found.find(Question.of(null, "01000001"))).isEmpty();
    }

    private Clock clock() {
        return source.withZone(ZoneOffset.UTC);
    }

    private static Question question(int number) {
        return Question.of("0100000" + number, null);
    }

    private static MemberRecord member(Instant askedAt) {
        Member member = new Member();
        member.setFullName("Nguyễn Văn Mẫu");
        return MemberMapping.toRecord(member, askedAt);
    }
}
