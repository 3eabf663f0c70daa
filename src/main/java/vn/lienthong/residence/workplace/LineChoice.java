package vn.lienthong.residence.workplace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The lines somebody wants to do something to: those named, or all a filter finds, over however many pages.
 *
 * @param ids ignored when {@code all}
 */
public record LineChoice(boolean all, Collection<UUID> ids, LineFilter filter) {

    public static LineChoice of(Collection<UUID> ids) {
        return new LineChoice(false, List.copyOf(ids), LineFilter.ALL);
    }

    public static LineChoice all(LineFilter filter) {
        return new LineChoice(true, List.of(), filter);
    }
}
