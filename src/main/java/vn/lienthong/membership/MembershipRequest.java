package vn.lienthong.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.security.IdentityClaims;

/**
 * One submission of a member: a registration, or a change of the account.
 *
 * @param dossier number of its dossier; personal data
 * @param outcome empty until it is decided
 * @param declared what the member wrote
 * @param inForce the account's values when it was submitted; empty for a registration
 * @param claims what the identity provider said of the member at that time
 * @param lookup what the member database said of the member at that time
 * @param requestedOn the day it was submitted, on which the tree is walked
 * @param reason why the hub's checks did not accept it; empty otherwise
 * @param aspects empty until the checks passed
 */
public record MembershipRequest(
        UUID id,
        RequestKind kind,
        String dossier,
        long personId,
        RequestState state,
        Optional<Outcome> outcome,
        Profile declared,
        Optional<Profile> inForce,
        IdentityClaims claims,
        MemberLookup lookup,
        Instant submittedAt,
        LocalDate requestedOn,
        Optional<String> reason,
        Optional<Instant> closedAt,
        List<AspectDecision> aspects) {

    public Optional<AspectDecision> aspect(Aspect wanted) {
        return aspects.stream().filter(each -> each.aspect() == wanted).findFirst();
    }

    /** Where its member reads what became of it and why, and sends it again. */
    String page() {
        return "/account/requests/" + id;
    }

    /** Why parts of it were refused, each reason once; empty when none was. */
    public List<String> refusalReasons() {
        return aspects.stream()
                .filter(each -> each.state() == AspectState.REFUSED)
                .flatMap(each -> each.reason().stream())
                .distinct()
                .toList();
    }

    /** The same request with these aspects. */
    public MembershipRequest withAspects(List<AspectDecision> decisions) {
        return new MembershipRequest(
                id,
                kind,
                dossier,
                personId,
                state,
                outcome,
                declared,
                inForce,
                claims,
                lookup,
                submittedAt,
                requestedOn,
                reason,
                closedAt,
                decisions);
    }
}
