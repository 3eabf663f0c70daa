package vn.sandbox.payment.platform;

import java.util.ArrayList;
import java.util.List;
import vn.sandbox.payment.Payment;

/** The reconciliation file of one day, with whatever is wrong with it, which its own sums never show. */
final class Statement {

    private final PlatformFaults faults;

    Statement(PlatformFaults faults) {
        this.faults = faults;
    }

    /** One transaction; {@code kind} is {@code TT} for a payment, {@code HT} for a refund. */
    private record Line(String reference, String transaction, String kind, long amount, String time) {

        String text() {
            return "GD|" + reference + "|" + transaction + "|" + kind + "|" + amount + "|VND|" + time;
        }
    }

    String of(String day, List<Payment> payments) {
        List<Line> lines = broken(day, lines(day, payments));
        StringBuilder file = new StringBuilder("DAU|").append(day).append('\n');
        lines.forEach(line -> file.append(line.text()).append('\n'));
        long sum = lines.stream().mapToLong(Line::amount).sum();
        return file.append("CUOI|")
                .append(lines.size())
                .append('|')
                .append(sum)
                .append('\n')
                .toString();
    }

    private static List<Line> lines(String day, List<Payment> payments) {
        List<Line> lines = new ArrayList<>();
        for (Payment payment : payments) {
            if (payment.state() == Payment.State.PAID
                    && Times.day(payment.decidedAt()).equals(day)) {
                String time = Times.print(payment.decidedAt());
                lines.add(new Line(payment.reference(), payment.transaction(), "TT", payment.paid(), time));
                payment.refunds()
                        .forEach((id, amount) ->
                                lines.add(new Line(payment.reference(), "HT" + id, "HT", amount, time)));
            }
        }
        return lines;
    }

    private List<Line> broken(String day, List<Line> lines) {
        if (faults.statementLineMissing() && !lines.isEmpty()) {
            lines.remove(0);
        }
        if (faults.statementOtherAmount() && !lines.isEmpty()) {
            Line last = lines.remove(lines.size() - 1);
            lines.add(new Line(last.reference(), last.transaction(), last.kind(), last.amount() + 1000, last.time()));
        }
        if (faults.statementLineExtra()) {
            lines.add(new Line("", "999" + day, "TT", 55_000, day + "120000"));
        }
        return lines;
    }
}
