package vn.lienthong.partner.exchange;

/**
 * A hub beside this one.
 *
 * @param organId its code in the exchange of documents, such as {@code 000.00.01.H26}
 * @param name as people read it
 */
public record OtherHub(String organId, String name) {}
