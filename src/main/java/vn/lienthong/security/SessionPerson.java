package vn.lienthong.security;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** The person of the session the current request belongs to. */
@Component
class SessionPerson implements CurrentPerson {

    private final People people;

    SessionPerson(People people) {
        this.people = people;
    }

    @Override
    public Person get() {
        return people.find(signedIn().person()).orElseThrow(SessionPerson::nobody);
    }

    @Override
    public IdentityClaims claims() {
        return signedIn().identity();
    }

    /** The owner of the current session; empty for a visitor. */
    static Optional<SignedIn> present() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    private static SignedIn signedIn() {
        return present().orElseThrow(SessionPerson::nobody);
    }

    private static Failure nobody() {
        return new Failure(ErrorCode.NOT_SIGNED_IN, "nobody is logged in");
    }
}
