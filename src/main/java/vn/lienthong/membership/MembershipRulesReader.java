package vn.lienthong.membership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@link MembershipRules}; a wrong file fails the start and names line and field. */
@Configuration(proxyBeanMethods = false)
class MembershipRulesReader {

    static final String FILE = "rules/membership.yaml";

    @Bean
    MembershipRules membershipRules(ConfigFiles files) {
        return RulesFile.read(
                files,
                FILE,
                top -> new MembershipRules(
                        patterns(top.mapping("patterns")),
                        limits(top.mapping("limits")),
                        catalogues(top.mapping("catalogues"))));
    }

    private static MembershipRules.Patterns patterns(Mapping patterns) {
        return new MembershipRules.Patterns(
                pattern(patterns, "personal-id"),
                pattern(patterns, "card-number"),
                pattern(patterns, "file-number"),
                pattern(patterns, "tax-code"),
                pattern(patterns, "social-insurance"),
                pattern(patterns, "phone"),
                pattern(patterns, "email"),
                pattern(patterns, "bank-account"));
    }

    private static Pattern pattern(Mapping patterns, String field) {
        return patterns.value(field, "a regular expression", Pattern::compile, Pattern.compile(""));
    }

    private static MembershipRules.Limits limits(Mapping limits) {
        return new MembershipRules.Limits(
                limits.integer("fee-maximum", 1, 1_000_000_000),
                limits.integer("joining-age", 1, 100),
                limits.integer("fee-months-back", 0, 600),
                limits.integer("fee-months-ahead", 0, 600),
                limits.integer("draft-days", 1, 3650),
                limits.integer("lookups-in-ten-minutes", 1, 1000));
    }

    private static MembershipRules.Catalogues catalogues(Mapping catalogues) {
        return new MembershipRules.Catalogues(
                catalogue(catalogues, "provinces", MembershipRulesReader::properName),
                catalogue(catalogues, "ministries", MembershipRulesReader::word),
                catalogue(catalogues, "nationalities", MembershipRulesReader::word),
                catalogue(catalogues, "life-statuses", MembershipRulesReader::word),
                catalogue(catalogues, "banks", MembershipRulesReader::properName));
    }

    private static MembershipRules.Catalogue catalogue(
            Mapping catalogues, String field, Function<Mapping, MembershipRules.Catalogue.Entry> read) {
        List<MembershipRules.Catalogue.Entry> entries = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Mapping entry : catalogues.mappings(field)) {
            String code = entry.text("code");
            if (!codes.add(code)) {
                entry.complain("code", "is used twice in this catalogue");
            }
            entries.add(read.apply(entry));
        }
        if (entries.isEmpty()) {
            catalogues.complain(field, "must have at least one entry");
        }
        return new MembershipRules.Catalogue(List.copyOf(entries));
    }

    /** Called the same in every language. */
    private static MembershipRules.Catalogue.Entry properName(Mapping entry) {
        String name = entry.text("name");
        return new MembershipRules.Catalogue.Entry(entry.text("code"), name, name);
    }

    private static MembershipRules.Catalogue.Entry word(Mapping entry) {
        Mapping name = entry.mapping("name");
        return new MembershipRules.Catalogue.Entry(entry.text("code"), name.text("vi"), name.text("en"));
    }
}
