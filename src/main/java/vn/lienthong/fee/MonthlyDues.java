package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.fee.DueMonth.State;

/** The months of one member, from what was declared, decided and paid. */
final class MonthlyDues {

    private final DeclaredFees declared;
    private final List<Exemption> exemptions;
    private final Map<YearMonth, TakenMonth> taken;

    MonthlyDues(DeclaredFees declared, List<Exemption> exemptions, List<TakenMonth> taken) {
        this.declared = declared;
        this.exemptions = exemptions;
        this.taken = taken.stream().collect(Collectors.toMap(TakenMonth::month, Function.identity()));
    }

    List<DueMonth> in(PayingWindow window, YearMonth current) {
        YearMonth earliest = current.minusMonths(window.monthsBack());
        YearMonth month = declared.first().isAfter(earliest) ? declared.first() : earliest;
        YearMonth last = current.plusMonths(window.monthsAhead());
        List<DueMonth> months = new ArrayList<>();
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(due(month, current));
        }
        return List.copyOf(months);
    }

    private DueMonth due(YearMonth month, YearMonth current) {
        TakenMonth order = taken.get(month);
        if (order != null) {
            State state = order.paid() ? State.PAID : State.IN_PAYMENT;
            return new DueMonth(month, order.amount(), state, Optional.of(order.order()));
        }
        long amount = amount(month);
        return new DueMonth(month, amount, amount == 0 ? State.EXEMPT : unpaid(month, current), Optional.empty());
    }

    private long amount(YearMonth month) {
        long fee = declared.in(month);
        return exemptions.stream()
                .filter(exemption -> exemption.covers(month))
                .findFirst()
                .map(exemption -> exemption.leaves(fee))
                .orElse(fee);
    }

    private static State unpaid(YearMonth month, YearMonth current) {
        int order = month.compareTo(current);
        if (order == 0) {
            return State.CURRENT;
        }
        return order < 0 ? State.OWED : State.ADVANCE;
    }
}
