package vn.lienthong.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The durable steps of a conversation, as the hub takes them: what each transaction writes and what it causes. The first
 * step begins every case.
 */
record Script(List<Step> steps) {

    /** What makes a step happen. */
    enum Trigger {
        /** A message on the step's own queue. */
        MESSAGE,
        /** A person, as soon as the step before has committed. */
        PERSON
    }

    /**
     * One database transaction; when a message triggers it, with an inbox row and inside one JMS transaction.
     *
     * @param inserts rows it adds
     * @param updates rows it locks and changes
     * @param next steps it causes: messages through the outbox
     */
    record Step(String name, Trigger trigger, int inserts, int updates, List<String> next) {

        static Step message(String name, int inserts, int updates, String... next) {
            return new Step(name, Trigger.MESSAGE, inserts, updates, Arrays.asList(next));
        }

        static Step person(String name, int inserts, int updates, String... next) {
            return new Step(name, Trigger.PERSON, inserts, updates, Arrays.asList(next));
        }
    }

    /** message → task → claim → decide → message, with the news to one officer. */
    static Script taskCycle() {
        return new Script(List.of(
                Step.message("request", 2, 0, "claim"),
                Step.person("claim", 1, 1, "decide"),
                Step.person("decide", 2, 1, "decided"),
                Step.message("decided", 1, 1, "done"),
                Step.message("done", 0, 0)));
    }

    /** From the submission to the returned result, with every step told to the portal and every notice. */
    static Script registration() {
        return new Script(List.of(
                Step.person("submit", 4, 0, "submitted", "portal-1"),
                Step.message("submitted", 3, 2, "approve", "portal-2"),
                Step.message("approve", 4, 1, "portal-3", "decide"),
                Step.person("decide", 2, 1, "decided"),
                Step.message("decided", 2, 4, "conclude"),
                Step.message("conclude", 3, 2, "portal-4", "portal-5"),
                Step.message("portal-1", 0, 0),
                Step.message("portal-2", 0, 0),
                Step.message("portal-3", 0, 0),
                Step.message("portal-4", 0, 0),
                Step.message("portal-5", 0, 0)));
    }

    Step first() {
        return steps.get(0);
    }

    Map<String, Step> byName() {
        return steps.stream().collect(Collectors.toMap(Step::name, Function.identity()));
    }
}
