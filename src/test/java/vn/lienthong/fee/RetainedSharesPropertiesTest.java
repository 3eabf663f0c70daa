package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;

/** Whatever the percentages, the path and the amount. */
class RetainedSharesPropertiesTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void nothingIsLostAndNothingIsMade(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount,
            @ForAll("paths") List<Organisation> path,
            @ForAll("rules") ShareRules rules) {
        Split split = shares(rules).split(amount, path, MONTH);

        assertThat(Paths.kept(split)).allMatch(kept -> kept >= 0);
        assertThat(split.toCentre()).isGreaterThanOrEqualTo(0);
        assertThat(Paths.kept(split).stream().mapToLong(Long::longValue).sum() + split.toCentre())
                .isEqualTo(amount);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyLevelOfThePathIsThereFromTheCellUpward(
            @ForAll @LongRange(min = 0, max = 100_000_000) long amount,
            @ForAll("paths") List<Organisation> path,
            @ForAll("rules") ShareRules rules) {
        assertThat(shares(rules).split(amount, path, MONTH).kept())
                .extracting(Split.Kept::organisation)
                .containsExactlyElementsOf(path.stream().map(Organisation::code).toList());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void eachLevelKeepsItsPartOfWhatItReceivedButForLessThanOneDong(
            @ForAll @LongRange(min = 0, max = 100_000_000) long amount,
            @ForAll("paths") List<Organisation> path,
            @ForAll("rules") ShareRules rules) {
        List<Long> kept = Paths.kept(shares(rules).split(amount, path, MONTH));

        long received = amount;
        for (int i = 0; i < path.size(); i++) {
            int hundredths = rules.row(ShareLevel.of(path.get(i)), MONTH)
                    .orElseThrow()
                    .keeps()
                    .hundredths();
            long missing = received * hundredths - kept.get(i) * 10_000;
            assertThat(missing).isBetween(0L, 9_999L);
            received -= kept.get(i);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void oneSentenceForEachLevelThatIsNotConfirmed(
            @ForAll("paths") List<Organisation> path, @ForAll("rules") ShareRules rules) {
        long unconfirmed = path.stream()
                .filter(organisation -> !rules.row(ShareLevel.of(organisation), MONTH)
                        .orElseThrow()
                        .confirmed())
                .count();

        assertThat(shares(rules).split(60_000, path, MONTH).unconfirmed()).hasSize((int) unconfirmed);
    }

    private static Shares shares(ShareRules rules) {
        return new RetainedShares(new TreeOfTests(), rules, Sentences.shipped());
    }

    /** Every path the tree allows: any level between a cell and the city may be missing. */
    @Provide
    Arbitrary<List<Organisation>> paths() {
        Arbitrary<List<OrganisationKind>> below = Arbitraries.of(
                        OrganisationKind.CELL, OrganisationKind.GRASSROOTS_CELL)
                .flatMap(cell -> levelsAbove(cell).map(above -> {
                    List<OrganisationKind> kinds = new ArrayList<>(List.of(cell));
                    kinds.addAll(above);
                    return kinds;
                }));
        return Combinators.combine(below, Arbitraries.of(true, false).list().ofSize(4))
                .as((kinds, residential) -> {
                    List<Organisation> path = new ArrayList<>();
                    for (int i = 0; i < kinds.size(); i++) {
                        path.add(Paths.organisation(kinds.get(i), residential.get(i)));
                    }
                    path.add(Paths.working(OrganisationKind.CITY_COMMITTEE));
                    return List.copyOf(path);
                });
    }

    private static Arbitrary<List<OrganisationKind>> levelsAbove(OrganisationKind cell) {
        List<OrganisationKind> between = cell == OrganisationKind.CELL
                ? List.of(
                        OrganisationKind.SECTION_COMMITTEE,
                        OrganisationKind.GRASSROOTS_COMMITTEE,
                        OrganisationKind.UPPER_COMMITTEE)
                : List.of(OrganisationKind.UPPER_COMMITTEE);
        return Arbitraries.of(true, false).list().ofSize(between.size()).map(present -> between.stream()
                .filter(kind -> present.get(between.indexOf(kind)))
                .toList());
    }

    @Provide
    Arbitrary<ShareRules> rules() {
        Arbitrary<Integer> hundredths =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 10_000), Arbitraries.of(0, 1, 9_999, 10_000));
        Arbitrary<Boolean> confirmed = Arbitraries.of(true, false);
        int levels = ShareLevel.values().length;
        return Combinators.combine(
                        hundredths.list().ofSize(levels), confirmed.list().ofSize(levels))
                .as((percentages, confirmations) -> {
                    Map<ShareLevel, List<ShareRow>> rows = new EnumMap<>(ShareLevel.class);
                    for (ShareLevel level : ShareLevel.values()) {
                        int i = level.ordinal();
                        rows.put(
                                level,
                                List.of(new ShareRow(
                                        level,
                                        YearMonth.of(2011, 4),
                                        new Percentage(percentages.get(i)),
                                        confirmations.get(i),
                                        "invented",
                                        i)));
                    }
                    return new ShareRules(rows);
                });
    }
}
