package vn.lienthong.residence;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.failure.Failure;

/** What one half of the conversation lets another hub say to it. */
public interface Arrivals {

    /**
     * @param message of the other half, valid
     * @param speaker who sent it
     * @return empty when messages of this type are for the other half
     * @throws Failure {@code LT-EXC-005} it is for nobody here, {@code LT-EXC-009} what it is about has not come yet, {@code
     *     LT-EXC-010} its ids are of something else, {@code LT-EXC-011} the hub has no say in it, or a code of the half when it knows nothing of it
     */
    Optional<Arrival> check(Object message, Speaker speaker);

    /** Whether this half gave one of these ids to something of its own, so that nobody else may. */
    boolean gave(Collection<UUID> ids);
}
