package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@code config/rules/fees.yaml}; what is wrong with it is named by line and field. */
public final class FeeRulesFile {

    static final String NAME = "rules/fees.yaml";

    private static final int MOST = 1_000_000_000;
    private static final int MOST_MONTHS = 600;

    private enum PercentageOf {
        INCOME,
        MINIMUM_WAGE
    }

    private FeeRulesFile() {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    public static FeeRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, FeeRulesFile::rules);
    }

    private static FeeRules rules(Mapping top) {
        Mapping tolerance = top.mapping("tolerance");
        certainty(tolerance);
        return new FeeRules(regulations(top), wages(top), tolerance.integer("amount", 0, MOST));
    }

    private static List<Regulation> regulations(Mapping top) {
        List<Regulation> regulations = new ArrayList<>();
        YearMonth previous = RuleMonths.BEFORE_ALL;
        for (Mapping fields : top.mappings("regulations")) {
            YearMonth from = RuleMonths.later(fields, previous);
            previous = from;
            regulations.add(regulation(fields, from));
        }
        if (regulations.isEmpty()) {
            top.complain("regulations", "must have at least one entry");
        }
        return List.copyOf(regulations);
    }

    private static Regulation regulation(Mapping fields, YearMonth from) {
        certainty(fields);
        Mapping arrears = fields.mapping("arrears");
        certainty(arrears);
        return new Regulation(
                cited(fields),
                from,
                paying(fields.mapping("paying")),
                arrears.integer("unpaid-months", 1, 12),
                payers(fields, from),
                exemptions(fields));
    }

    private static PayingWindow paying(Mapping fields) {
        certainty(fields);
        return new PayingWindow(
                fields.integer("months-back", 0, MOST_MONTHS), fields.integer("months-ahead", 0, MOST_MONTHS));
    }

    private static List<PayerGroup> payers(Mapping fields, YearMonth from) {
        List<PayerGroup> payers = new ArrayList<>();
        fields.named("payers").forEach((code, group) -> payers.add(payer(code, group, from)));
        if (payers.isEmpty()) {
            fields.complain("payers", "must have at least one entry");
        }
        return List.copyOf(payers);
    }

    private static PayerGroup payer(String code, Mapping fields, YearMonth begin) {
        List<FeeRate> rates = rates(fields, begin);
        boolean ofIncome = rates.stream().anyMatch(rate -> rate.rule() instanceof FeeRate.OfIncome);
        Map<String, String> incomes =
                fields.optionalMapping("of").map(FeeRulesFile::texts).orElse(Map.of());
        if (ofIncome == incomes.isEmpty()) {
            fields.complain("of", ofIncome ? "is missing, must say of which income" : "is said, but no rate is of it");
        }
        return new PayerGroup(code, texts(fields.mapping("title")), incomes, rates);
    }

    private static List<FeeRate> rates(Mapping fields, YearMonth begin) {
        List<FeeRate> rates = new ArrayList<>();
        YearMonth previous = RuleMonths.BEFORE_ALL;
        for (Mapping rate : fields.mappings("rates")) {
            YearMonth from = RuleMonths.later(rate, previous);
            if (rates.isEmpty() && !from.equals(begin)) {
                rate.complain("from", "must be that of the regulation in the first rate");
            }
            previous = from;
            rates.add(new FeeRate(from, rule(rate), certainty(rate)));
        }
        if (rates.isEmpty()) {
            fields.complain("rates", "must have at least one entry");
        }
        return List.copyOf(rates);
    }

    private static FeeRate.Rule rule(Mapping rate) {
        if (rate.has("percent")) {
            Percentage percentage =
                    rate.value("percent", RuleMonths.A_PERCENTAGE, Percentage::parse, new Percentage(0));
            return rate.choice("of", PercentageOf.class) == PercentageOf.INCOME
                    ? new FeeRate.OfIncome(percentage)
                    : new FeeRate.OfMinimumWage(percentage);
        }
        if (rate.has("amount")) {
            int amount = rate.integer("amount", 0, MOST);
            return new FeeRate.Between(amount, amount);
        }
        int least = rate.integer("least", 0, MOST);
        int most = rate.integer("most", 0, MOST);
        if (most < least) {
            rate.complain("most", "must not be below \"least\"");
        }
        return new FeeRate.Between(least, most);
    }

    private static List<ExemptionKind> exemptions(Mapping fields) {
        List<ExemptionKind> kinds = new ArrayList<>();
        fields.named("exemptions").forEach((code, kind) -> kinds.add(exemption(code, kind)));
        return List.copyOf(kinds);
    }

    private static ExemptionKind exemption(String code, Mapping fields) {
        certainty(fields);
        return new ExemptionKind(
                code,
                texts(fields.mapping("title")),
                fields.values("shares", "a whole number from 1 to 100", FeeRulesFile::share),
                fields.optionalInteger("longest-months", 1, MOST_MONTHS));
    }

    private static Integer share(String text) {
        int share = Integer.parseInt(text);
        if (share < 1 || share > 100) {
            throw new IllegalArgumentException("no part of a fee");
        }
        return share;
    }

    private static List<MinimumWages> wages(Mapping top) {
        List<MinimumWages> wages = new ArrayList<>();
        YearMonth previous = RuleMonths.BEFORE_ALL;
        for (Mapping fields : top.mappings("minimum-wages")) {
            YearMonth from = RuleMonths.later(fields, previous);
            previous = from;
            Map<Region, Long> monthly = new EnumMap<>(Region.class);
            for (Region region : Region.values()) {
                monthly.put(region, (long) fields.integer(region.key(), 1, MOST));
            }
            wages.add(new MinimumWages(from, Map.copyOf(monthly), certainty(fields)));
        }
        return List.copyOf(wages);
    }

    /** Who changes a rule says where it is from. */
    private static Certainty certainty(Mapping fields) {
        fields.text("source");
        return fields.choice("certainty", Certainty.class);
    }

    /** A plain text, as files of older versions have it, is cited so in every language. */
    private static Map<String, String> cited(Mapping fields) {
        return fields.isPlain("regulation")
                ? Map.of("vi", fields.text("regulation"))
                : texts(fields.mapping("regulation"));
    }

    private static Map<String, String> texts(Mapping fields) {
        return Map.of("vi", fields.text("vi"), "en", fields.text("en"));
    }
}
