package vn.lienthong.residence.home.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.residence.home.LineNames;
import vn.lienthong.residence.home.Outcomes;

/** Says on the next page what became of several lines: how many were done, and of the others whose and why not. */
@Component
class HomeResults {

    private final LineNames names;
    private final MessageSource messages;

    HomeResults(LineNames names, MessageSource messages) {
        this.names = names;
        this.messages = messages;
    }

    /** @param results by line. @param what behind {@code residence-home.flash.} */
    void told(RedirectAttributes redirect, long person, Outcomes results, String what) {
        told(redirect, results, what, refused -> names.ofLines(person, refused), results::arguments);
    }

    /** As {@link #told}, by task; the sentences of these want no arguments. */
    void toldOfTasks(RedirectAttributes redirect, long person, Map<UUID, ErrorCode> results, String what) {
        told(redirect, results, what, refused -> names.ofTasks(person, refused), task -> List.of());
    }

    /** Adds how many were more than one click does; says nothing when there were none. */
    void left(RedirectAttributes redirect, long left) {
        if (left > 0) {
            List<String> details = new ArrayList<>();
            if (redirect.getFlashAttributes().get("flashDetails") instanceof List<?> told) {
                told.forEach(each -> details.add(each.toString()));
            }
            details.add(messages.getMessage(
                    "residence-home.flash.left", new Object[] {left}, LocaleContextHolder.getLocale()));
            redirect.addFlashAttribute("flashDetails", details);
        }
    }

    /** Says that not all that fit are chosen, when one click does no more. */
    void chosen(RedirectAttributes redirect, int chosen, int fitting) {
        if (fitting > chosen) {
            redirect.addFlashAttribute("flash", "residence-home.flash.chosen.most");
            redirect.addFlashAttribute("flashArgs", List.of(chosen, fitting - chosen));
            redirect.addFlashAttribute("flashTone", "warning");
        }
    }

    private void told(
            RedirectAttributes redirect,
            Map<UUID, ErrorCode> results,
            String what,
            Function<Collection<UUID>, Map<UUID, String>> known,
            Function<UUID, List<Object>> arguments) {
        long refused = results.values().stream().filter(Objects::nonNull).count();
        long done = results.size() - refused;
        redirect.addFlashAttribute("flash", "residence-home.flash." + what + (refused == 0 ? "" : ".some"));
        redirect.addFlashAttribute("flashArgs", refused == 0 ? List.of(done) : List.of(done, refused));
        redirect.addFlashAttribute("flashTone", refused == 0 ? "success" : "warning");
        if (refused > 0) {
            redirect.addFlashAttribute("flashDetails", details(results, known, arguments));
        }
    }

    private List<String> details(
            Map<UUID, ErrorCode> results,
            Function<Collection<UUID>, Map<UUID, String>> known,
            Function<UUID, List<Object>> arguments) {
        Map<UUID, ErrorCode> refused = new LinkedHashMap<>();
        results.forEach((id, code) -> {
            if (code != null) {
                refused.put(id, code);
            }
        });
        Map<UUID, String> named = known.apply(refused.keySet());
        return refused.entrySet().stream()
                .map(entry -> named.getOrDefault(entry.getKey(), "–") + ": "
                        + sentence(entry.getValue(), arguments.apply(entry.getKey())))
                .sorted()
                .collect(Collectors.toList());
    }

    private String sentence(ErrorCode code, List<Object> arguments) {
        return messages.getMessage(code.code(), arguments.toArray(), LocaleContextHolder.getLocale());
    }
}
