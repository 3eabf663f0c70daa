package vn.lienthong.partner.payment;

/**
 * One line of what is paid.
 *
 * @param code of the fee in the catalogue of fees
 * @param name what the payer reads, for example {@code Đảng phí tháng 05/2025}
 * @param amount VND, more than nothing
 */
public record FeeItem(String code, String name, long amount) {

    public FeeItem {
        if (amount <= 0) {
            throw new IllegalArgumentException("an item costs more than nothing");
        }
    }
}
