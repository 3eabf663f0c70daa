package vn.lienthong.residence.home.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.ReceivedRequest;
import vn.lienthong.residence.home.TwoWayMember;
import vn.lienthong.residence.home.Violation;
import vn.lienthong.web.Times;

/** Names and states as these pages show them. Templates ask it by the name {@code @homeWords}. */
@Component("homeWords")
public class HomeWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Duration SOON = Duration.ofHours(24);

    private final People people;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    HomeWords(People people, Organisations organisations, MessageSource messages, Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    /** The full name; a dash for nobody. */
    public String person(OptionalLong person) {
        return person.isPresent() ? person(person.getAsLong()) : "–";
    }

    public String person(long person) {
        return people.find(person).map(Person::fullName).orElse("–");
    }

    public String organisation(String code) {
        return organisations.lastName(code, LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Today as a day is typed. */
    public String today() {
        return day(LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }

    /** 1 to 6. */
    public List<Integer> criteria() {
        return IntStream.rangeClosed(1, HomeForm.CRITERIA).boxed().toList();
    }

    /** 1 to 3. */
    public List<Integer> levels() {
        return IntStream.rangeClosed(1, HomeForm.LEVELS).boxed().toList();
    }

    /** The words of a level; a dash for a criterion that is not answered. */
    public String level(int criterion, int level, Locale locale) {
        return level == 0 ? "–" : messages.getMessage("residence-home.level." + criterion + "." + level, null, locale);
    }

    /** What an error code on a form means to whoever looks, as a rule its sentence; null when nothing is wrong. */
    public String problem(HomeForm form, Locale locale) {
        return form.signProblem()
                .map(code -> messages.getMessage(
                        "residence-home.sign-problem." + code,
                        null,
                        messages.getMessage(code, new Object[] {""}, code, locale),
                        locale))
                .orElse(null);
    }

    /** The colour of a state as in {@code pill}; null for a neutral one. */
    public String tone(FormState state) {
        return switch (state) {
            case SENT, APPROVED -> "success";
            case SUBMITTED, SIGNING -> "info";
            case RETURNED -> "warning";
            case UNSIGNED -> "danger";
            case WAITING, DRAFT -> null;
        };
    }

    public String tone(Violation.State state) {
        return switch (state) {
            case WRITTEN -> "info";
            case SENT -> "success";
            case REFUSED -> "warning";
        };
    }

    /** Whether an introduction is past its time. */
    public boolean overdue(ReceivedRequest request) {
        return request.overdue(clock.instant());
    }

    /** Whether it may be given back as incomplete, and is not late yet. */
    public boolean returnableInTime(HomeForm form) {
        return form.returnable() && returnableInTime(form.request());
    }

    /** As {@link #returnableInTime(HomeForm)}, of a request whose form nobody has submitted. */
    public boolean returnableInTime(ReceivedRequest request) {
        return request.returnable() && !request.returnedLate(clock.instant());
    }

    /** Whether one of them may be given back. @param rows forms, or requests without one */
    public boolean anyReturnable(List<?> rows) {
        return rows.stream()
                .anyMatch(
                        row -> row instanceof HomeForm form ? form.returnable() : ((ReceivedRequest) row).returnable());
    }

    /** Whether one of these members is of one of these organisations. */
    public boolean anyOf(List<TwoWayMember> members, Set<String> organisations) {
        return members.stream().map(TwoWayMember::organisation).anyMatch(organisations::contains);
    }

    /** The colour of a time limit: red when it is over, yellow on its last day. */
    public String dueTone(HomeForm form) {
        if (form.overdue(clock.instant())) {
            return "danger";
        }
        boolean soon = form.dueAt().minus(SOON).isBefore(clock.instant());
        return soon && form.state() != FormState.SENT ? "warning" : null;
    }
}
