package vn.sandbox.payment;

import java.util.Locale;

/** The buttons of a payer's page: what happens to the money, and how the hub hears of it. */
public enum PayerChoice {
    PAY("Thanh toán"),
    CANCEL("Hủy"),
    PAY_SILENTLY("Thanh toán nhưng không báo (mất thông báo)"),
    TELL_TWICE("Thanh toán, báo hai lần"),
    TELL_TEN_TIMES("Thanh toán, báo mười lần cùng lúc"),
    TELL_LATE("Thanh toán, báo muộn"),
    WRONG_AMOUNT("Thanh toán thiếu 1 đồng"),
    WRONG_SIGNATURE("Thanh toán, báo với chữ ký sai"),
    REORDERED("Thanh toán, rồi báo «đã hủy» sau «đã trả»");

    private final String label;

    PayerChoice(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As forms and addresses have it: {@code tell-ten-times}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PayerChoice of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether money moves. */
    public boolean pays() {
        return this != CANCEL;
    }
}
