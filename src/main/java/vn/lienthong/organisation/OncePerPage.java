package vn.lienthong.organisation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What every part of a page asks anew is asked once while it is drawn: one page shows one moment. Anything but a GET, and
 * whatever runs outside of a request, asks each time, because there an answer may change what the next one is.
 */
public final class OncePerPage {

    private static final String ANSWERS = OncePerPage.class.getName();

    private OncePerPage() {}

    /** @param question by its name and all it depends on */
    @SuppressWarnings("unchecked") // what is kept under a question is its answer
    public static <T> T ask(List<Object> question, Supplier<T> answer) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes page)
                || !"GET".equals(page.getRequest().getMethod())) {
            return answer.get();
        }
        Map<List<Object>, Object> answers =
                (Map<List<Object>, Object>) page.getAttribute(ANSWERS, RequestAttributes.SCOPE_REQUEST);
        if (answers == null) {
            answers = new HashMap<>();
            page.setAttribute(ANSWERS, answers, RequestAttributes.SCOPE_REQUEST);
        }
        T known = (T) answers.get(question);
        if (known == null) {
            known = answer.get();
            answers.put(question, known);
        }
        return known;
    }
}
