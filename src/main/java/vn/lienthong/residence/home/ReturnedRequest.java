package vn.lienthong.residence.home;

import java.time.Instant;

/**
 * A request that was given back to the workplace and has not come again.
 *
 * @param by number of whoever gave it back
 */
public record ReturnedRequest(ReceivedRequest request, Instant at, long by, String reason) {}
