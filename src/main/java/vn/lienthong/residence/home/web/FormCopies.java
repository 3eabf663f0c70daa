package vn.lienthong.residence.home.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.HomeForm;

/** Copies what one form of the sheet says into others, after a question where that replaces something finished. */
@Component
class FormCopies {

    private final CommentForms forms;
    private final HomeResults results;

    FormCopies(CommentForms forms, HomeResults results) {
        this.forms = forms;
        this.results = results;
    }

    /** @param to null when none is ticked. @return the page that asks; empty when nothing finished would be replaced */
    Optional<ModelAndView> question(UUID choice, List<HomeForm> chosen, UUID line, List<UUID> to) {
        long complete = to == null
                ? 0
                : chosen.stream()
                        .filter(form -> to.contains(form.line()))
                        .filter(form -> form.complete() && form.state().writable())
                        .filter(form -> !form.channel().onPaper())
                        .count();
        if (complete == 0) {
            return Optional.empty();
        }
        return Optional.of(new ModelAndView("residence-home/copy-confirm")
                .addObject("choice", choice)
                .addObject("line", line)
                .addObject("complete", complete)
                .addObject(
                        "fields", Map.of("to", to.stream().map(UUID::toString).collect(Collectors.joining(",")))));
    }

    /** @param to null when none is ticked */
    void copy(long person, UUID line, List<UUID> to, RedirectAttributes redirect) {
        if (to == null || to.isEmpty()) {
            redirect.addFlashAttribute("flash", "residence-home.flash.copied.none");
            redirect.addFlashAttribute("flashTone", "warning");
        } else {
            results.told(redirect, person, forms.copy(person, line, to), "copied");
        }
    }
}
