package vn.lienthong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was searched for in this session and must not stand in an address. The key of words is made of them and of the session, so that
 * two tabs cannot get the same one for different words, and one of another session is known by nobody.
 */
final class KeptWords {

    private static final String ATTRIBUTE = "lienthong.search-words.";
    private static final Pattern KEY = Pattern.compile("~[A-Za-z0-9_-]{16}");

    /** Far more than one goes back to; then others are forgotten. */
    private static final int MOST = 100;

    /** Twice what the forms allow. */
    private static final int LONGEST = 200;

    private final HttpServletRequest request;

    private KeptWords(HttpServletRequest request) {
        this.request = request;
    }

    static KeptWords of(HttpServletRequest request) {
        return new KeptWords(request);
    }

    static boolean isKey(String value) {
        return KEY.matcher(value).matches();
    }

    /** The key of these words, the same one again for the same words. */
    String key(String words) {
        String kept = words.substring(0, Math.min(words.length(), LONGEST));
        HttpSession session = request.getSession();
        String key = "~" + digest(session.getId() + " " + kept);
        List<String> others = Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(ATTRIBUTE))
                .toList();
        if (others.size() >= MOST) {
            session.removeAttribute(others.get(0));
        }
        session.setAttribute(ATTRIBUTE + key, kept);
        return key;
    }

    /** The words of a key; one that is of another session, or of long ago, stands for itself, so that it finds nothing. */
    String words(String key) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(ATTRIBUTE + key);
        return kept == null ? key : (String) kept;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
