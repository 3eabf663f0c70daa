package vn.lienthong.partner.payment.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.ReferenceCode;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.queue.v1.Money;
import vn.lienthong.partner.payment.queue.v1.Statement;
import vn.lienthong.partner.payment.queue.v1.StatementCredit;
import vn.lienthong.partner.payment.queue.v1.StatementPayment;
import vn.lienthong.partner.payment.queue.v1.StatementRefund;
import vn.lienthong.partner.payment.wire.LocalTimes;

/**
 * Puts one edition of a statement together from its parts. What does not add up is refused whole: each method fails with
 * {@code LT-PAY-017} saying what is wrong.
 */
final class StatementAssembly {

    private final LocalDate day;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> transactions = new HashSet<>();
    private Statement.Part first;
    private int parts;
    private long sum;

    StatementAssembly(LocalDate day) {
        this.day = day;
    }

    /** One line. @param account that was credited; empty for what the hub asked for */
    record Entry(Optional<String> account, StatementLine line) {}

    void add(Statement.Part part) {
        parts++;
        if (part.getNumber() > part.getOf()) {
            throw broken("part " + part.getNumber() + " is one of " + part.getOf());
        }
        if (first == null) {
            first = part;
        }
        if (first.getOf() != part.getOf()
                || first.getLines() != part.getLines()
                || first.getAmount() != part.getAmount()) {
            throw broken("part " + part.getNumber() + " speaks of another number of parts or lines, or another sum");
        }
        int line = 0;
        for (Object each : part.getPaymentOrRefundOrCredit()) {
            add(entry((Money) each), "part " + part.getNumber() + ", line " + ++line);
        }
    }

    /** All lines, after all parts. */
    List<Entry> finish() {
        if (first == null || parts != first.getOf()) {
            throw broken("has " + parts + " parts");
        }
        if (entries.size() != first.getLines()) {
            throw broken("has " + entries.size() + " lines, not " + first.getLines());
        }
        if (sum != first.getAmount()) {
            throw broken("adds up to " + sum + ", not " + first.getAmount());
        }
        return List.copyOf(entries);
    }

    private void add(Entry entry, String place) {
        StatementLine line = entry.line();
        if (line.at() == null || !LocalTimes.day(line.at()).equals(day)) {
            throw broken(place + " is of another day");
        }
        if (!transactions.add(line.kind() + line.providerTransaction())) {
            throw broken(place + " repeats a transaction");
        }
        entries.add(entry);
        sum = Math.addExact(sum, line.amount());
    }

    private static Entry entry(Money money) {
        if (money instanceof StatementCredit credit) {
            String reference = ReferenceCode.findIn(credit.getText()).orElse(null);
            return new Entry(Optional.of(credit.getAccount()), line(reference, StatementLine.Kind.PAYMENT, money));
        }
        return new Entry(
                Optional.empty(),
                money instanceof StatementRefund refund
                        ? line(refund.getReference(), StatementLine.Kind.REFUND, money)
                        : line(((StatementPayment) money).getReference(), StatementLine.Kind.PAYMENT, money));
    }

    private static StatementLine line(String reference, StatementLine.Kind kind, Money money) {
        return new StatementLine(
                reference, money.getTransaction(), kind, money.getAmount(), money.getCurrency(), money.getAt());
    }

    private static Failure broken(String why) {
        return new Failure(ErrorCode.PAYMENT_STATEMENT_INVALID, "the statement: " + why);
    }
}
