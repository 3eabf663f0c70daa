package vn.lienthong.residence.home;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What became of several lines, in the order they were given: null for one that was done, else why not. */
public final class Outcomes extends LinkedHashMap<UUID, ErrorCode> {

    private static final long serialVersionUID = 1;

    private final transient Map<UUID, List<Object>> arguments = new HashMap<>();

    void refused(UUID line, Failure failure) {
        put(line, failure.code());
        arguments.put(line, failure.arguments());
    }

    void addAll(Outcomes others) {
        putAll(others);
        arguments.putAll(others.arguments);
    }

    /** What the sentence of a line's code is filled with; never null. */
    public List<Object> arguments(UUID line) {
        return arguments.getOrDefault(line, Collections.emptyList());
    }
}
