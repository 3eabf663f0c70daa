package vn.lienthong.document;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Searches the class path for each list of services once: the libraries that sign and lay out search all of it for the same lists
 * several times a document. What is on the class path does not change while the hub runs.
 */
final class ServicesOnce extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, List<URL>> lists = new ConcurrentHashMap<>();

    ServicesOnce(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith(SERVICES)) {
            return super.getResources(name);
        }
        List<URL> found = lists.get(name);
        if (found == null) {
            found = Collections.list(super.getResources(name));
            lists.put(name, found);
        }
        return Collections.enumeration(found);
    }
}
