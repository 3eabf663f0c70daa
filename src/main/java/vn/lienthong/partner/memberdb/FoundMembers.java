package vn.lienthong.partner.memberdb;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Members found a short while ago, so that going back and forth in a form does not ask again. Bounded in number and age,
 * in memory only: the hub does not keep what another body owns. "Not found" is not kept, for it is what a correction in
 * the database changes.
 */
final class FoundMembers {

    private final Clock clock;
    private final Duration keepFor;
    private final Map<Question, MemberRecord> members;

    FoundMembers(Clock clock, Duration keepFor, int size) {
        this.clock = clock;
        this.keepFor = keepFor;
        this.members = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, MemberRecord> eldest) {
                return size() > size;
            }
        };
    }

    /** The member found for this question, unless that was too long ago. */
    synchronized Optional<MemberRecord> find(Question question) {
        members.values().removeIf(this::tooOld);
        return Optional.ofNullable(members.get(question));
    }

    synchronized void keep(Question question, MemberRecord member) {
        members.put(question, member);
    }

    private boolean tooOld(MemberRecord member) {
        return !clock.instant().isBefore(member.askedAt().plus(keepFor));
    }
}
