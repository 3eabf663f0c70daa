package vn.lienthong.residence.workplace;

import java.util.Optional;

/**
 * Which lines of a list.
 *
 * @param text words of name, card, file or personal number; blank for all
 */
public record LineFilter(String text, Optional<LineKind> kind, Optional<LineMark> mark) {

    public static final LineFilter ALL = new LineFilter("", Optional.empty(), Optional.empty());
}
