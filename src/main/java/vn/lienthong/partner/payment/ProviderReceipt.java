package vn.lienthong.partner.payment;

/**
 * The provider's own receipt, as it came.
 *
 * @param content the file
 * @param contentType what the content really is, not what somebody says it is: {@code application/pdf}
 */
public record ProviderReceipt(byte[] content, String contentType) {}
