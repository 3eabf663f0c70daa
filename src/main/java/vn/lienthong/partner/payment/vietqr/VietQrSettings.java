package vn.lienthong.partner.payment.vietqr;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.lienthong.partner.payment.WatchedAccount;

/**
 * The account that is shown: {@code lienthong.payment.vietqr.*}. Without an account VietQR is not offered.
 *
 * @param account its number; null when VietQR is not used
 * @param accountName its holder
 * @param bank name of its bank, for people
 * @param bankBin number of its bank at NAPAS, six digits
 * @param watchedBy id of the queue provider that tells of its credits
 */
@ConfigurationProperties("lienthong.payment.vietqr")
record VietQrSettings(String account, String accountName, String bank, String bankBin, String watchedBy) {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]{1,19}");
    private static final Pattern BIN = Pattern.compile("[0-9]{6}");

    /** @throws IllegalArgumentException when there is an account and something else is missing or wrong */
    VietQrSettings {
        if (account != null) {
            require(ACCOUNT.matcher(account).matches(), "account must be at most 19 letters and digits");
            require(accountName != null && !accountName.isBlank(), "account-name is missing");
            require(bank != null && !bank.isBlank(), "bank is missing");
            require(bankBin != null && BIN.matcher(bankBin).matches(), "bank-bin must be the bank's six digits");
            require(watchedBy != null && !watchedBy.isBlank(), "watched-by is missing");
        }
    }

    WatchedAccount watched() {
        return new WatchedAccount(account, VietQrProvider.ID, watchedBy);
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("lienthong.payment.vietqr." + complaint);
        }
    }
}
