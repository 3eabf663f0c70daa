package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;

/** The largest order there may be: why a payer waits for one click and is shown no bar that grows. */
class LargeOrderIT {

    private static final Logger log = LoggerFactory.getLogger(LargeOrderIT.class);

    /** As {@code lienthong.fee.largest-order}. */
    private static final int LINES = 5000;

    /** Twice what the guide promises: other builds share the machines this runs on. */
    private static final Duration BEARABLE = Duration.ofSeconds(4);

    @TempDir
    private static Path data;

    private static FeeHub hub;
    private static long secretary;

    @BeforeAll
    static void aCellOfFiveThousand() {
        hub = new FeeHub(data);
        secretary = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        List<AccountStore.LoadedAccount> accounts = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            Person person = hub.stranger();
            accounts.add(new AccountStore.LoadedAccount(
                    person.id(), Profiles.of(person.personalId(), Profiles.CELL, CellPosition.MEMBER, null)));
        }
        hub.get(AccountStore.class).load(accounts, Instant.now());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void anOrderOfFiveThousandLinesIsMadeWhileThePayerWaits() {
        CellSelections selections = hub.get(CellSelections.class);
        UUID list = selections.open(secretary, Profiles.CELL);
        timed("choosing the whole cell", () -> {
            selections.addAll(secretary, list);
            return null;
        });
        CellSelection chosen = timed("showing the list", () -> selections.get(secretary, list));
        assertThat(chosen.chosen()).hasSize(LINES);
        Map<Long, Integer> months = chosen.chosen().stream()
                .collect(Collectors.toMap(row -> row.member().person(), SelectedMember::months));
        UUID form = UUID.randomUUID();
        OrderRequest request = new OrderRequest(
                form, OrderForm.CELL, secretary, Profiles.CELL, months, chosen.amount(), Optional.of(chosen.seen()));

        FeeOrder order = timed("making the order", () -> hub.orders.place(request));
        FeeOrder again = timed("the same click again", () -> hub.orders.place(request));

        assertThat(order.lineCount()).isEqualTo(LINES);
        assertThat(again.id()).isEqualTo(order.id());
        assertThat(hub.count("SELECT count(*) FROM fee_month")).isEqualTo(LINES);
        timed("giving it up", () -> hub.orders.cancel(secretary, order.id()));
        assertThat(hub.count("SELECT count(*) FROM fee_month")).isZero();
    }

    @Test
    void oneLineMoreIsRefusedAndNothingIsKept() {
        CellSelections selections = hub.get(CellSelections.class);
        UUID list = selections.open(secretary, Profiles.CELL);
        selections.addAll(secretary, list);
        CellSelection chosen = selections.get(secretary, list);
        Map<Long, Integer> months = chosen.chosen().stream()
                .collect(Collectors.toMap(row -> row.member().person(), SelectedMember::months));
        months.merge(chosen.chosen().get(0).member().person(), 1, Integer::sum);
        OrderRequest request = new OrderRequest(
                UUID.randomUUID(),
                OrderForm.CELL,
                secretary,
                Profiles.CELL,
                months,
                chosen.amount() + FeeHub.MONTHLY,
                Optional.empty());
        String kept = "SELECT (SELECT count(*) FROM fee_order) + (SELECT count(*) FROM fee_line)"
                + " + (SELECT count(*) FROM fee_month) + (SELECT count(*) FROM dossier)";
        long before = hub.count(kept);

        assertThatThrownBy(() -> hub.orders.place(request)).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.FEE_ORDER_TOO_LARGE);
            assertThat(refused).hasMessageContaining("5001");
        });

        assertThat(hub.count(kept)).isEqualTo(before);
        assertThat(hub.orders.madeBy(secretary, request.formKey())).isEmpty();
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        log.info("{} of {} members takes {} ms", what, LINES, taken.toMillis());
        assertThat(taken).as(what).isLessThan(BEARABLE);
        return result;
    }
}
