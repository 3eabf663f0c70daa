package vn.lienthong.organisation.load;

import java.util.Arrays;
import java.util.stream.Collectors;
import vn.lienthong.organisation.LoadLine;

/** How constants and flags are written in the files. */
final class Forms {

    private Forms() {}

    /** The constant named in a column; null, and the line refused, when there is none of that name. */
    static <E extends Enum<E>> E constant(LoadLine line, String column, Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return line.value(column, names, text -> Enum.valueOf(type, text));
    }

    static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
