package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.Profile;

/** Whatever was declared, decided and paid. */
class MonthlyDuesPropertiesTest {

    private static final YearMonth EPOCH = YearMonth.of(2024, 1);
    private static final int MONTHS = 60;
    private static final UUID ORDER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    record Member(List<Profile.Fee> fees, List<Exemption> exemptions, List<TakenMonth> taken) {

        List<DueMonth> dues(PayingWindow window, YearMonth now) {
            return new MonthlyDues(new DeclaredFees(fees), exemptions, taken).in(window, now);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void monthsFollowOneAnotherWithoutGapOrOverlapInsideTheWindow(
            @ForAll("members") Member member, @ForAll("windows") PayingWindow window, @ForAll("months") YearMonth now) {
        List<YearMonth> months =
                member.dues(window, now).stream().map(DueMonth::month).toList();

        for (int i = 1; i < months.size(); i++) {
            assertThat(months.get(i)).isEqualTo(months.get(i - 1).plusMonths(1));
        }
        assertThat(months)
                .allMatch(month -> !month.isBefore(now.minusMonths(window.monthsBack()))
                        && !month.isAfter(now.plusMonths(window.monthsAhead())));
        YearMonth declared = member.fees().stream()
                .map(Profile.Fee::from)
                .min(YearMonth::compareTo)
                .orElseThrow();
        assertThat(months.contains(now)).isEqualTo(!now.isBefore(declared));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void statesSayWhenAMonthIsAndWhetherAnOrderHasIt(
            @ForAll("members") Member member, @ForAll("windows") PayingWindow window, @ForAll("months") YearMonth now) {
        Map<YearMonth, TakenMonth> taken =
                member.taken().stream().collect(Collectors.toMap(TakenMonth::month, Function.identity()));

        for (DueMonth due : member.dues(window, now)) {
            assertThat(due.order().isPresent()).isEqualTo(taken.containsKey(due.month()));
            assertThat(due.order().isPresent()).isEqualTo(due.state() == State.PAID || due.state() == State.IN_PAYMENT);
            assertThat(due.amount()).isGreaterThanOrEqualTo(0);
            assertThat(due.state().payable()).isEqualTo(due.order().isEmpty() && due.amount() > 0);
            switch (due.state()) {
                case OWED -> assertThat(due.month()).isBefore(now);
                case CURRENT -> assertThat(due.month()).isEqualTo(now);
                case ADVANCE -> assertThat(due.month()).isAfter(now);
                case EXEMPT -> assertThat(due.amount()).isZero();
                case PAID, IN_PAYMENT ->
                    assertThat(due.amount()).isEqualTo(taken.get(due.month()).amount());
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void exemptionsNeverMakeAMonthDearer(
            @ForAll("members") Member member, @ForAll("windows") PayingWindow window, @ForAll("months") YearMonth now) {
        List<DueMonth> withThem = member.dues(window, now);
        List<DueMonth> without = new Member(member.fees(), List.of(), member.taken()).dues(window, now);

        assertThat(withThem).hasSameSizeAs(without);
        for (int i = 0; i < withThem.size(); i++) {
            assertThat(withThem.get(i).amount())
                    .isLessThanOrEqualTo(without.get(i).amount());
        }
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.integers().between(0, MONTHS - 1).map(EPOCH::plusMonths);
    }

    @Provide
    Arbitrary<PayingWindow> windows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 15))
                .as(PayingWindow::new);
    }

    @Provide
    Arbitrary<Member> members() {
        Arbitrary<Profile.Fee> fee = Combinators.combine(Arbitraries.longs().between(0, 500_000), months())
                .as(Profile.Fee::new);
        Arbitrary<List<TakenMonth>> taken = Combinators.combine(
                        months(),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(1, 500_000))
                .as((month, paid, amount) -> new TakenMonth(month, paid, amount, ORDER))
                .list()
                .uniqueElements(TakenMonth::month)
                .ofMaxSize(30);
        return Combinators.combine(fee.list().ofMinSize(1).ofMaxSize(5), exemptions(), taken)
                .as(Member::new);
    }

    /** Decisions one after another, as the database keeps them: never two for one month. */
    private Arbitrary<List<Exemption>> exemptions() {
        Arbitrary<int[]> lengths =
                Arbitraries.integers().between(0, 14).array(int[].class).ofMaxSize(6);
        return Combinators.combine(
                        lengths, Arbitraries.integers().between(1, 100).list().ofSize(6))
                .as((gapAndLength, shares) -> {
                    List<Exemption> exemptions = new ArrayList<>();
                    YearMonth next = EPOCH;
                    for (int i = 0; i + 1 < gapAndLength.length; i += 2) {
                        YearMonth from = next.plusMonths(gapAndLength[i]);
                        YearMonth to = from.plusMonths(gapAndLength[i + 1]);
                        exemptions.add(new Exemption(
                                7,
                                "hardship",
                                shares.get(i),
                                from,
                                Optional.of(to),
                                "Quyết định số 01-QĐ/ĐU",
                                LocalDate.of(2024, 1, 1)));
                        next = to.plusMonths(1);
                    }
                    return exemptions;
                });
    }
}
