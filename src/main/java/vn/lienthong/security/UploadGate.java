package vn.lienthong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Opens forms with files of people who are logged in, and where anybody may send one; refuses all others with not one byte of
 * their body read. Stands before whoever looks for a form token.
 */
final class UploadGate extends OncePerRequestFilter {

    private final RequestMatcher openToAll;
    private final RequestMatcher large;
    private final AuthenticationEntryPoint refusals;

    /**
     * @param openToAll where nobody needs a login to send a file
     * @param large where several files come together; all other forms are small
     */
    UploadGate(RequestMatcher openToAll, RequestMatcher large, AuthenticationEntryPoint refusals) {
        this.openToAll = openToAll;
        this.large = large;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SealedUpload upload = WebUtils.getNativeRequest(request, SealedUpload.class);
        if (upload == null) {
            chain.doFilter(request, response);
        } else if (openToAll.matches(request) || SessionPerson.present().isPresent()) {
            if (large.matches(request)) {
                upload.open();
            } else {
                upload.openSmall();
            }
            chain.doFilter(request, response);
        } else {
            refusals.commence(request, response, new InsufficientAuthenticationException("a file of nobody"));
        }
    }
}
