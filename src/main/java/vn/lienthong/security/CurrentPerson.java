package vn.lienthong.security;

import vn.lienthong.organisation.Person;

/** Who is logged in on the current request. */
public interface CurrentPerson {

    /** @throws vn.lienthong.failure.Failure when nobody is logged in */
    Person get();

    /** What the identity provider said at login; every claim but the personal id may be missing. */
    IdentityClaims claims();
}
