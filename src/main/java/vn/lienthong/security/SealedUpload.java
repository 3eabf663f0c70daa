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

    private volatile boolean open;

    SealedUpload(HttpServletRequest request) {
        super(request);
    }

    void open() {
        open = true;
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
        return open ? super.getParts() : List.of();
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        return open ? super.getPart(name) : null;
    }
}
