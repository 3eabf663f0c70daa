package vn.lienthong.membership;

import java.util.List;
import vn.lienthong.failure.ErrorCode;

/**
 * What is wrong with one field of a profile. The sentence is the one of the code, filled with the arguments.
 *
 * @param arguments numbers, dates and limits for the sentence; no personal data of others
 */
public record FieldProblem(Field field, ErrorCode code, List<Object> arguments) {

    public static FieldProblem of(Field field, ErrorCode code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }
}
