package vn.lienthong.security;

import java.net.URI;
import java.util.Set;

/** Other sites that a form of the hub may end at: browsers stop a form whose answer leads anywhere else. A module contributes a bean. */
public interface FormDestinations {

    /** Scheme, host and port of each. */
    Set<URI> pages();
}
