package vn.lienthong.partner.payment.vnpay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.util.unit.DataSize;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** Where people put what they exported from the merchant portal. Only read, never written. */
final class StatementFolder {

    /** Of the file system, which says nothing of a file that is still being copied. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Path folder;
    private final StatementFormat format;
    private final StatementTable table;
    private final DataSize longest;
    private final Clock clock;

    /** @param terminal the hub's; @param longest a longer file is not read */
    StatementFolder(Path folder, StatementFormat format, String terminal, DataSize longest, Clock clock) {
        this.folder = folder;
        this.format = format;
        this.table = new StatementTable(format, terminal);
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * All of one day's money.
     *
     * @throws Failure {@code LT-PAY-007} while there is no file, or one that was written within the last minute; {@code
     *     LT-PAY-017} naming every line that is wrong
     */
    List<StatementLine> statement(LocalDate day) {
        String name = format.fileOf(day);
        Path file = folder.resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                throw invalid("the folder " + folder + " is not there", null);
            }
            if (!Files.isRegularFile(file)) {
                throw new Failure(ErrorCode.PAYMENT_STATEMENT_MISSING, "there is no " + name);
            }
            Instant written = Files.getLastModifiedTime(file).toInstant();
            if (written.isBefore(LocalTimes.end(day))) {
                throw invalid(name + " was written before the day was over", null);
            }
            if (written.plus(SETTLED).isAfter(clock.instant())) {
                throw new Failure(ErrorCode.PAYMENT_STATEMENT_MISSING, name + " may still be being written");
            }
            if (Files.size(file) > longest.toBytes()) {
                throw invalid(name + " has more than " + longest.toMegabytes() + " MB", null);
            }
            return table.read(file, day);
        } catch (IOException e) {
            throw invalid(name + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    static Failure invalid(String why, Exception cause) {
        return new Failure(ErrorCode.PAYMENT_STATEMENT_INVALID, why, cause);
    }
}
