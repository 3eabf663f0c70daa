package vn.lienthong.messaging;

/**
 * What somebody outside put on a queue of theirs: the body of exchanges of {@code partner:} routes. It arrives as this and as
 * nothing else, so nothing in it can become a header, a destination or an object of the hub.
 *
 * @param partner whose queue it was on; the broker lets nobody else write there
 * @param body as it came; empty when it was refused
 * @param signature the property {@code signature}; null when there is none
 * @param correlation correlation id; null when there is none
 * @param refusal why the body was not even read; null when it was
 */
public record PartnerMessage(String partner, byte[] body, String signature, String correlation, String refusal) {

    /** In bytes; what is longer is not read. */
    public static final int LONGEST = 64 * 1024;
}
