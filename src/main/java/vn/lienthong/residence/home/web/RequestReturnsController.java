package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.Place;
import vn.lienthong.residence.home.RequestReturns;
import vn.lienthong.residence.home.ReturnedRequest;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.RescuedForms;

/** Báo hồ sơ chưa đủ: the question with the reason, for what was ticked in the list of forms or of introductions. */
@Controller
class RequestReturnsController {

    private final RequestReturns returns;
    private final RescuedForms rescued;
    private final MessageSource messages;
    private final HomeResults results;
    private final CurrentPerson currentPerson;

    RequestReturnsController(
            RequestReturns returns,
            RescuedForms rescued,
            MessageSource messages,
            HomeResults results,
            CurrentPerson currentPerson) {
        this.results = results;
        this.returns = returns;
        this.rescued = rescued;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    /** What went back and has not come again. */
    @GetMapping(HomePages.RETURNED)
    String returned(
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) String after, Model model) {
        List<ReturnedRequest> rows = returns.list(me(), q, HomePages.place(after), HomePages.SIZE + 1);
        HomePages.list(
                model,
                rows,
                after,
                HomePages.with(HomePages.RETURNED, "q", q),
                row -> new Place(row.at(), row.request().line()));
        model.addAttribute("q", q);
        return "residence-home/returned";
    }

    /** The question, with what was ticked. */
    @PostMapping(HomePages.RETURN + "/ask")
    ModelAndView ask(
            @RequestParam(required = false) List<UUID> line, @RequestParam(defaultValue = "") String introductions) {
        return question(line, !introductions.isEmpty(), "");
    }

    /** The question again, after a login had to come in between. */
    @GetMapping(HomePages.RETURN)
    ModelAndView again(HttpServletRequest request) {
        return rescued.take(request, HomePages.RETURN)
                .map(form -> question(
                        form.fields().getOrDefault("line", List.of()).stream()
                                .map(FormFields::uuid)
                                .toList(),
                        form.fields().containsKey("introductions"),
                        String.join("", form.fields().getOrDefault("reason", List.of()))))
                .orElseGet(() -> new ModelAndView("redirect:" + HomePages.WRITE));
    }

    @PostMapping(HomePages.RETURN)
    Object giveBack(
            @RequestParam(required = false) List<UUID> line,
            @RequestParam(defaultValue = "") String introductions,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        boolean introduced = !introductions.isEmpty();
        try {
            results.told(redirect, me(), returns.giveBack(me(), chosen(line), reason), "returned");
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.HOME_RETURN_REASON) {
                throw failure;
            }
            ModelAndView page = question(line, introduced, reason);
            page.addObject(
                    "refusal",
                    messages.getMessage(
                            failure.code().code(), failure.arguments().toArray(), locale));
            page.setStatus(HttpStatus.valueOf(failure.code().nature().httpStatus()));
            return page;
        }
        return "redirect:" + back(introduced);
    }

    private ModelAndView question(List<UUID> line, boolean introduced, String reason) {
        List<RequestReturns.Chosen> rows = returns.chosen(me(), chosen(line));
        return new ModelAndView("residence-home/return")
                .addObject("rows", rows)
                .addObject("any", rows.stream().anyMatch(row -> row.closed().isEmpty()))
                .addObject("introductions", introduced)
                .addObject("longest", RequestReturns.LONGEST)
                .addObject("reason", reason)
                .addObject("back", back(introduced));
    }

    private static List<UUID> chosen(List<UUID> line) {
        return Optional.ofNullable(line).orElse(List.of()).stream().distinct().toList();
    }

    private static String back(boolean introduced) {
        return introduced ? HomePages.INTRODUCTIONS : HomePages.WRITE;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
