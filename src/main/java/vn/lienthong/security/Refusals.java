package vn.lienthong.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What the security filters answer: a program gets a problem with a code, a person gets the login page, or a page that
 * says what was refused. A form that comes too late is kept first.
 */
@Controller
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String PAGE = "/refused";
    private static final String FAILURE = Refusals.class.getName() + ".failure";

    private final HandlerExceptionResolver problems;
    private final RescuedForms rescuedForms;
    private final CsrfTokenRepository formTokens;
    private final Attempts attempts;
    private final LocaleResolver languages;

    Refusals(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            RescuedForms rescuedForms,
            CsrfTokenRepository formTokens,
            Attempts attempts,
            LocaleResolver languages) {
        this.problems = problems;
        this.rescuedForms = rescuedForms;
        this.formTokens = formTokens;
        this.attempts = attempts;
        this.languages = languages;
    }

    /** Nobody is logged in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (isProgram(request)) {
            problem(request, response, new Failure(ErrorCode.NOT_SIGNED_IN, "nobody is logged in"));
            return;
        }
        String login = UriComponentsBuilder.fromPath("/login")
                .queryParamIfPresent("next", next(request).filter(ReturnPath::isSafe))
                .queryParamIfPresent("ended", sessionHasEnded(request) ? Optional.of("") : Optional.empty())
                .encode()
                .toUriString();
        if (isPartOfPage(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            if (!isTypedOn(request)) {
                response.setHeader("HX-Redirect", login);
            }
        } else {
            response.sendRedirect(login);
        }
    }

    /** Somebody is logged in but may not do this, too long ago to do this, or a form's token does not fit. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        if (isForAgeOnly(reason)) {
            askToLogInAnew(request, response);
            return;
        }
        Failure failure = reason instanceof CsrfException
                ? unfit(request, reason)
                : new Failure(ErrorCode.FORBIDDEN, "access denied", reason);
        if (isProgram(request)) {
            problem(request, response, failure);
        } else {
            request.setAttribute(FAILURE, failure);
            request.getRequestDispatcher(PAGE).forward(request, response);
        }
    }

    /** A form with files that is far too large is not read, and so its token is not found either. */
    private static Failure unfit(HttpServletRequest request, AccessDeniedException reason) {
        try {
            String type = request.getContentType();
            if (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                request.getParts();
            }
        } catch (IllegalStateException tooLarge) {
            return new Failure(ErrorCode.UPLOAD_TOO_LARGE, "a form larger than any may be", "10");
        } catch (IOException | ServletException unreadable) {
            LOG.debug("a form that cannot be read", unreadable);
        }
        return new Failure(ErrorCode.FORM_EXPIRED, "the form token does not fit", reason);
    }

    private static boolean isForAgeOnly(AccessDeniedException reason) {
        return reason instanceof FreshLoginNeeded
                || reason instanceof AuthorizationDeniedException door
                        && door.getAuthorizationResult() instanceof OperatorDoor.TooOld;
    }

    private void askToLogInAnew(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isProgram(request)) {
            problem(request, response, new Failure(ErrorCode.LOGIN_TOO_OLD, "the login is too old for this"));
            return;
        }
        Optional<String> next = isPartOfPage(request) || isLookedAt(request) ? shown(request) : keep(request);
        String anew = LoginPage.addressForAnew(next);
        if (isPartOfPage(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setHeader("HX-Redirect", anew);
        } else {
            response.sendRedirect(anew);
        }
    }

    /** Only ever forwarded to: hands the refusal to those who turn failures into pages. */
    @RequestMapping(PAGE)
    void refused(HttpServletRequest request) {
        throw request.getAttribute(FAILURE) instanceof Failure failure
                ? failure
                : new Failure(ErrorCode.NOT_FOUND, "this page is only forwarded to");
    }

    /** A page with a form that is rescued when it is sent: leading away from it would lose what was typed. */
    private boolean isTypedOn(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("HX-Current-URL"))
                .map(Refusals::pathAndQuery)
                .filter(rescuedForms::isPageOfAForm)
                .isPresent();
    }

    private Optional<String> next(HttpServletRequest request) {
        if (isPartOfPage(request) || isLookedAt(request)) {
            return shown(request);
        }
        return attempts.allow(Network.of(request.getRemoteAddr())) ? keep(request) : Optional.empty();
    }

    /** The page the browser shows, or asks for. */
    private static Optional<String> shown(HttpServletRequest request) {
        if (isPartOfPage(request)) {
            return Optional.ofNullable(request.getHeader("HX-Current-URL")).map(Refusals::pathAndQuery);
        }
        String query = request.getQueryString();
        return Optional.of(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private Optional<String> keep(HttpServletRequest request) {
        return rescuedForms.keep(request, formTokens.loadToken(request));
    }

    private void problem(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        if (problems.resolveException(request, response, null, failure) == null) {
            LOG.error("{} could not be told to the caller", failure.code().code(), failure);
            response.setStatus(failure.code().nature().httpStatus());
        }
    }

    private static boolean sessionHasEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    private static String pathAndQuery(String url) {
        return url.replaceFirst("^[a-zA-Z]+://[^/?#]*", "").replaceFirst("#.*$", "");
    }

    private static boolean isProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static boolean isLookedAt(HttpServletRequest request) {
        return "GET".equals(request.getMethod());
    }

    private static boolean isPartOfPage(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
