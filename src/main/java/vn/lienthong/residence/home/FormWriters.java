package vn.lienthong.residence.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.organisation.Mandate;

/**
 * Who may write and read what the cell writes: the cell, the committee above it, and while the cell has no account, that committee
 * for it.
 */
@Component
class FormWriters {

    private final HomeFormStore forms;
    private final HomeRights rights;
    private final Behalf behalf;
    private final Tasks tasks;

    FormWriters(HomeFormStore forms, HomeRights rights, Behalf behalf, Tasks tasks) {
        this.forms = forms;
        this.rights = rights;
        this.behalf = behalf;
        this.tasks = tasks;
    }

    /** @param onBehalf whether the mandate is the committee's */
    record Writer(Mandate mandate, boolean onBehalf) {

        /** Code of the committee that writes for the cell. */
        Optional<String> committee() {
            return onBehalf ? Optional.of(mandate.organisation()) : Optional.empty();
        }

        /** For the audit log. */
        Map<String, String> details() {
            return committee().map(code -> Map.of("behalf", code)).orElseGet(Map::of);
        }
    }

    /**
     * @throws Failure when the person may not write it: {@code LT-RES-073} when it was begun for a cell that has an account by now,
     *     which then goes on itself with what is saved
     */
    Writer require(long person, HomeForm form) {
        ReceivedRequest request = form.request();
        boolean began = form.behalfWriters().contains(person);
        return require(
                person,
                request.organisation(),
                request.person(),
                began ? ErrorCode.HOME_BEHALF_ENDED : ErrorCode.HOME_NOT_ENTITLED);
    }

    /**
     * As {@link #require(long, HomeForm)}, of what has no form.
     *
     * @param subject the member it is about
     */
    Writer require(long person, String organisation, long subject) {
        return require(person, organisation, subject, ErrorCode.HOME_NOT_ENTITLED);
    }

    private Writer require(long person, String organisation, long subject, ErrorCode notVacant) {
        List<Mandate> own = rights.writers(person, organisation);
        List<Mandate> above = own.isEmpty() ? behalf.mandates(person, organisation) : List.of();
        if (above.isEmpty()) {
            return new Writer(HomeRights.pick(own, person, subject), false);
        }
        if (!behalf.vacant(organisation)) {
            throw new Failure(notVacant, organisation + " writes itself");
        }
        return new Writer(HomeRights.pick(above, person, subject), true);
    }

    /** A form somebody may write now. */
    record Held(HomeForm form, Writer writer) {}

    /** The form, held to the end of the transaction, when the person may write it and it may be written. */
    Held lock(long person, UUID line) {
        HomeForm form = forms.lock(line).orElseThrow(() -> CommentForms.unknown(line));
        Writer writer = require(person, form);
        form.require(CommentForms.saved(form));
        return new Held(form, writer);
    }

    /** @throws Failure when the person may neither write nor send it nor decide its task, and did not write in it for the cell */
    void requireReader(long person, HomeForm form) {
        ReceivedRequest request = form.request();
        if (!decides(person, form)) {
            requireReader(
                    person,
                    request.organisation(),
                    request.person(),
                    form.behalfWriters().contains(person));
        }
    }

    /** Also of a committee further up, to which the task was escalated. */
    private boolean decides(long person, HomeForm form) {
        return form.state() == FormState.SUBMITTED
                && tasks.ofSubject(new FormTasks.Subject(form.line(), form.attempt()).toString()).stream()
                        .anyMatch(task -> tasks.mayDecide(person, task));
    }

    /** As {@link #requireReader(long, HomeForm)}, of what has no form. */
    void requireReader(long person, String organisation, long subject) {
        requireReader(person, organisation, subject, false);
    }

    private void requireReader(long person, String organisation, long subject, boolean wrote) {
        boolean forTheCell = subject != person
                && (wrote || behalf.vacant(organisation))
                && !behalf.mandates(person, organisation).isEmpty();
        if (!forTheCell) {
            rights.requireReader(person, organisation, subject);
        }
    }

    /** Codes of the organisations a person writes for today: the own ones, and the cells without an account below. */
    Set<String> organisations(long person) {
        Set<String> all = new TreeSet<>(rights.writable(person));
        all.addAll(behalf.cells(person));
        return all;
    }

    /** What a person may read, asked for once however many forms there are. */
    Predicate<HomeForm> reading(long person) {
        Predicate<ReceivedRequest> requests = readingRequests(person);
        Set<String> below = rights.below(rights.writable(person));
        return form -> requests.test(form.request())
                || form.request().person() != person
                        && below.contains(form.request().organisation())
                        && form.behalfWriters().contains(person);
    }

    /** As {@link #reading}, of what has no form. */
    Predicate<ReceivedRequest> readingRequests(long person) {
        Predicate<ReceivedRequest> own = rights.reading(person);
        Set<String> vacant = behalf.cells(person);
        return request -> own.test(request) || request.person() != person && vacant.contains(request.organisation());
    }
}
