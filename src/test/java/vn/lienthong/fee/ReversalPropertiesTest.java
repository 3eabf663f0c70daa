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
            @ForAll("shares") List<Long> shares, @ForAll("cuts") List<Integer> cuts) {
        List<Posting> booked = booked(shares);
        long total = booked.get(0).amount();
        List<Posting> all = new ArrayList<>(booked);
        long before = 0;
        for (long part : parts(total, cuts)) {
            LedgerEntry entry = new Reversal(booked, organisation -> false)
                    .entry("R" + before, UUID.randomUUID(), "p", before, part);
            assertThat(entry.postings().get(0)).isEqualTo(new Posting(Account.PROVIDER, "p", -part, 0));
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

    private static List<Posting> booked(List<Long> shares) {
        long total = shares.stream().mapToLong(Long::longValue).sum();
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(Account.PROVIDER, "p", total, 0));
        long received = total;
        for (int level = 0; level < shares.size() - 1; level++) {
            postings.add(new Posting(Account.HELD, "o" + level, -shares.get(level), received));
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
}
