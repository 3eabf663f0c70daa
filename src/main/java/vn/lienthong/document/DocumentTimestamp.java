package vn.lienthong.document;

import java.time.Instant;
import java.util.Optional;

/**
 * The timestamp over a whole file whose signatures hold none.
 *
 * @param at empty while it is still to be had: the authority was away when the document was signed
 */
public record DocumentTimestamp(Optional<Instant> at) {}
