package vn.lienthong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/** What was searched for in this session and must not stand in an address, in the order it was searched for. */
final class KeptWords {

    private static final String ATTRIBUTE = "lienthong.search-words";

    /** Far more than one goes back to; the oldest ones are forgotten, their keys stay unused. */
    private static final int MOST = 100;

    private final HttpServletRequest request;

    private KeptWords(HttpServletRequest request) {
        this.request = request;
    }

    static KeptWords of(HttpServletRequest request) {
        return new KeptWords(request);
    }

    /** The key of these words, the same one again for the same words. */
    String key(String words) {
        HttpSession session = request.getSession();
        List<String> kept = new ArrayList<>(kept(session));
        int known = kept.indexOf(words);
        if (known < 0) {
            kept.add(words);
            if (kept.size() > MOST) {
                kept.set(kept.size() - MOST - 1, "");
            }
            session.setAttribute(ATTRIBUTE, new ArrayList<>(kept));
            known = kept.size() - 1;
        }
        return "~" + (known + 1);
    }

    /** The words of a key; none when it is of another session or long ago. */
    String words(String key) {
        HttpSession session = request.getSession(false);
        List<String> kept = session == null ? List.of() : kept(session);
        int place = Integer.parseInt(key.substring(1)) - 1;
        return place >= 0 && place < kept.size() ? kept.get(place) : "";
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(HttpSession session) {
        Object kept = session.getAttribute(ATTRIBUTE);
        return kept == null ? List.of() : (List<String>) kept;
    }
}
