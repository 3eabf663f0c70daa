package vn.lienthong.membership;

/**
 * What the hub's own checks say of a submitted request.
 *
 * @param reason the sentences, in Vietnamese, one per line; empty when accepted
 */
public record Verdict(boolean accepted, String reason) {

    static final Verdict ACCEPTED = new Verdict(true, "");
}
