package vn.lienthong.fee;

import java.util.Set;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.PositionKind;

/**
 * {@code config/rules/fee-duties.yaml}: who looks after money that needs a person.
 *
 * @param positions whoever holds one of these, by themselves or delegated
 * @param orders kinds of organisations that care for the orders of the cells below them
 * @param unplaced kinds that care for money without an order, too
 */
record FeeDuties(Set<PositionKind> positions, Set<OrganisationKind> orders, Set<OrganisationKind> unplaced) {

    FeeDuties {
        positions = Set.copyOf(positions);
        orders = Set.copyOf(orders);
        unplaced = Set.copyOf(unplaced);
    }
}
