package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Uuids;

/** Đảng viên sinh hoạt hai chiều of a cell, and what they took part in over the year. */
@Service
public class TwoWayMembers {

    private static final int LONGEST = 1000;

    private final TwoWayMemberStore members;
    private final HomeRights rights;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;

    TwoWayMembers(TwoWayMemberStore members, HomeRights rights, AuditLog audit, HomeSettings settings, Clock clock) {
        this.members = members;
        this.rights = rights;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The members of the person's organisations, by name.
     *
     * @param ended those who have left, or those who have not
     * @param page from 0
     */
    public List<TwoWayMember> list(long person, boolean ended, String text, int page, int size) {
        Set<String> own = rights.writable(person);
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return members.list(own, ended, text, beginOfYear(), page * size, size + 1);
    }

    /** One member; the reading is audited. */
    public TwoWayMember get(long person, UUID id) {
        TwoWayMember member = own(person, id);
        audit.record(CommentForms.actor(person), "residence.member-read", "two-way-member:" + id, Map.of());
        return member;
    }

    /** What a member took part in, in order of time. */
    public List<Activity> activities(long person, UUID id, int year) {
        return members.activities(own(person, id).id(), year);
    }

    /** What the member of a form took part in during the year the form is on; for whoever may read the form. */
    public List<Activity> ofForm(HomeForm form) {
        ReceivedRequest request = form.request();
        return members.activities(request.organisation(), request.person(), request.year());
    }

    /**
     * Writes the same down of several members: one meeting, many there.
     *
     * @param remark may be blank; at most 1,000 characters
     * @throws Failure when the day lies ahead, the remark is too long, or one of them is not the person's to write about
     */
    @Transactional
    public void record(
            long person, Collection<UUID> ids, LocalDate day, ActivityKind kind, Attendance attendance, String remark) {
        Each.requireSome(ids, settings.mostAtOnce());
        String text = remark == null ? "" : remark.strip();
        if (day == null || day.isAfter(HomeTime.today(clock)) || text.length() > LONGEST) {
            throw new Failure(ErrorCode.HOME_ACTIVITY_INVALID, "a day ahead, or a remark too long");
        }
        for (UUID id : ids) {
            own(person, id);
            members.insert(new Activity(Uuids.next(), id, day, kind, attendance, text, person, clock.instant()));
        }
        audit.record(
                CommentForms.actor(person),
                "residence.activity-write",
                "two-way-members:" + ids.size(),
                Map.of("day", day.toString(), "kind", kind.name()));
    }

    /** Takes a row out that was a mistake. */
    @Transactional
    public void remove(long person, UUID id, UUID activity) {
        own(person, id);
        if (members.delete(id, activity)) {
            audit.record(
                    CommentForms.actor(person),
                    "residence.activity-remove",
                    "two-way-member:" + id,
                    Map.of("activity", activity.toString()));
        }
    }

    /** The member has moved away: today is the last day. */
    @Transactional
    public void end(long person, UUID id) {
        own(person, id);
        members.end(id, HomeTime.today(clock));
        audit.record(CommentForms.actor(person), "residence.member-end", "two-way-member:" + id, Map.of());
    }

    private TwoWayMember own(long person, UUID id) {
        TwoWayMember member = members.find(id, beginOfYear())
                .orElseThrow(() -> new Failure(ErrorCode.HOME_MEMBER_UNKNOWN, "two-way member " + id));
        rights.requireWriter(person, member.organisation(), member.person());
        return member;
    }

    private LocalDate beginOfYear() {
        return HomeTime.today(clock).withDayOfYear(1);
    }
}
