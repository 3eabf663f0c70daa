package vn.lienthong.fee.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.Exemption;
import vn.lienthong.fee.FeeRulesFile;
import vn.lienthong.fee.store.ExemptionStore;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Period;
import vn.lienthong.settings.ConfigFiles;

/** {@code exemptions.csv}: decisions by which members pay less or nothing for some months. */
@Component
class ExemptionStep implements LoadStep<ExemptionStep.Row> {

    private static final String MONTH = "yyyy-MM";

    /** Decisions are told apart by the month they begin in: nobody has two for one month. */
    record Key(String personalId, YearMonth from) {}

    record Row(Key key, String kind, Integer share, Optional<YearMonth> to, String decision, LocalDate decidedOn) {

        Exemption of(long person) {
            return new Exemption(person, kind, share, key.from(), to, decision, decidedOn);
        }
    }

    private record Start(long person, YearMonth from) {}

    private final ExemptionStore exemptions;
    private final People people;
    private final ExemptionLimits limits;

    ExemptionStep(JdbcTemplate jdbc, People people, ConfigFiles files) {
        this.exemptions = new ExemptionStore(jdbc);
        this.people = people;
        this.limits = new ExemptionLimits(FeeRulesFile.read(files));
    }

    @Override
    public String file() {
        return "exemptions.csv";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public List<String> columns() {
        return List.of("personal_id", "kind", "share", "from_month", "to_month", "decision", "decided_on");
    }

    @Override
    public Row read(LoadLine line) {
        Row row = new Row(
                new Key(line.personalId("personal_id"), line.value("from_month", MONTH, YearMonth::parse)),
                line.text("kind"),
                line.value("share", "1 – 100", Integer::valueOf),
                line.optionalValue("to_month", MONTH, YearMonth::parse),
                line.text("decision"),
                line.value("decided_on", "yyyy-MM-dd", LocalDate::parse));
        if (!line.refused()) {
            limits.check(line, row);
        }
        return row;
    }

    @Override
    public Object key(Row row) {
        return row.key();
    }

    /** The decisions of one person may stand anywhere in the file. */
    @Override
    public int rowsAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        Map<String, Long> persons = people.idsByPersonalId(
                rows.stream().map(loaded -> loaded.row().key().personalId()).collect(Collectors.toSet()));
        Map<Start, Exemption> stored = exemptions.of(persons.values()).values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.toMap(ExemptionStep::start, known -> known));
        Map<Long, List<Period>> taken = takenBesides(rows, persons, stored.values());
        List<Exemption> changed = new ArrayList<>();
        int inserted = 0;
        int unchanged = 0;
        for (Loaded<Row> loaded : rows) {
            Optional<Exemption> wanted = fitting(loaded, persons, taken);
            if (wanted.isEmpty()) {
                continue;
            }
            Optional<Exemption> known = Optional.ofNullable(stored.get(start(wanted.get())));
            if (known.equals(wanted)) {
                unchanged++;
            } else {
                changed.add(wanted.get());
                inserted += known.isEmpty() ? 1 : 0;
            }
        }
        exemptions.put(changed);
        return new LoadTally(inserted, changed.size() - inserted, unchanged, 0);
    }

    private static Start start(Exemption exemption) {
        return new Start(exemption.person(), exemption.from());
    }

    /** The months of stored decisions the file does not restate. */
    private static Map<Long, List<Period>> takenBesides(
            List<Loaded<Row>> rows, Map<String, Long> persons, Collection<Exemption> stored) {
        Set<Start> restated = rows.stream()
                .map(loaded -> loaded.row().key())
                .filter(key -> persons.containsKey(key.personalId()))
                .map(key -> new Start(persons.get(key.personalId()), key.from()))
                .collect(Collectors.toSet());
        Map<Long, List<Period>> taken = new HashMap<>();
        stored.stream().filter(known -> !restated.contains(start(known))).forEach(known -> take(taken, known));
        return taken;
    }

    private static void take(Map<Long, List<Period>> taken, Exemption exemption) {
        taken.computeIfAbsent(exemption.person(), person -> new ArrayList<>()).add(period(exemption));
    }

    private static Period period(Exemption exemption) {
        return new Period(exemption.from().atDay(1), exemption.to().map(YearMonth::atEndOfMonth));
    }

    private static Optional<Exemption> fitting(
            Loaded<Row> loaded, Map<String, Long> persons, Map<Long, List<Period>> taken) {
        Long person = persons.get(loaded.row().key().personalId());
        if (person == null) {
            loaded.line().refuse("personal_id", ErrorCode.PERSON_UNKNOWN);
            return Optional.empty();
        }
        Exemption wanted = loaded.row().of(person);
        Optional<Period> other = taken.getOrDefault(person, List.of()).stream()
                .filter(period(wanted)::overlaps)
                .findFirst();
        if (other.isPresent()) {
            loaded.line()
                    .refuse("from_month", ErrorCode.PERIOD_OVERLAP, other.get().from());
            return Optional.empty();
        }
        take(taken, wanted);
        return Optional.of(wanted);
    }
}
