package vn.lienthong.humantask;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which tasks to list. Always limited to what the asking person may see.
 *
 * @param scope whose
 * @param types only these; empty set for all
 * @param state only this one; empty for all that wait (for {@link Scope#DONE}: all that are over)
 * @param overdueOnly only those past their due time
 * @param text part of the subject's name or the dossier number, without regard to case and diacritics; blank for all
 * @param after the last task of the page before; empty for the first page
 * @param limit 1 to 200
 */
public record TaskQuery(
        Scope scope,
        Set<String> types,
        Optional<TaskState> state,
        boolean overdueOnly,
        String text,
        Optional<Cursor> after,
        int limit) {

    /** Whose tasks. */
    public enum Scope {
        /** Those I have claimed. */
        MINE,
        /** Those I may act on, by position or delegation. */
        ORGANISATION,
        /** Those I decided, newest first. */
        DONE
    }

    /** Where a page ended: due time (for DONE: time of decision) and id of its last task. */
    public record Cursor(Instant at, UUID id) {

        @Override
        public String toString() {
            return at + "_" + id;
        }

        /** @throws vn.lienthong.failure.Failure when the text is not what {@link #toString()} gives */
        public static Cursor parse(String text) {
            try {
                int split = text.indexOf('_');
                return new Cursor(Instant.parse(text.substring(0, split)), UUID.fromString(text.substring(split + 1)));
            } catch (RuntimeException e) {
                throw new vn.lienthong.failure.Failure(
                        vn.lienthong.failure.ErrorCode.INVALID_REQUEST, "malformed cursor", e, "cursor");
            }
        }
    }

    public TaskQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** The first page of everything in a scope. */
    public static TaskQuery all(Scope scope, int limit) {
        return new TaskQuery(scope, Set.of(), Optional.empty(), false, "", Optional.empty(), limit);
    }
}
