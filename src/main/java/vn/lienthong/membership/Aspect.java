package vn.lienthong.membership;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a request that is decided on its own, by a human task of its own. Who decides is in
 * {@code config/rules/tasks.yaml} under {@link #taskType()}. The constants stand in the order in which they take effect: a
 * {@linkplain #gate gate} before what waits behind it.
 */
public enum Aspect {
    /** The account and its ordinary fields: secretary or deputy of the member's cell. */
    ACCOUNT("account"),
    /** Another cell: the committee directly above the new cell. */
    CELL("cell"),
    /** Bí thư, phó bí thư chi bộ, taken up or given up: the committee directly above the cell. */
    POSITION("position"),
    /** The account that receives the cell's retained fees, named or given up: the committee directly above the cell. */
    RECEIVING_ACCOUNT("receiving-account");

    private final String code;

    Aspect(String code) {
        this.code = code;
    }

    /** As it stands in messages, task types and notice kinds. */
    public String code() {
        return code;
    }

    /** Name of the human task that decides it. */
    public String taskType() {
        return "approve-" + code;
    }

    /** The queue on which the task is asked for. */
    public String queue() {
        return "registration.approve-" + code + ".v1";
    }

    /** @throws IllegalArgumentException when there is no such aspect */
    public static Aspect ofCode(String code) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no aspect " + code));
    }

    /** What a registration asks for: always the account, and what else the member declares. */
    public static Set<Aspect> ofRegistration(Profile declared) {
        return extras(EnumSet.of(ACCOUNT), declared.ordinary(), declared);
    }

    /**
     * What a change asks for: only the aspects whose fields differ; empty when nothing does. With another cell, position and
     * receiving account are asked for as the member declares them for the new one.
     */
    public static Set<Aspect> ofChange(Profile inForce, Profile declared) {
        Set<Aspect> asked = EnumSet.noneOf(Aspect.class);
        if (inForce.differsOrdinarily(declared)) {
            asked.add(ACCOUNT);
        }
        if (inForce.cell().equals(declared.cell())) {
            return extras(asked, inForce, declared);
        }
        asked.add(CELL);
        return extras(asked, inForce.ordinary(), declared);
    }

    private static Set<Aspect> extras(Set<Aspect> asked, Profile before, Profile declared) {
        if (before.member().position() != declared.member().position()) {
            asked.add(POSITION);
        }
        if (!Objects.equals(
                before.member().receivingAccount(), declared.member().receivingAccount())) {
            asked.add(RECEIVING_ACCOUNT);
        }
        return asked;
    }

    /** Whether whoever asks for this aspect gives up what it is about, instead of taking it up. */
    public boolean givenUp(Profile declared) {
        return switch (this) {
            case ACCOUNT, CELL -> false;
            case POSITION -> declared.member().position() == CellPosition.MEMBER;
            case RECEIVING_ACCOUNT -> declared.member().receivingAccount() == null;
        };
    }

    /**
     * The aspect without whose approval this one cannot take effect: in a registration the account is the gate of all; in a
     * change of cell, position and receiving account mean nothing before the member belongs to the new cell.
     *
     * @param asked all aspects of the same request
     * @return empty when this aspect stands on its own
     */
    Optional<Aspect> gate(RequestKind kind, Set<Aspect> asked) {
        if (kind == RequestKind.REGISTRATION) {
            return this == ACCOUNT ? Optional.empty() : Optional.of(ACCOUNT);
        }
        boolean ofNewCell = (this == POSITION || this == RECEIVING_ACCOUNT) && asked.contains(CELL);
        return ofNewCell ? Optional.of(CELL) : Optional.empty();
    }

    /** The cell from which the deciding organisation is looked for: the one the member declares, or still belongs to. */
    String askedFrom(RequestKind kind, Profile inForce, Profile declared) {
        return kind == RequestKind.CHANGE && this == ACCOUNT ? inForce.cell() : declared.cell();
    }
}
