package vn.lienthong.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One entry of the menu.
 *
 * @param key message key of its words, those of the guide
 * @param path where it leads; empty for a group
 * @param count how many wait there; 0 shows no figure
 * @param here whether the current page is this entry's page, one below it, or one of its children's
 * @param children empty for a plain link
 */
public record MenuItem(String key, String path, int count, boolean here, List<MenuItem> children) {

    public static MenuItem link(String key, String path) {
        return new MenuItem(key, path, 0, false, List.of());
    }

    public static MenuItem group(String key, List<MenuItem> children) {
        return new MenuItem(key, "", 0, false, children);
    }

    /** Groups of the same name, which several modules may give, become one where the first of them stands. */
    static List<MenuItem> joined(List<MenuItem> items) {
        Map<String, MenuItem> joined = new LinkedHashMap<>();
        for (MenuItem item : items) {
            joined.merge(item.key + " " + item.path, item, (first, more) -> group(first.key, concat(first, more)));
        }
        return List.copyOf(joined.values());
    }

    private static List<MenuItem> concat(MenuItem first, MenuItem more) {
        return Stream.concat(first.children.stream(), more.children.stream()).toList();
    }

    MenuItem withCount(int waiting) {
        return new MenuItem(key, path, waiting, here, children);
    }

    /** The same entry, marked when it is, or holds, the link with exactly this path. */
    MenuItem markedAt(String herePath) {
        List<MenuItem> marked =
                children.stream().map(child -> child.markedAt(herePath)).toList();
        boolean isHere =
                marked.isEmpty() ? path.equals(herePath) : marked.stream().anyMatch(MenuItem::here);
        return new MenuItem(key, path, count, isHere, marked);
    }

    /** Whether the page at {@code current} is this link's page or one below it. */
    boolean leadsTowards(String current) {
        return !path.isEmpty() && (current.equals(path) || current.startsWith(path + "/"));
    }
}
