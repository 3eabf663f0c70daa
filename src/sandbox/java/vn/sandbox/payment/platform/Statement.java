package vn.sandbox.payment.platform;

import java.util.ArrayList;
import java.util.List;
import vn.sandbox.payment.Payment;

/** The reconciliation file of one day. */
final class Statement {

    private Statement() {}

    static String of(String day, List<Payment> payments) {
        List<String> lines = new ArrayList<>();
        long sum = 0;
        for (Payment payment : payments) {
            if (payment.state() == Payment.State.PAID
                    && Times.day(payment.decidedAt()).equals(day)) {
                String time = Times.print(payment.decidedAt());
                lines.add("GD|" + payment.reference() + "|" + payment.transaction() + "|TT|" + payment.paid() + "|VND|"
                        + time);
                sum += payment.paid();
                for (var refund : payment.refunds().entrySet()) {
                    lines.add("GD|" + payment.reference() + "|HT" + refund.getKey() + "|HT|" + refund.getValue()
                            + "|VND|" + time);
                    sum += refund.getValue();
                }
            }
        }
        String body = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return "DAU|" + day + "\n" + body + "CUOI|" + lines.size() + "|" + sum + "\n";
    }
}
