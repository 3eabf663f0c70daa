package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.residence.ResidenceTime;

/**
 * Đảng viên sinh hoạt hai chiều of a cell, and what they took part in over the year: written by the cell, or for it by the committee
 * above while it has no account, see {@link Behalf}; read by that committee, and by each member about themselves.
 */
@Service
public class TwoWayMembers {

    private static final int LONGEST = 1000;

    private final TwoWayMemberStore members;
    private final HomeRights rights;
    private final FormWriters writers;
    private final Behalf behalf;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;

    TwoWayMembers(
            TwoWayMemberStore members,
            HomeRights rights,
            FormWriters writers,
            Behalf behalf,
            AuditLog audit,
            HomeSettings settings,
            Clock clock) {
        this.members = members;
        this.rights = rights;
        this.writers = writers;
        this.behalf = behalf;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The members of the person's organisations, and of those below the person's committees, by name.
     *
     * @param ended those who have left, or those who have not
     * @param page from 0
     */
    public List<TwoWayMember> list(long person, boolean ended, String text, int page, int size) {
        Set<String> readable = recorded(person);
        if (readable.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return members.list(readable, ended, text, beginOfYear(), page * size, size + 1);
    }

    /** Codes of the organisations whose list of members the person keeps: the own ones, and those below without an account. */
    public Set<String> kept(long person) {
        Set<String> kept = new TreeSet<>(rights.writable(person));
        kept.addAll(behalf.cells(person));
        return kept;
    }

    /** Codes of those of whose members the person writes down what they took part in: these, and all the person sends for. */
    public Set<String> recorded(long person) {
        Set<String> recorded = kept(person);
        recorded.addAll(rights.sendable(person));
        return recorded;
    }

    /** Where this person is a two-way member, or was. */
    public List<TwoWayMember> of(long person) {
        return members.of(person, beginOfYear());
    }

    /** Whether the person ever was one. */
    public boolean any(long person) {
        return members.any(person);
    }

    /** What the person took part in as a two-way member. */
    public List<Activity> own(long person, TwoWayMember member, int year) {
        return members.activities(member.organisation(), person, year);
    }

    /** One member; the reading is audited. */
    public TwoWayMember get(long person, UUID id) {
        TwoWayMember member = readable(person, id);
        audit.record(CommentForms.actor(person), "residence.member-read", "two-way-member:" + id, Map.of());
        return member;
    }

    /** What a member took part in, in order of time. */
    public List<Activity> activities(long person, UUID id, int year) {
        return members.activities(readable(person, id).id(), year);
    }

    /** What the member of a form took part in during the year the form is on; for whoever may read the form. */
    public List<Activity> ofForm(HomeForm form) {
        ReceivedRequest request = form.request();
        return members.activities(request.organisation(), request.person(), request.year());
    }

    /**
     * Writes the same down of several members: one meeting, many there. Sending the same form again writes nothing more.
     *
     * @param formKey of the page it was written on
     * @param remark may be blank; at most 1,000 characters
     * @throws Failure when the day lies ahead, the remark is too long, or one of them is not the person's to write about;
     *     {@code LT-RES-094} when the page was sent before and said something else of one of them: nothing is written then
     */
    @Transactional
    public void record(
            long person,
            UUID formKey,
            Collection<UUID> ids,
            LocalDate day,
            ActivityKind kind,
            Attendance attendance,
            String remark) {
        Each.requireSome(ids, settings.mostAtOnce());
        String text = TypedText.of(remark);
        if (day == null || day.isAfter(ResidenceTime.today(clock)) || text.length() > LONGEST) {
            throw new Failure(ErrorCode.HOME_ACTIVITY_INVALID, "a day ahead, or a remark too long");
        }
        boolean written = false;
        for (UUID id : ids) {
            requireRecorder(person, find(id));
            written |= write(
                    new Activity(Uuids.next(), id, day, kind, attendance, text, person, clock.instant()), formKey);
        }
        if (written) {
            audit.record(
                    CommentForms.actor(person),
                    "residence.activity-write",
                    "two-way-members:" + ids.size(),
                    Map.of("day", day.toString(), "kind", kind.name()));
        }
    }

    private boolean write(Activity activity, UUID formKey) {
        boolean written = members.insert(activity, formKey);
        if (members.hasAnother(activity, formKey)) {
            throw new Failure(ErrorCode.HOME_ACTIVITY_ANOTHER, "two-way member " + activity.member());
        }
        return written;
    }

    /** Takes a row out that was a mistake. */
    @Transactional
    public void remove(long person, UUID id, UUID activity) {
        writable(person, id);
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
        writable(person, id);
        members.end(id, ResidenceTime.today(clock));
        audit.record(CommentForms.actor(person), "residence.member-end", "two-way-member:" + id, Map.of());
    }

    /** The cell, or the committee above, whose meetings members go to as well. */
    private void requireRecorder(long person, TwoWayMember member) {
        List<Mandate> above = rights.senders(person, member.organisation());
        if (above.isEmpty()) {
            writers.require(person, member.organisation(), member.person());
        } else {
            HomeRights.pick(above, person, member.person());
        }
    }

    private TwoWayMember writable(long person, UUID id) {
        TwoWayMember member = find(id);
        writers.require(person, member.organisation(), member.person());
        return member;
    }

    private TwoWayMember readable(long person, UUID id) {
        TwoWayMember member = find(id);
        writers.requireReader(person, member.organisation(), member.person());
        return member;
    }

    private TwoWayMember find(UUID id) {
        return members.find(id, beginOfYear())
                .orElseThrow(() -> new Failure(ErrorCode.HOME_MEMBER_UNKNOWN, "two-way member " + id));
    }

    private LocalDate beginOfYear() {
        return ResidenceTime.today(clock).withDayOfYear(1);
    }
}
