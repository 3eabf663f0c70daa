package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.SearchText;

/** What somebody chose from a list to go on with. It gives no right: each form is asked for again when something is done to it. */
@Service
public class FormChoices {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final Comparator<HomeForm> BY_TIME_AND_NAME = Comparator.comparing(HomeForm::dueAt)
            .thenComparing(form -> SearchText.sortKey(form.request().fullName()))
            .thenComparing(HomeForm::line);

    private final HomeChoiceStore choices;
    private final HomeFormStore forms;
    private final FormWriters writers;
    private final HomeSettings settings;
    private final Clock clock;

    FormChoices(HomeChoiceStore choices, HomeFormStore forms, FormWriters writers, HomeSettings settings, Clock clock) {
        this.choices = choices;
        this.forms = forms;
        this.writers = writers;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Failure when nothing is chosen, or too much */
    @Transactional
    public UUID choose(long person, Collection<UUID> lines) {
        List<UUID> distinct = lines.stream().distinct().toList();
        Each.requireSome(distinct, settings.mostAtOnce());
        Instant now = clock.instant();
        UUID choice = UUID.randomUUID();
        choices.forget(person, now.minus(KEPT));
        choices.insert(choice, person, distinct, now);
        return choice;
    }

    /**
     * The chosen forms, those due first in front, then by name; those aside the person may not read any more.
     *
     * @throws Failure when there are none
     */
    public List<HomeForm> get(long person, UUID choice) {
        List<UUID> lines = choices.lines(choice, person);
        Map<UUID, HomeForm> found =
                forms.findAll(lines).stream().collect(Collectors.toMap(HomeForm::line, Function.identity()));
        Predicate<HomeForm> readable = writers.reading(person);
        List<HomeForm> chosen = lines.stream()
                .flatMap(line -> Stream.ofNullable(found.get(line)))
                .filter(readable)
                .sorted(BY_TIME_AND_NAME)
                .toList();
        if (chosen.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOTHING_CHOSEN, "choice " + choice + " of person " + person);
        }
        return chosen;
    }
}
