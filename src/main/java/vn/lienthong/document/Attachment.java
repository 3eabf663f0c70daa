package vn.lienthong.document;

/**
 * A file somebody sent, checked.
 *
 * @param name what it was called, without path and control characters, its ending that of what it really is
 * @param contentType what it really is
 */
public record Attachment(String name, String contentType, byte[] content) {}
