package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which forms to list.
 *
 * @param text part of a name, a card or file number or the cell at work, without regard to case and diacritics; blank for all
 * @param lateAt only those due before; empty for all
 */
record FormFilter(Set<FormState> states, String text, Optional<Instant> lateAt) {

    FormFilter {
        states = Set.copyOf(states);
    }
}
