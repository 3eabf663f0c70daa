package vn.lienthong.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What a person or a program is told when something went wrong: the same code, heading and sentence as a page and as an
 * RFC 9457 problem.
 */
@Component
class ErrorView {

    /** Statuses with words of their own; every other one is told like the nearest of them. */
    private static final List<Integer> WORDED = List.of(400, 401, 403, 404, 409, 410, 422, 500, 503);

    private final MessageSource messages;

    ErrorView(MessageSource messages) {
        this.messages = messages;
    }

    /** The page for this failure. */
    ModelAndView page(HttpStatusCode status, Failure failure, Locale locale) {
        return page(status, failure.code(), sentence(failure, locale));
    }

    /** The page for a status that came without a failure: from the container, a filter or Spring itself. */
    ModelAndView page(HttpStatusCode status, Locale locale) {
        ErrorCode code = codeFor(status);
        return page(status, code, sentence(code, List.of(), locale));
    }

    /** The problem document for this failure; {@code instance} is left to the caller's framework. */
    ProblemDetail problem(HttpStatusCode status, Failure failure, Locale locale) {
        return problem(status, failure.code(), sentence(failure, locale), locale);
    }

    /** The problem document for a status that came without a failure. */
    ProblemDetail problem(HttpStatusCode status, Locale locale) {
        ErrorCode code = codeFor(status);
        return problem(status, code, sentence(code, List.of(), locale), locale);
    }

    private static ModelAndView page(HttpStatusCode status, ErrorCode code, String sentence) {
        Map<String, Object> model = Map.of("told", worded(status), "code", code.code(), "sentence", sentence);
        return new ModelAndView("error", model, status);
    }

    private ProblemDetail problem(HttpStatusCode status, ErrorCode code, String sentence, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle(messages.getMessage("common.error." + worded(status) + ".title", null, locale));
        problem.setType(URI.create("urn:lienthong:problem:" + code.code()));
        problem.setProperty("code", code.code());
        return problem;
    }

    private String sentence(Failure failure, Locale locale) {
        return sentence(failure.code(), failure.arguments(), locale);
    }

    private String sentence(ErrorCode code, List<Object> arguments, Locale locale) {
        return messages.getMessage(code.code(), arguments.toArray(), locale);
    }

    private static int worded(HttpStatusCode status) {
        if (WORDED.contains(status.value())) {
            return status.value();
        }
        return status.is5xxServerError() ? 500 : 400;
    }

    private static ErrorCode codeFor(HttpStatusCode status) {
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return ErrorCode.NOT_FOUND;
        }
        if (status.isSameCodeAs(HttpStatus.FORBIDDEN) || status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            return ErrorCode.FORBIDDEN;
        }
        return status.is4xxClientError() ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
    }
}
