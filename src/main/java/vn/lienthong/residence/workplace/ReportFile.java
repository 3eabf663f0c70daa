package vn.lienthong.residence.workplace;

import java.util.UUID;

/**
 * A file of a report.
 *
 * @param name as the member called it, cleaned
 * @param contentType what it really is
 * @param size bytes
 */
public record ReportFile(UUID document, String name, String contentType, long size) {}
