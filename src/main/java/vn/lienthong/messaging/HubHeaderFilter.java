package vn.lienthong.messaging;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets the hub's own headers through, in and out, and nothing else. An allow-list compared letter by letter: any other
 * spelling of a {@code Camel} header is simply not on it.
 */
public final class HubHeaderFilter implements HeaderFilterStrategy {

    private static final Set<String> ALLOWED = Set.copyOf(Headers.ALL);

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return refused(name, value);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return refused(name, value);
    }

    private static boolean refused(String name, Object value) {
        return !ALLOWED.contains(name) || !(value instanceof String);
    }
}
