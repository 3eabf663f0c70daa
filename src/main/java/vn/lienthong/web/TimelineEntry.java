package vn.lienthong.web;

import java.time.Instant;

/**
 * One line of a timeline on a screen, see {@code fragments/ui.html}.
 *
 * @param who null when it does not matter or must not be shown
 * @param note null when there is none
 */
public record TimelineEntry(String what, String who, Instant at, String note) {}
