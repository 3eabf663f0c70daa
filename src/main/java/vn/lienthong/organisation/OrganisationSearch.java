package vn.lienthong.organisation;

import java.util.Optional;
import java.util.Set;

/**
 * What a picker looks for as one types, without regard to case and diacritics. Whatever narrows it belongs in here: what is left
 * out after the search was cut off may be all there was to find.
 *
 * @param kinds the levels wanted
 * @param within only below this organisation (any depth, itself not); empty for the whole tree
 * @param text words or parts of words of the name or code, in any order; empty for all
 * @param among only these codes; empty for all
 * @param residential only organisations of places where people live
 */
public record OrganisationSearch(
        Set<OrganisationKind> kinds,
        Optional<String> within,
        String text,
        Optional<Set<String>> among,
        boolean residential) {

    public OrganisationSearch(Set<OrganisationKind> kinds, Optional<String> within, String text) {
        this(kinds, within, text, Optional.empty(), false);
    }

    /** The same among these codes only. */
    public OrganisationSearch among(Set<String> codes) {
        return new OrganisationSearch(kinds, within, text, Optional.of(Set.copyOf(codes)), residential);
    }

    /** The same, where {@code only} is true of places where people live only. */
    public OrganisationSearch residential(boolean only) {
        return new OrganisationSearch(kinds, within, text, among, only);
    }
}
