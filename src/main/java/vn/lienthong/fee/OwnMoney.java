package vn.lienthong.fee;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;

/** Nobody decides about money they paid, or that pays months of their own. */
@Component
class OwnMoney {

    private final OrderStore orders;

    OwnMoney(OrderStore orders) {
        this.orders = orders;
    }

    /**
     * @param payer of the money's order; empty without one
     * @param order the money was meant for, or settled; empty without one
     */
    void refuse(long officer, OptionalLong payer, Optional<UUID> order) {
        if (is(officer, payer, order)) {
            throw new Failure(ErrorCode.FEE_OWN_MONEY, "person " + officer + " paid it, or owes it");
        }
    }

    /** As {@link #refuse}, for a page that offers no more than one may do. */
    boolean is(long officer, OptionalLong payer, Optional<UUID> order) {
        return people(payer, order).contains(officer);
    }

    /** Whose money it is. */
    Set<Long> people(OptionalLong payer, Optional<UUID> order) {
        Set<Long> people = new HashSet<>(order.map(this::owners).orElse(Set.of()));
        payer.ifPresent(people::add);
        return people;
    }

    void refuse(long officer, List<FeeLine> lines) {
        if (lines.stream().anyMatch(line -> line.person() == officer)) {
            throw new Failure(ErrorCode.FEE_OWN_MONEY, "person " + officer + " owes it");
        }
    }

    /** Whose months an order pays. */
    Set<Long> owners(UUID order) {
        return orders.lines(order).stream().map(FeeLine::person).collect(Collectors.toSet());
    }
}
