package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.UUID;

/** Where a page of a list ended. */
public record Place(Instant at, UUID id) {

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
