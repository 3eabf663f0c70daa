package vn.lienthong.partner.payment;

import java.time.LocalDate;
import java.util.List;

/** What the provider that watches an account says of a whole day of it. */
public interface WatchedStatements {

    /**
     * Every credit of one day (Asia/Ho_Chi_Minh) to an account, under the reference its text holds; whole or not at all.
     *
     * @throws vn.lienthong.failure.Failure as {@link PaymentProvider#statement}
     */
    List<StatementLine> credits(WatchedAccount account, LocalDate day);

    /** Whether the provider that watches the account gives statements. */
    boolean covers(WatchedAccount account);
}
