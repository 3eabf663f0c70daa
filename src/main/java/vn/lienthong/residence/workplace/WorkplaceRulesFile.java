package vn.lienthong.residence.workplace;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@link WorkplaceRules}; a wrong file fails the start and names line and field. */
@Configuration(proxyBeanMethods = false)
class WorkplaceRulesFile {

    static final String NAME = "rules/residence-workplace.yaml";

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LINES_AT_MOST = 100_000;
    private static final int DAYS_AT_MOST = 250;

    @Bean
    WorkplaceRules workplaceRules(ConfigFiles files) {
        return RulesFile.read(files, NAME, top -> workplace(top.mapping("workplace")));
    }

    private static WorkplaceRules workplace(Mapping fields) {
        List<PositionKind> positions = fields.choices("positions", PositionKind.class);
        if (positions.isEmpty()) {
            fields.complain("positions", "names nobody");
        }
        return new WorkplaceRules(
                positions.isEmpty() ? Set.of() : EnumSet.copyOf(positions),
                fields.integer("most-lines", 1, LINES_AT_MOST),
                fields.integer("comment-working-days", 1, DAYS_AT_MOST),
                fields.integer("remind-after-working-days", 1, DAYS_AT_MOST),
                fields.integer("report-awaited-working-days", 1, DAYS_AT_MOST),
                rows(
                        fields,
                        "yearly-review",
                        (from, row) ->
                                new WorkplaceRules.YearlyReview(from, monthDay(row, "opens"), monthDay(row, "closes"))),
                rows(
                        fields,
                        "member-sees-comment",
                        (from, row) -> new WorkplaceRules.Sight(from, row.choice("when", WorkplaceRules.When.class))),
                rows(
                        fields,
                        "exempt-groups",
                        (from, row) -> new WorkplaceRules.ExemptGroups(from, groups(row.mapping("groups")))));
    }

    private static <T> List<T> rows(Mapping fields, String name, BiFunction<LocalDate, Mapping, T> read) {
        List<T> rows = new ArrayList<>();
        LocalDate previous = LocalDate.MIN;
        for (Mapping row : fields.mappings(name)) {
            LocalDate from = row.value("from", "a date such as 2026-02-16", LocalDate::parse, LocalDate.MAX);
            if (!from.isAfter(previous)) {
                row.complain("from", "must be later than the entry before");
            }
            previous = from;
            row.optionalText("source");
            rows.add(read.apply(from, row));
        }
        if (rows.isEmpty()) {
            fields.complain(name, "must have at least one row");
        }
        return rows;
    }

    private static MonthDay monthDay(Mapping row, String field) {
        return row.value(
                field, "a month and a day such as 11-01", text -> MonthDay.parse("--" + text), MonthDay.of(1, 1));
    }

    private static Map<String, WorkplaceRules.ExemptGroup> groups(Mapping fields) {
        Map<String, WorkplaceRules.ExemptGroup> groups = new LinkedHashMap<>();
        fields.named().forEach((key, group) -> {
            if (!KEY.matcher(key).matches()) {
                fields.complain(key, "must be lower-case words joined by hyphens");
            }
            groups.put(
                    key,
                    new WorkplaceRules.ExemptGroup(
                            key,
                            Set.copyOf(group.choices("kinds", LineKind.class)),
                            texts(group, "title"),
                            texts(group, "reason")));
        });
        return groups;
    }

    private static Map<String, String> texts(Mapping group, String field) {
        Mapping languages = group.mapping(field);
        String vietnamese = languages.text("vi");
        return languages
                .optionalText("en")
                .map(english -> Map.of("vi", vietnamese, "en", english))
                .orElse(Map.of("vi", vietnamese));
    }
}
