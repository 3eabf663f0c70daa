package vn.lienthong.organisation;

import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.failure.ErrorCode;

/**
 * One line of a file being loaded. Reading a field that is wrong does not throw: it refuses the line, so that the report
 * names every bad field of every line at once.
 */
public interface LoadLine {

    /** Number of the line in its file, the header line being 1. */
    long number();

    /** The field without surrounding spaces; empty text, and the line refused, when there is nothing in it. */
    String text(String column);

    /** The field without surrounding spaces, when there is anything in it. */
    Optional<String> optionalText(String column);

    /**
     * The field turned into a value.
     *
     * @param form how it must be written, for the sentence in the report, for example {@code yyyy-MM-dd}
     * @param parser throws any {@link RuntimeException} when the text is not in that form
     * @return null, and the line refused, when the field is empty or cannot be read
     */
    <T> T value(String column, String form, Function<String, T> parser);

    /** Like {@link #value}, for a field that may be empty. */
    <T> Optional<T> optionalValue(String column, String form, Function<String, T> parser);

    /** A well-formed personal id; empty text, and the line refused, when it is not. */
    String personalId(String column);

    /** The period of the columns {@code valid_from} and {@code valid_to}; null, and the line refused, when it is none. */
    Period period();

    /** Refuses the line, and with it the whole load. */
    void refuse(String column, ErrorCode code, Object... arguments);

    /** Puts a remark into the report that does not hinder the load. */
    void warn(String column, ErrorCode code, Object... arguments);

    /** Whether something on this line is wrong. */
    boolean refused();
}
