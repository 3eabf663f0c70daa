package vn.sandbox.payment.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/** The bank's statement of a day, cut into parts, with whatever is wrong with it. */
@Component
final class DayStatement {

    /** Far fewer than a part may have: several parts are the everyday case. */
    private static final int LINES_OF_PART = 5;

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final PaymentBook payments;
    private final CreditBook credits;
    private final BankFaults faults;

    DayStatement(@Qualifier("bankBook") PaymentBook payments, CreditBook credits, BankFaults faults) {
        this.payments = payments;
        this.credits = credits;
        this.faults = faults;
    }

    /** One line. @param amount VND */
    private record Line(String xml, long amount) {}

    /** All messages that answer a request: one for each part, or one that says not yet. */
    List<String> of(LocalDate day) {
        if (faults.statementNotYet() || !day.isBefore(dayOf(payments.now()))) {
            return List.of(Documents.statementNotYet(BankConnection.PROVIDER, day));
        }
        List<Line> lines = lines(day);
        if (faults.statementLineMissing() && !lines.isEmpty()) {
            lines.remove(0);
        }
        long sum = lines.stream().mapToLong(Line::amount).sum();
        String edition = "E" + Integer.toHexString(lines.hashCode());
        int parts = Math.max(1, (lines.size() + LINES_OF_PART - 1) / LINES_OF_PART);
        List<String> documents = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            StringBuilder xml = new StringBuilder();
            lines.stream()
                    .skip((long) (part - 1) * LINES_OF_PART)
                    .limit(LINES_OF_PART)
                    .forEach(line -> xml.append(line.xml()));
            String head = "edition=\"" + edition + "\" number=\"" + part + "\" of=\"" + parts + "\" lines=\""
                    + lines.size() + "\" amount=\"" + sum + "\"";
            documents.add(Documents.statementPart(BankConnection.PROVIDER, day, head, xml.toString()));
        }
        if (faults.statementPartMissing()) {
            documents.remove(documents.size() - 1);
        }
        return documents;
    }

    private List<Line> lines(LocalDate day) {
        List<Line> lines = new ArrayList<>();
        for (Payment payment : payments.all()) {
            if (payment.state() == Payment.State.PAID
                    && dayOf(payment.decidedAt()).equals(day)) {
                lines.add(new Line(Documents.linePaid(payment), payment.paid()));
                payment.refunds()
                        .forEach((id, amount) ->
                                lines.add(new Line(Documents.lineRefunded(id, payment, amount), amount)));
            }
        }
        credits.all().stream()
                .filter(credit -> dayOf(credit.at()).equals(day))
                .forEach(credit -> lines.add(new Line(Documents.lineCredited(credit), credit.amount())));
        return lines;
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
