package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.fee.LedgerEntry.Account;
import vn.lienthong.fee.LedgerEntry.Posting;

/** Whatever the shares and however many parts: what goes back adds up to what was booked, to the đồng and to the account. */
class ReversalPropertiesTest {

    @Property(tries = 2000)
    void refundsInPartsTakeBackExactlyWhatWasBooked(
            @ForAll("shares") List<Long> shares,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll("approvals") List<Integer> approvals) {
        List<Posting> booked = booked(shares, approvals);
        long total = booked.get(0).amount();
        List<Posting> all = new ArrayList<>(booked);
        long before = 0;
        int number = 0;
        for (long part : parts(total, cuts)) {
            int now = ++number;
            releaseWhatIsHeldForThoseApprovedBy(now, approvals, all);
            LedgerEntry entry = new Reversal(booked, released(booked, approvals, now))
                    .entry("R" + before, UUID.randomUUID(), "p", before, part);
            assertThat(entry.postings().get(0)).isEqualTo(new Posting(Account.PROVIDER, "p", -part, 0));
            assertThat(entry.postings())
                    .as("what was kept, or is released, is not taken from what is held")
                    .noneMatch(posting -> posting.account() == Account.HELD
                            && posting.amount() != 0
                            && approved(level(posting.owner()), approvals, now));
            all.addAll(entry.postings());
            before += part;
        }

        Map<String, Long> balances = all.stream()
                .collect(Collectors.groupingBy(
                        posting -> posting.account() + posting.owner(), Collectors.summingLong(Posting::amount)));
        assertThat(balances.values()).containsOnly(0L);
        Map<String, Long> received =
                all.stream().collect(Collectors.groupingBy(Posting::owner, Collectors.summingLong(Posting::received)));
        assertThat(received.values()).containsOnly(0L);
    }

    private static Map<String, String> released(List<Posting> booked, List<Integer> approvals, int refund) {
        return booked.stream()
                .filter(share -> share.account() == Account.HELD)
                .filter(share -> approved(level(share.owner()), approvals, refund))
                .collect(Collectors.toMap(Posting::owner, share -> receiver(share.owner(), approvals)));
    }

    /** Of about every other level it is the one above, as when it has ended. */
    private static String receiver(String organisation, List<Integer> approvals) {
        int level = level(organisation);
        return approvals.get(level) % 2 == 0 ? organisation : "o" + (level + 1);
    }

    /** @param approvals by level: before which refund its account was approved; 0: before the money came */
    private static boolean approved(int level, List<Integer> approvals, int refund) {
        return approvals.get(level) <= refund;
    }

    private static int level(String organisation) {
        return Integer.parseInt(organisation.substring(1));
    }

    private static void releaseWhatIsHeldForThoseApprovedBy(int refund, List<Integer> approvals, List<Posting> all) {
        Map<String, Long> held = all.stream()
                .filter(posting -> posting.account() == Account.HELD)
                .collect(Collectors.groupingBy(Posting::owner, Collectors.summingLong(Posting::amount)));
        held.forEach((organisation, amount) -> {
            if (approved(level(organisation), approvals, refund)) {
                all.addAll(LedgerEntry.release("of this test", organisation, receiver(organisation, approvals), -amount)
                        .postings());
            }
        });
    }

    private static List<Posting> booked(List<Long> shares, List<Integer> approvals) {
        long total = shares.stream().mapToLong(Long::longValue).sum();
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(Account.PROVIDER, "p", total, 0));
        long received = total;
        for (int level = 0; level < shares.size() - 1; level++) {
            Account account = approved(level, approvals, 0) ? Account.KEPT : Account.HELD;
            postings.add(new Posting(account, "o" + level, -shares.get(level), received));
            received -= shares.get(level);
        }
        if (received > 0) {
            postings.add(new Posting(Account.CENTRE, "centre", -received, received));
        }
        return postings;
    }

    private static List<Long> parts(long total, List<Integer> cuts) {
        List<Long> parts = new ArrayList<>();
        long left = total;
        for (int cut : cuts) {
            long part = Math.max(1, total * cut / 100);
            if (part < left) {
                parts.add(part);
                left -= part;
            }
        }
        parts.add(left);
        return parts;
    }

    @Provide
    Arbitrary<List<Long>> shares() {
        return Arbitraries.longs()
                .between(0, 90_000_000_000L)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6)
                .filter(shares -> shares.stream().anyMatch(share -> share > 0));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(5);
    }

    /** More than there are refunds: never. */
    @Provide
    Arbitrary<List<Integer>> approvals() {
        return Arbitraries.integers().between(0, 8).list().ofSize(6);
    }
}
