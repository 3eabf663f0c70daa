package vn.lienthong.residence.workplace.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationLevel;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.LineState;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.residence.workplace.WorkplaceRules;
import vn.lienthong.residence.workplace.WorkplaceRules.ExemptGroup;

/** Names and states as these pages show them. Templates ask it by the name {@code @workplaceWords}. */
@Component("workplaceWords")
public class WorkplaceWords {

    private final People people;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final OtherHalf otherHalf;
    private final Clock clock;

    WorkplaceWords(People people, Organisations organisations, WorkplaceRules rules, OtherHalf otherHalf, Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.rules = rules;
        this.otherHalf = otherHalf;
        this.clock = clock;
    }

    /** The full name; the empty text for nobody. */
    public String person(OptionalLong person) {
        return person.isPresent() ? person(person.getAsLong()) : "";
    }

    public String person(long person) {
        return people.find(person).map(Person::fullName).orElse("");
    }

    public String organisation(String code) {
        return organisations.lastName(code, today());
    }

    /** From the organisation's own name upward. */
    public String fullName(String code) {
        return organisations.lastFullName(code, today());
    }

    /** Name of the hub an organisation works at; null when it is this one. */
    public String otherHub(String code) {
        return otherHalf.hubOf(code).orElse(null);
    }

    public String address(String code) {
        return organisations.find(code, today()).map(Organisation::address).orElse("");
    }

    /**
     * The four columns of Nơi cư trú: Đảng bộ cấp trên cơ sở, Đảng bộ/chi bộ cơ sở, Đảng bộ bộ phận, Chi bộ trực thuộc; empty
     * where there is none.
     */
    public List<String> levels(String code) {
        List<String> names = new ArrayList<>(List.of("", "", "", ""));
        for (Organisation organisation : organisations.pathToTop(code, today())) {
            OrganisationLevel.of(organisation.kind())
                    .ifPresent(level -> names.set(level.ordinal(), organisation.name()));
        }
        return names;
    }

    /** Key of the words of where a list stands: one that was refused is told apart from one never handed in. */
    public String state(CommentList list) {
        boolean refused = list.state() == ListState.DRAFT && list.refusal().isPresent();
        return "residence-workplace.list." + (refused ? "REFUSED" : list.state());
    }

    /** The colour of a list's state, see the fragment {@code pill}. */
    public String tone(CommentList list) {
        return switch (list.state()) {
            case DRAFT -> list.refusal().isPresent() ? "danger" : null;
            case SUBMITTED -> "warning";
            case APPROVED, SENDING -> "info";
            case SENT -> "success";
        };
    }

    public String tone(CommentLine line) {
        if (line.givenUp()) {
            return null;
        }
        if (line.problem().isPresent() || late(line)) {
            return "danger";
        }
        return switch (line.state()) {
            case WAITING -> null;
            case SENT, TAKEN, STARTED -> "info";
            case SUBMITTED, APPROVED -> "warning";
            case RECEIVED -> "success";
        };
    }

    public boolean late(CommentLine line) {
        return line.late(clock.instant());
    }

    /** Whether a line asks what may not be asked about its group. */
    public boolean blocked(CommentList list, CommentLine line) {
        return line.exemptGroup()
                .map(rules.groups(today())::get)
                .filter(group -> !group.allows(line.kind(), list.purpose()))
                .isPresent();
    }

    /** The exempt groups of today by key. */
    public Map<String, ExemptGroup> groups() {
        return rules.groups(today());
    }

    public String group(String key, Locale locale) {
        ExemptGroup group = groups().get(key);
        return group == null ? key : group.title(locale.getLanguage());
    }

    public String reason(String key, Locale locale) {
        ExemptGroup group = groups().get(key);
        return group == null ? "" : group.reason(locale.getLanguage());
    }

    /** Whether it is the time of year when comments are told. */
    public boolean inReview() {
        return rules.inReview(today());
    }

    public boolean commented(CommentLine line) {
        return line.state() == LineState.RECEIVED;
    }

    public Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return ResidenceTime.today(clock);
    }
}
