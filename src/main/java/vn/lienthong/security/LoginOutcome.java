package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Where a login ends: at the page that was wanted, or at the login page with a code that says why not. */
@Component
class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginOutcome.class);

    private final AuditLog audit;

    LoginOutcome(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        String actor = "person:" + person.getName();
        boolean anew = LoginRequests.askedAnewAt() != null;
        audit.record(
                actor, anew ? "session.confirm" : "session.open", actor, Map.of("address", request.getRemoteAddr()));
        LOG.info("person:{} logged in{}", person.getName(), anew ? " anew" : "");
        response.sendRedirect(ReturnPath.take(request).orElse("/"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        ErrorCode code = codeOf(failure);
        if (code == ErrorCode.IDENTITY_ANSWER_REFUSED) {
            LOG.warn("{} A login was refused: {}", code.code(), reason(failure), failure);
        } else {
            LOG.info("{} A login failed: {}", code.code(), reason(failure));
        }
        response.sendRedirect(LoginPage.addressFor(code));
    }

    static ErrorCode codeOf(AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure known) {
                return known.code();
            }
            if (cause instanceof IOException || cause instanceof HttpServerErrorException) {
                return ErrorCode.IDENTITY_NOT_REACHED;
            }
        }
        return switch (reason(failure)) {
            case "access_denied" -> ErrorCode.LOGIN_CANCELLED;
            case "authorization_request_not_found", "invalid_state_parameter", "invalid_grant" ->
                ErrorCode.LOGIN_EXPIRED;
            case "server_error", "temporarily_unavailable" -> ErrorCode.IDENTITY_NOT_REACHED;
            default -> ErrorCode.IDENTITY_ANSWER_REFUSED;
        };
    }

    /** The protocol's code of the error; its description is the provider's text and stays out of the log. */
    private static String reason(AuthenticationException failure) {
        return Optional.of(failure)
                .filter(OAuth2AuthenticationException.class::isInstance)
                .map(protocol ->
                        ((OAuth2AuthenticationException) protocol).getError().getErrorCode())
                .filter(code -> code.matches("[\\w.-]{1,60}"))
                .orElse("unknown");
    }
}
