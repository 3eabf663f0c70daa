package vn.lienthong.web;

import java.util.List;

/**
 * Services of one procedure on the home page.
 *
 * @param key message key of the procedure's name, that of the guide
 */
public record ServiceGroup(String key, List<Service> services) {

    /**
     * @param key message key of its name
     * @param text message key of a sentence on it
     */
    public record Service(String key, String text, String path) {}
}
