package vn.lienthong.humantask.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.humantask.TaskQuery.Scope;

/**
 * One tab above the list, see the fragment {@code tabs}.
 *
 * @param key message key of its words
 * @param count how many wait there; null shows none
 */
record TaskTab(String key, String address, boolean here, Integer count) {

    static List<TaskTab> all(Scope here, Map<String, Integer> waiting) {
        int total = waiting.values().stream().mapToInt(Integer::intValue).sum();
        return Stream.of(
                        new TaskTab("tasks.tab.organisation", "/tasks", here == Scope.ORGANISATION, total),
                        new TaskTab("tasks.tab.mine", "/tasks?scope=mine", here == Scope.MINE, null),
                        new TaskTab("tasks.tab.done", "/tasks?scope=done", here == Scope.DONE, null))
                .toList();
    }
}
