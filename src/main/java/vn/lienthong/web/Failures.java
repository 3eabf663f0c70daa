package vn.lienthong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Turns whatever a controller throws into words: under {@code /api/} an RFC 9457 problem with the code, elsewhere the
 * page {@code error.html}. A failure's status is that of its nature; Spring's own exceptions keep theirs.
 */
@ControllerAdvice
class Failures extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ErrorView view;

    Failures(ErrorView view) {
        this.view = view;
    }

    @ExceptionHandler(Failure.class)
    Object failure(Failure failure, HttpServletRequest request) {
        LOG.info("{} refused: {}", request.getMethod(), failure.getMessage());
        return told(HttpStatus.valueOf(failure.code().nature().httpStatus()), failure, request);
    }

    /** The security filters answer these: they know whether logging in would help. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    Object security(RuntimeException refusal) {
        throw refusal;
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    Object databaseAway(RuntimeException cause, HttpServletRequest request) {
        LOG.warn("{} could not be answered: the database is away", request.getMethod(), cause);
        return told(HttpStatus.SERVICE_UNAVAILABLE, internal(cause), request);
    }

    @ExceptionHandler(Exception.class)
    Object unexpected(Exception cause, HttpServletRequest request) {
        LOG.error("{} {} failed", ErrorCode.INTERNAL.code(), request.getMethod(), cause);
        return told(HttpStatus.INTERNAL_SERVER_ERROR, internal(cause), request);
    }

    /** Spring's own exceptions: the page is made by {@link ErrorPageController}, the problem gets its code here. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest webRequest) {
        ServletWebRequest web = (ServletWebRequest) webRequest;
        if (!forPrograms(web.getRequest().getRequestURI())) {
            leaveToErrorPage(web.getResponse(), status);
            return null;
        }
        ProblemDetail problem = view.problem(status, LocaleContextHolder.getLocale());
        if (cause instanceof BindingResult binding) {
            problem.setProperty("errors", errors(binding));
        }
        return super.handleExceptionInternal(cause, problem, headers, status, webRequest);
    }

    private static void leaveToErrorPage(HttpServletResponse response, HttpStatusCode status) {
        try {
            response.sendError(status.value());
        } catch (IOException gone) {
            LOG.debug("nobody is there to read the error page", gone);
        }
    }

    private Object told(HttpStatus status, Failure failure, HttpServletRequest request) {
        if (forPrograms(request.getRequestURI())) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(view.problem(status, failure, LocaleContextHolder.getLocale()));
        }
        return view.page(status, failure, LocaleContextHolder.getLocale());
    }

    static boolean forPrograms(String path) {
        return path.startsWith("/api/");
    }

    private static Failure internal(Exception cause) {
        return new Failure(ErrorCode.INTERNAL, "unexpected", cause);
    }

    private static List<Map<String, String>> errors(BindingResult binding) {
        return binding.getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "detail", String.valueOf(error.getDefaultMessage())))
                .toList();
    }
}
