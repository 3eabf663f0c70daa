package vn.lienthong.partner.payment.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.Amounts;
import vn.lienthong.partner.payment.wire.LocalTimes;

/**
 * The platform's reconciliation file: Base64 of UTF-8 lines, fields separated by {@code |}. First {@code DAU|day}, then
 * {@code GD|reference|transaction|kind|amount|currency|time} for each transaction, last {@code CUOI|lines|sum}. A file that
 * does not add up is refused whole.
 */
final class StatementFile {

    private static final int FIELDS = 7;

    private StatementFile() {}

    static List<StatementLine> read(String base64, LocalDate day) {
        String[] rows = decoded(base64).strip().split("\r?\n");
        if (rows.length < 2 || !rows[0].equals("DAU|" + LocalTimes.print(day))) {
            throw broken("does not begin with the day asked for");
        }
        List<StatementLine> lines = new ArrayList<>(rows.length);
        Set<String> transactions = new HashSet<>();
        long sum = 0;
        for (int row = 1; row < rows.length - 1; row++) {
            StatementLine line = line(rows[row], row + 1, day);
            if (!transactions.add(line.kind() + line.providerTransaction())) {
                throw broken("line " + (row + 1) + " repeats a transaction");
            }
            lines.add(line);
            sum += line.amount();
        }
        if (!rows[rows.length - 1].equals("CUOI|" + lines.size() + "|" + sum)) {
            throw broken("does not end with the number and the sum of its lines");
        }
        return List.copyOf(lines);
    }

    private static StatementLine line(String row, int number, LocalDate day) {
        String[] fields = row.split("\\|", -1);
        if (fields.length != FIELDS || !fields[0].equals("GD") || fields[2].isBlank() || fields[5].length() != 3) {
            throw broken("line " + number + " is not a transaction");
        }
        Instant at = LocalTimes.parse(fields[6]).orElseThrow(() -> broken("line " + number + " has no time"));
        if (!LocalTimes.day(at).equals(day)) {
            throw broken("line " + number + " is of another day");
        }
        return new StatementLine(
                fields[1].isBlank() ? null : fields[1],
                fields[2],
                kind(fields[3], number),
                Amounts.parse(fields[4]).orElseThrow(() -> broken("line " + number + " has no amount")),
                fields[5],
                at);
    }

    private static StatementLine.Kind kind(String code, int number) {
        return switch (code) {
            case "TT" -> StatementLine.Kind.PAYMENT;
            case "HT" -> StatementLine.Kind.REFUND;
            default -> throw broken("line " + number + " is neither TT nor HT");
        };
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw broken("is not Base64");
        }
    }

    private static Failure broken(String why) {
        return new Failure(ErrorCode.PAYMENT_STATEMENT_INVALID, "the statement " + why);
    }
}
