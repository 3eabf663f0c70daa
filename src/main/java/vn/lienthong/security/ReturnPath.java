package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The page somebody wanted before being asked to log in: a path of this hub, never an address elsewhere. */
final class ReturnPath {

    private static final String ATTRIBUTE = "lienthong.return-path";
    private static final int LONGEST = 1000;

    private ReturnPath() {}

    static void remember(HttpServletRequest request, String path) {
        if (isSafe(path)) {
            request.getSession().setAttribute(ATTRIBUTE, path);
        }
    }

    /** The remembered path, once. */
    static Optional<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Object path = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return Optional.ofNullable((String) path).filter(ReturnPath::isSafe);
    }

    /**
     * Whether a browser told to go there stays on this hub. Backslashes and control characters are refused because
     * browsers read {@code /\evil} and {@code /<tab>/evil} as another host.
     */
    static boolean isSafe(String path) {
        if (path == null
                || path.length() > LONGEST
                || !path.startsWith("/")
                || path.startsWith("//")
                || path.chars().anyMatch(c -> c <= ' ' || c == '\\' || c >= 0x7f)) {
            return false;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null && !isLogin(uri.getPath());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isLogin(String path) {
        return path.startsWith("/login") || path.startsWith("/logout") || path.startsWith("/oauth2/");
    }
}
