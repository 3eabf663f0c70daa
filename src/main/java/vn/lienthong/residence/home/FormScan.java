package vn.lienthong.residence.home;

import java.util.UUID;

/**
 * A scan of a paper form.
 *
 * @param name as whoever sent it called it, cleaned
 * @param contentType what it really is
 * @param size bytes
 */
public record FormScan(UUID document, String name, String contentType, long size) {}
