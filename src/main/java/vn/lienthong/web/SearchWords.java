package vn.lienthong.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps personal ids out of the addresses of lists. What one searches for stands in the address, so that a search can be
 * gone back to; but the number of a dossier holds somebody's personal id. So words with a long row of digits are kept in the
 * session, and a short key stands for them in every address and link of the hub: {@code q=~} and sixteen letters. Lists see the words.
 */
@Component
class SearchWords extends OncePerRequestFilter {

    /** The hidden field of such a form. */
    private static final String SEARCH = "search";

    private static final Set<String> PARAMETERS = Set.of("q", "name");
    private static final Pattern LONG_ROW_OF_DIGITS = Pattern.compile("\\d{9}");

    /** Only people with a session have lists; programs are told addresses by the interface's own rules. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getSession(false) == null || Failures.forPrograms(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPosted(request) || isAddressed(request)) {
            response.sendRedirect(address(request, words -> key(request, words)));
        } else {
            chain.doFilter(new WithWords(request), new WithoutWords(request, response));
        }
    }

    /** Whether a form is posted only to be shown the list at its address. */
    static boolean isPosted(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getParameter(SEARCH) != null;
    }

    /** Whether a page is asked for with such words in its address: from outside, or by a form of an older page. */
    private static boolean isAddressed(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accepted != null
                && accepted.contains("text/html")
                && PARAMETERS.stream()
                        .map(request::getParameterValues)
                        .filter(Objects::nonNull)
                        .flatMap(Arrays::stream)
                        .anyMatch(SearchWords::isLong);
    }

    /**
     * Where the list of this search is.
     *
     * @param written what stands in the address for what was searched for
     */
    static String address(HttpServletRequest request, UnaryOperator<String> written) {
        String query = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !Set.of(SEARCH, "_csrf").contains(parameter.getKey()))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> PARAMETERS.contains(parameter.getKey()) ? written.apply(value) : value)
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether these words may hold the number of a dossier or a person. */
    static boolean isLong(String words) {
        return LONG_ROW_OF_DIGITS.matcher(words).find();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~");
    }

    /** What stands for these words in an address: themselves, unless they hold a long row of digits. */
    private static String key(HttpServletRequest request, String words) {
        return isLong(words) ? KeptWords.of(request).key(words) : words;
    }

    /** The lists see the words, or the key itself where the session they were kept in is over. */
    private static final class WithWords extends HttpServletRequestWrapper {

        private final HttpServletRequest request;

        WithWords(HttpServletRequest request) {
            super(request);
            this.request = request;
        }

        @Override
        public String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public String[] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null || !PARAMETERS.contains(name)
                    ? values
                    : Arrays.stream(values).map(this::words).toArray(String[]::new);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
            parameters.replaceAll((name, values) -> getParameterValues(name));
            return parameters;
        }

        private String words(String value) {
            return KeptWords.isKey(value) ? KeptWords.of(request).words(value) : value;
        }
    }

    /** Every link and every redirect of the answer names the key. */
    private static final class WithoutWords extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        WithoutWords(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public String encodeURL(String url) {
            return super.encodeURL(withKeys(url));
        }

        @Override
        public String encodeRedirectURL(String url) {
            return super.encodeRedirectURL(withKeys(url));
        }

        private String withKeys(String url) {
            int query = url.indexOf('?') + 1;
            if (query == 0 || !LONG_ROW_OF_DIGITS.matcher(url).find(query)) {
                return url;
            }
            return url.substring(0, query)
                    + Arrays.stream(url.substring(query).split("&"))
                            .map(this::withKey)
                            .collect(Collectors.joining("&"));
        }

        private String withKey(String pair) {
            int value = pair.indexOf('=') + 1;
            return value == 0 || !PARAMETERS.contains(pair.substring(0, value - 1))
                    ? pair
                    : pair.substring(0, value)
                            + encoded(key(request, URLDecoder.decode(pair.substring(value), StandardCharsets.UTF_8)));
        }
    }
}
