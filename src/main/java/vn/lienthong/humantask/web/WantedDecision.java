package vn.lienthong.humantask.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.RescuedForm;

/**
 * What somebody is about to decide: as the address of the question says, or as it had been filled in when a login came
 * between.
 *
 * @param outcome null when neither says
 * @param tasks empty when neither says
 * @param restored what the question is filled with again; empty when nothing came between
 */
record WantedDecision(String outcome, List<UUID> tasks, Map<String, Object> restored) {

    /** @param tasks as in the address, null when it names none */
    static WantedDecision of(String outcome, List<UUID> tasks, Optional<RescuedForm> rescued) {
        return rescued.map(WantedDecision::of)
                .orElseGet(() -> new WantedDecision(outcome, tasks == null ? List.of() : tasks, Map.of()));
    }

    private static WantedDecision of(RescuedForm form) {
        return new WantedDecision(
                form.first("outcome").orElse(null),
                form.fields().getOrDefault("task", List.of()).stream()
                        .map(WantedDecision::id)
                        .toList(),
                Map.of("rescued", true, "reason", form.first("reason").orElse("")));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "malformed task id", e);
        }
    }
}
