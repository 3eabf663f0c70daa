package vn.lienthong.membership;

import vn.lienthong.organisation.Person;
import vn.lienthong.security.IdentityClaims;

/**
 * What a member sends in.
 *
 * @param claims what the identity provider said at login
 * @param lookup what the member database answered about the declared numbers
 */
public record Submission(
        Person person, RequestKind kind, Profile declared, IdentityClaims claims, MemberLookup lookup) {}
