package vn.lienthong.fee;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is written into the ledger at once. A value; the postings sum to zero.
 *
 * @param subject what it books, unique for its kind: a payment's reference, an id
 * @param order null when it belongs to none
 */
public record LedgerEntry(Kind kind, String subject, UUID order, List<Posting> postings) {

    /** Why money is booked. */
    public enum Kind {
        /** A payment settles its order. */
        SETTLEMENT,
        /** Money nobody has placed. */
        SUSPENSE,
        /** A person placed it. */
        APPLIED,
        /** Money given back. */
        REFUND,
        /** What was held is the organisation's own, or its heir's, because it has an approved account now. */
        RELEASE
    }

    /** Where money is, or to whom it is owed. */
    public enum Account {
        /** At a provider, not paid out yet. */
        PROVIDER,
        /** An organisation's share that its approved account receives. */
        KEPT,
        /** An organisation's share, held because it has no approved account. */
        HELD,
        /** Passed on above the city. */
        CENTRE,
        /** Nobody's yet. */
        SUSPENSE
    }

    /**
     * One line.
     *
     * @param owner id of a provider, or code of an organisation
     * @param amount VND; positive: here it is, negative: it is owed
     * @param received of a share: what the organisation received from below before it kept this
     */
    public record Posting(Account account, String owner, long amount, long received) {}

    /** @throws IllegalArgumentException when it does not balance */
    public LedgerEntry {
        postings = List.copyOf(postings);
        if (postings.stream().mapToLong(Posting::amount).sum() != 0) {
            throw new IllegalArgumentException("off balance: " + postings);
        }
    }

    /** Money at a provider that belongs to nobody yet. */
    static LedgerEntry suspense(UUID id, String provider, UUID order, long amount) {
        return new LedgerEntry(
                Kind.SUSPENSE,
                id.toString(),
                order,
                List.of(
                        new Posting(Account.PROVIDER, provider, amount, 0),
                        new Posting(Account.SUSPENSE, provider, -amount, 0)));
    }

    /** Money nobody had placed, given back. */
    static LedgerEntry suspenseGivenBack(String refund, String provider, UUID order, long amount) {
        return new LedgerEntry(
                Kind.REFUND,
                refund,
                order,
                List.of(
                        new Posting(Account.SUSPENSE, provider, amount, 0),
                        new Posting(Account.PROVIDER, provider, -amount, 0)));
    }

    /**
     * @param receiver whose own it becomes: the organisation's, or its heir's once it has ended, which then received it from there
     * @param amount VND that is held; negative the other way
     */
    static LedgerEntry release(String subject, String organisation, String receiver, long amount) {
        return new LedgerEntry(
                Kind.RELEASE,
                subject,
                null,
                List.of(
                        new Posting(Account.HELD, organisation, amount, 0),
                        new Posting(Account.KEPT, receiver, -amount, receiver.equals(organisation) ? 0 : amount)));
    }

    /** Money from somewhere, divided: the shares from the cell upward, the rest to the centre. */
    static LedgerEntry shared(
            Kind kind, String subject, UUID order, Posting source, List<Posting> shares, long toCentre) {
        List<Posting> all = new ArrayList<>();
        all.add(source);
        all.addAll(shares);
        if (toCentre > 0) {
            all.add(new Posting(Account.CENTRE, "centre", -toCentre, toCentre));
        }
        return new LedgerEntry(kind, subject, order, all);
    }
}
