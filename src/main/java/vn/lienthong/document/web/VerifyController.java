package vn.lienthong.document.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.document.DocumentCheck;
import vn.lienthong.document.Verdict;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.Attempts;
import vn.lienthong.security.Network;

/** Kiểm tra biên lai: by the file, or by number and code as the QR code gives them. For everybody, without logging in. */
@Controller
@RequestMapping("/verify")
class VerifyController {

    private static final String PAGE = "document/verify";
    private static final int LONGEST = 64;

    private final DocumentCheck check;
    private final ShownVerdicts verdicts;
    private final MessageSource messages;
    private final Attempts attempts;

    VerifyController(DocumentCheck check, ShownVerdicts verdicts, MessageSource messages, Clock clock) {
        this.check = check;
        this.verdicts = verdicts;
        this.messages = messages;
        this.attempts = new Attempts(30, Duration.ofMinutes(1), clock);
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        model.addAttribute("number", number);
        model.addAttribute("code", code);
        if (!number.isBlank() || !code.isBlank()) {
            requireCalm(request);
            boolean readable = number.length() <= LONGEST && code.length() <= LONGEST;
            show(model, readable ? check.proof(number, code) : check.proof("", ""), locale);
        }
        return PAGE;
    }

    @PostMapping
    String file(@RequestParam MultipartFile file, HttpServletRequest request, Model model, Locale locale)
            throws IOException {
        requireCalm(request);
        model.addAttribute("number", "");
        model.addAttribute("code", "");
        if (file.isEmpty()) {
            model.addAttribute("problem", messages.getMessage("verify.file.missing", null, locale));
            return PAGE;
        }
        try (InputStream content = file.getInputStream()) {
            show(model, check.file(content), locale);
        } catch (Failure refused) {
            if (refused.code() != ErrorCode.CHECKED_FILE_NO_PDF && refused.code() != ErrorCode.CHECKED_FILE_TOO_LARGE) {
                throw refused;
            }
            model.addAttribute("problem", sentence(refused.code(), locale));
        }
        return PAGE;
    }

    /** The container has stopped reading a file that is far too large. */
    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException refused, Locale locale) {
        ModelAndView page = new ModelAndView(PAGE);
        page.addObject("number", "");
        page.addObject("code", "");
        page.addObject("problem", sentence(ErrorCode.CHECKED_FILE_TOO_LARGE, locale));
        return page;
    }

    private void show(Model model, Verdict verdict, Locale locale) {
        model.addAttribute("verdict", verdicts.show(verdict, locale));
    }

    private void requireCalm(HttpServletRequest request) {
        if (!attempts.allow(Network.of(request.getRemoteAddr()))) {
            throw new Failure(ErrorCode.CHECK_TOO_OFTEN, "too many checks from one network");
        }
    }

    private String sentence(ErrorCode code, Locale locale) {
        return messages.getMessage(code.code(), new Object[] {"10"}, locale);
    }
}
