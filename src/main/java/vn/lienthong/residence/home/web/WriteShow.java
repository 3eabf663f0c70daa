package vn.lienthong.residence.home.web;

import java.util.EnumSet;
import java.util.Set;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.web.Paging;

/** Which forms the list of forms to write shows. */
enum WriteShow {
    OPEN(EnumSet.of(FormState.WAITING, FormState.DRAFT, FormState.RETURNED)),
    WAITING(EnumSet.of(FormState.WAITING)),
    DRAFT(EnumSet.of(FormState.DRAFT)),
    RETURNED(EnumSet.of(FormState.RETURNED)),
    SUBMITTED(EnumSet.of(FormState.SUBMITTED)),
    APPROVED(EnumSet.of(FormState.APPROVED, FormState.SIGNING, FormState.UNSIGNED)),
    SENT(EnumSet.of(FormState.SENT));

    private final Set<FormState> states;

    WriteShow(Set<FormState> states) {
        this.states = states;
    }

    Set<FormState> states() {
        return states;
    }

    /** Whether forms may be chosen to be written. */
    public boolean choosable() {
        return states.stream().allMatch(FormState::writable);
    }

    static WriteShow of(String name) {
        return Paging.present(name)
                .flatMap(wanted -> EnumSet.allOf(WriteShow.class).stream()
                        .filter(each -> each.name().equalsIgnoreCase(wanted))
                        .findFirst())
                .orElse(OPEN);
    }
}
