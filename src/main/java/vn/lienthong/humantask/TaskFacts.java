package vn.lienthong.humantask;

import java.util.Locale;
import java.util.Map;

/**
 * What the page of a task shows about its subject. The module that asks for tasks of a type supplies a bean of this kind;
 * without one the page shows only what every task has.
 */
public interface TaskFacts {

    /** Whether this bean tells about tasks of this type. */
    boolean tells(String type);

    /**
     * The facts for a person who may see the task. Whoever tells another person's data records the reading in the audit
     * log.
     */
    Shown show(Task task, Locale locale);

    /**
     * @param fragment a Thymeleaf fragment, for example {@code membership/facts :: account}; a constant of the module, never
     *     made from data
     * @param model what the fragment reads, added to the page's model
     */
    record Shown(String fragment, Map<String, Object> model) {}
}
