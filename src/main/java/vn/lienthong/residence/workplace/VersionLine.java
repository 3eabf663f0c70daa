package vn.lienthong.residence.workplace;

import java.util.Optional;

/**
 * A line of a list as it was handed in.
 *
 * @param cell code of the member's cell at work
 * @param residence code of the organisation where the member lives
 * @param exemptGroup key in {@code config/rules/residence-workplace.yaml}
 * @param since what became of it on the list of today
 */
public record VersionLine(
        String fullName,
        String cell,
        String residence,
        LineKind kind,
        boolean reportWanted,
        Optional<String> exemptGroup,
        Since since) {

    /** What became of a line since. */
    public enum Since {
        SAME,
        CHANGED,
        REMOVED
    }
}
