package vn.lienthong.organisation;

import java.util.Set;

/** Words a delegation may be limited to, each module telling its own; whatever is in none of them grants nothing. */
@FunctionalInterface
public interface DelegationScope {

    /** Names of task types, or of duties that are no tasks. */
    Set<String> words();
}
