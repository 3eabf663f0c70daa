package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.FeeOffice.Officers;
import vn.lienthong.notice.Notices;

/**
 * Tells officers of what waits for them: one notice for all that came since the last look, so that a storm of odd payments is no storm
 * of notices. Every node looks; row locks decide which one tells. What nobody is there to be told of waits for the next look.
 *
 * @param <T> one thing that waits
 */
abstract class WaitingMoneyNotices<T> {

    private static final Logger log = LoggerFactory.getLogger(WaitingMoneyNotices.class);

    private static final int BATCH = 1_000;

    private final String kind;
    private final String page;
    private final FeeOffice office;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /**
     * @param kind of the notice
     * @param page where an officer sees all of it
     */
    WaitingMoneyNotices(
            String kind,
            String page,
            FeeOffice office,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.kind = kind;
        this.page = page;
        this.office = office;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The oldest that nobody was told of, locked, without what another node is busy with. */
    abstract List<T> lockUntold(Instant now, int limit);

    abstract void told(List<T> things, Instant now);

    /** The cell whose officers are told; empty for those of money without an order. */
    Optional<String> cellOf(T thing) {
        return Optional.empty();
    }

    /** Who may not decide about it, so that there is no use in telling them. */
    Set<Long> besides(T thing) {
        return Set.of();
    }

    /** What the notice says of them; how many, first of all. */
    String[] words(List<T> things) {
        return new String[] {Integer.toString(things.size())};
    }

    @Scheduled(
            fixedDelayString = "${lienthong.fee.suspense-notice:PT15M}",
            initialDelayString = "${lienthong.fee.suspense-notice:PT15M}")
    void tell() {
        while (tellSome() == BATCH) {
            // a full batch means there may be more
        }
    }

    private int tellSome() {
        Integer count = transaction.execute(status -> {
            Instant now = clock.instant();
            List<T> untold = lockUntold(now, BATCH);
            Map<Officers, List<T>> toTell = byOfficers(untold);
            byOfficer(toTell).forEach((officer, things) -> tell(officer, things, now));
            List<T> told = toTell.values().stream().flatMap(List::stream).toList();
            told(told, now);
            if (told.size() < untold.size()) {
                log.warn("{} that {} tells of have no officer to be told", untold.size() - told.size(), kind);
            }
            return told.size();
        });
        return count == null ? 0 : count;
    }

    private Map<Officers, List<T>> byOfficers(List<T> untold) {
        Map<Optional<String>, Optional<Officers>> ofCell = new HashMap<>();
        Map<Officers, List<T>> toTell = new HashMap<>();
        for (T thing : untold) {
            ofCell.computeIfAbsent(cellOf(thing), cell -> office.officersFor(cell, Set.of()))
                    .flatMap(officers -> without(besides(thing), officers, cellOf(thing)))
                    .ifPresent(officers -> toTell.computeIfAbsent(officers, ignored -> new ArrayList<>())
                            .add(thing));
        }
        return toTell;
    }

    private Optional<Officers> without(Set<Long> besides, Officers officers, Optional<String> cell) {
        return Collections.disjoint(besides, officers.people())
                ? Optional.of(officers)
                : office.officersFor(cell, besides);
    }

    private record Officer(String organisation, long person) {}

    /** One notice for each, also when some of it is not everybody's to decide. */
    private Map<Officer, List<T>> byOfficer(Map<Officers, List<T>> toTell) {
        Map<Officer, List<T>> ofEach = new HashMap<>();
        toTell.forEach((officers, things) -> officers.people().forEach(person -> ofEach.computeIfAbsent(
                        new Officer(officers.organisation(), person), ignored -> new ArrayList<>())
                .addAll(things)));
        return ofEach;
    }

    private void tell(Officer officer, List<T> things, Instant now) {
        String conversation = FeeConversation.number(kind + " " + officer.organisation(), FeeTime.day(now));
        notices.request(conversation, officer.person(), kind, page, words(things));
    }
}
