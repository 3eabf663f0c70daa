package vn.lienthong.security;

import org.springframework.security.access.AccessDeniedException;

/** Somebody is logged in and may do this, but the login is too old for it. */
final class FreshLoginNeeded extends AccessDeniedException {

    FreshLoginNeeded() {
        super("the login is too old for this");
    }
}
