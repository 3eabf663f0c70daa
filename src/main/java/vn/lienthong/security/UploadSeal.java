package vn.lienthong.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/**
 * Seals every form with files; {@link UploadGate} opens it. Stands before the security filters, which look for the page of a
 * request, and at its parameters, before they know whose it is; and before the page of an error.
 */
final class UploadSeal implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean sealed = WebUtils.getNativeRequest(request, SealedUpload.class) != null;
        chain.doFilter(
                !sealed && request instanceof HttpServletRequest form && hasFiles(form)
                        ? new SealedUpload(form)
                        : request,
                response);
    }

    private static boolean hasFiles(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
