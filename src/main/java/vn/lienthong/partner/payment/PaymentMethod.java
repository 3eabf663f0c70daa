package vn.lienthong.partner.payment;

import java.util.List;
import java.util.Locale;

/**
 * One line of the payer's choice: a bank, a wallet, an operator of mobile money, or a code to scan.
 *
 * @param code stable name in orders and forms
 * @param provider id of the provider that carries it
 * @param bankCode what the provider calls it; null when the provider needs none
 * @param mark at most six letters drawn in place of a logo
 * @param words more words to find it by, without diacritics
 */
public record PaymentMethod(
        String code,
        Kind kind,
        String nameVi,
        String nameEn,
        String provider,
        String bankCode,
        String mark,
        List<String> words) {

    /** The groups of the payer's screen, in its order. */
    public enum Kind {
        BANK,
        WALLET,
        MOBILE_MONEY,
        TRANSFER
    }

    public PaymentMethod {
        words = List.copyOf(words);
    }

    /** The name in the language of the screen: English for English, Vietnamese for everything else. */
    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameVi;
    }
}
