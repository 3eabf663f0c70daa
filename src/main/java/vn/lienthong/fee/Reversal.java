package vn.lienthong.fee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.fee.LedgerEntry.Account;
import vn.lienthong.fee.LedgerEntry.Posting;

/**
 * Takes shares back when money is given back. Each level gives back its part of what it had, rounded down over all refunds
 * together, the last line the rest; so refunds in any number of parts add up to exactly what was booked.
 */
final class Reversal {

    private final List<Posting> booked;
    private final Map<String, String> released;

    /**
     * @param booked the entry that divided the money: its source, then the levels from the cell upward
     * @param released organisations for which the entry held a share that has become somebody's own since, with whose
     */
    Reversal(List<Posting> booked, Map<String, String> released) {
        this.booked = booked.subList(1, booked.size());
        this.released = released;
    }

    /**
     * @param before VND given back earlier
     * @param amount VND given back now
     */
    LedgerEntry entry(String refund, UUID order, String provider, long before, long amount) {
        List<Long> parts = new ArrayList<>(taken(before + amount));
        List<Long> earlier = taken(before);
        for (int i = 0; i < parts.size(); i++) {
            parts.set(i, parts.get(i) - earlier.get(i));
        }
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(Account.PROVIDER, provider, -amount, 0));
        long received = amount;
        for (int i = 0; i < parts.size(); i++) {
            Posting share = booked.get(i);
            if (parts.get(i) != 0 || share.account() != Account.CENTRE) {
                postings.addAll(whereItIs(share, parts.get(i), -received));
            }
            received -= parts.get(i);
        }
        return new LedgerEntry(LedgerEntry.Kind.REFUND, refund, order, postings);
    }

    private List<Posting> whereItIs(Posting share, long amount, long received) {
        String receiver = share.account() == Account.HELD ? released.get(share.owner()) : null;
        if (receiver == null) {
            return List.of(new Posting(share.account(), share.owner(), amount, received));
        }
        if (receiver.equals(share.owner())) {
            return List.of(new Posting(Account.KEPT, receiver, amount, received));
        }
        // it had reached the one that ended, and from there, when it was released, its heir
        return List.of(
                new Posting(Account.HELD, share.owner(), 0, received),
                new Posting(Account.KEPT, receiver, amount, -amount));
    }

    /** What each line has given back once so much is given back in all. */
    private List<Long> taken(long all) {
        long total = -booked.stream().mapToLong(Posting::amount).sum();
        List<Long> taken = new ArrayList<>();
        long left = all;
        for (int i = 0; i < booked.size(); i++) {
            boolean last = i == booked.size() - 1;
            long part = last ? left : part(-booked.get(i).amount(), all, total);
            taken.add(part);
            left -= part;
        }
        return taken;
    }

    private static long part(long share, long all, long total) {
        return BigInteger.valueOf(share)
                .multiply(BigInteger.valueOf(all))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }
}
