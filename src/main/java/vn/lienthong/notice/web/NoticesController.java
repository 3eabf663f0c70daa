package vn.lienthong.notice.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.NoticeWords;
import vn.lienthong.notice.Notices;
import vn.lienthong.security.CurrentPerson;

/** A person's own notices: the list behind the bell. */
@Controller
@RequestMapping("/notices")
class NoticesController {

    private static final int PAGE = 20;

    private final Notices notices;
    private final List<NoticeWords> words;
    private final CurrentPerson currentPerson;

    NoticesController(Notices notices, List<NoticeWords> words, CurrentPerson currentPerson) {
        this.notices = notices;
        this.words = words;
        this.currentPerson = currentPerson;
    }

    /**
     * A line of the list.
     *
     * @param arguments what fills its text, in the reader's language
     */
    record ShownNotice(Notice notice, List<String> arguments) {}

    /** @param before id of the last notice of the page before; absent for the first page */
    @GetMapping
    String list(@RequestParam(required = false) UUID before, Model model, Locale locale) {
        long me = currentPerson.get().id();
        List<Notice> found = notices.list(me, before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Notice> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute(
                "notices", shown.stream().map(notice -> show(notice, locale)).toList());
        model.addAttribute(
                "next", more ? "/notices?before=" + shown.get(PAGE - 1).id() : null);
        model.addAttribute("first", before == null ? null : "/notices");
        model.addAttribute("unread", notices.unread(me));
        return "notices/list";
    }

    private ShownNotice show(Notice notice, Locale locale) {
        return new ShownNotice(
                notice,
                words.stream()
                        .flatMap(each -> each.arguments(notice, locale.getLanguage()).stream())
                        .findFirst()
                        .orElse(notice.arguments()));
    }

    /** Marks the notice as read and goes where it leads. */
    @PostMapping("/{id}/open")
    String open(@PathVariable UUID id) {
        long me = currentPerson.get().id();
        Notice notice = notices.find(me, id)
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "no such notice of this person"));
        notices.markRead(me, id);
        return "redirect:" + ownPath(notice.link());
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable UUID id) {
        notices.markRead(currentPerson.get().id(), id);
        return "redirect:/notices";
    }

    @PostMapping("/read")
    String readAll(RedirectAttributes redirect) {
        notices.markAllRead(currentPerson.get().id());
        redirect.addFlashAttribute("flash", "common.notices.all-read");
        return "redirect:/notices";
    }

    /** A notice leads to a page of the hub, never elsewhere. */
    private static String ownPath(String link) {
        return link.startsWith("/") && !link.startsWith("//") ? link : "/notices";
    }
}
