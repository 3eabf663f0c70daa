package vn.lienthong.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/**
 * A form with files that seems empty until somebody opens it: whoever asks such a request for a parameter has the container
 * read its body and write its files to the disk.
 */
final class SealedUpload extends HttpServletRequestWrapper {

    private static final long MEGABYTE = 1024L * 1024;

    /** Of a form with one file. */
    private static final long MOST = 11 * MEGABYTE;

    private volatile boolean open;
    private volatile boolean tooLarge;

    SealedUpload(HttpServletRequest request) {
        super(request);
    }

    /** However large it is; the container has its own limit, see {@code application.yaml}. */
    void open() {
        open = true;
    }

    /** As one of {@link #MOST} bytes at most; one that is larger, or does not say how large it is, stays unread. */
    void openSmall() {
        long length = getContentLengthLong();
        tooLarge = length < 0 || length > MOST;
        open = !tooLarge;
    }

    @Override
    public String getParameter(String name) {
        return open ? super.getParameter(name) : null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return open ? super.getParameterValues(name) : null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return open ? super.getParameterMap() : Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return open ? super.getParameterNames() : Collections.emptyEnumeration();
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        requireRead();
        return open ? super.getParts() : List.of();
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        requireRead();
        return open ? super.getPart(name) : null;
    }

    /** As the container says it. */
    private void requireRead() {
        if (tooLarge) {
            throw new IllegalStateException("the request exceeds the size of a form with one file");
        }
    }
}
