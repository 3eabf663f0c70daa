package vn.lienthong.residence.workplace;

import java.util.UUID;

/**
 * A file somebody sent: of a report, or the scan of a paper list.
 *
 * @param name as its owner called it, cleaned
 * @param contentType what it really is
 * @param size bytes
 */
public record UploadedFile(UUID document, String name, String contentType, long size) {}
