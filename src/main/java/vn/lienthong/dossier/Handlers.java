package vn.lienthong.dossier;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.Positions;

/** Who handled a step, as the portal is told: the acting person with position and organisation, else the hub's unit. */
@Component
class Handlers {

    private static final String PERSON = "person:";

    /**
     * One handler in the portal's terms.
     *
     * @param name {@code NguoiXuLy}
     * @param title {@code ChucDanh}
     * @param unit {@code PhongBanXuLy}
     */
    record Handler(String name, String title, String unit) {}

    private final People people;
    private final Positions positions;
    private final Organisations organisations;
    private final DossierTexts texts;
    private final DossierSettings settings;
    private final Clock clock;

    Handlers(
            People people,
            Positions positions,
            Organisations organisations,
            DossierTexts texts,
            DossierSettings settings,
            Clock clock) {
        this.people = people;
        this.positions = positions;
        this.organisations = organisations;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param actor {@code person:<id>} or {@code hub}; a person who is not known any more counts as the hub */
    Handler of(String actor) {
        return person(actor)
                .map(this::handler)
                .orElseGet(() -> new Handler(settings.handler(), texts.title("hub"), settings.unit()));
    }

    private Optional<Person> person(String actor) {
        return actor.startsWith(PERSON)
                ? people.find(Long.parseLong(actor.substring(PERSON.length())))
                : Optional.empty();
    }

    /** Of several positions the first in the order of {@link vn.lienthong.organisation.PositionKind} is told. */
    private Handler handler(Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return positions.heldBy(person.id(), today).stream()
                .min(Comparator.comparing(Position::kind))
                .map(position -> new Handler(
                        person.fullName(),
                        texts.title(position.kind().name()),
                        organisations.fullName(position.organisation(), today)))
                .orElseGet(() -> new Handler(person.fullName(), texts.title("member"), settings.unit()));
    }
}
