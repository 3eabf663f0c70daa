package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.Proof;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.ReceiptingStore;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.Profile;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.SearchText;

/**
 * Takes the numbers of an order's receipts, all in one short transaction with the rows that hold them: so a number is never
 * lost and never given twice, however long the documents take and whatever dies meanwhile. The numbers are asked for last, because
 * everybody else who wants one waits from then on.
 */
@Component
class ReceiptNumbers {

    private final ReceiptingStore receiptings;
    private final OrderStore orders;
    private final SettlingMoney money;
    private final ProviderReceipts providerReceipts;
    private final MemberAccounts accounts;
    private final People people;
    private final Organisations organisations;
    private final NumberSeries series;
    private final ReceiptRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReceiptNumbers(
            ReceiptingStore receiptings,
            OrderStore orders,
            SettlingMoney money,
            ProviderReceipts providerReceipts,
            MemberAccounts accounts,
            People people,
            Organisations organisations,
            NumberSeries series,
            ReceiptRules rules,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.receiptings = receiptings;
        this.orders = orders;
        this.money = money;
        this.providerReceipts = providerReceipts;
        this.accounts = accounts;
        this.people = people;
        this.organisations = organisations;
        this.series = series;
        this.rules = rules;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the numbers unless they are taken.
     *
     * @throws Failure {@code LT-FEE-005} when there is no such order, or it is not paid
     */
    void take(UUID id) {
        if (receiptings.find(id).isEmpty()) {
            transaction.executeWithoutResult(status -> {
                FeeOrder order = orders.lock(id)
                        .filter(found -> found.state() == OrderState.PAID)
                        .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "no paid order " + id));
                if (receiptings.find(id).isEmpty()) {
                    takeOf(order);
                }
            });
        }
    }

    private void takeOf(FeeOrder order) {
        SettlingMoney.Received received = money.of(order)
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "no money for order " + order.id()));
        LocalDate today = FeeTime.today(clock);
        List<NumberedReceipt> wanted = wanted(order);
        receiptings.insert(new Receipting(
                order.id(),
                received.method(),
                received.reference(),
                received.paidAt(),
                organisations.lastFullName(order.cell(), today),
                today,
                wanted.size(),
                0));
        received.payment().ifPresent(payment -> providerReceipts.want(payment, order.id()));
        receiptings.insert(order.id(), numbered(wanted, today));
    }

    /** The receipts of the order, still without numbers. */
    private List<NumberedReceipt> wanted(FeeOrder order) {
        Map<Long, Long> amounts = orders.lines(order.id()).stream()
                .collect(Collectors.groupingBy(FeeLine::person, Collectors.summingLong(FeeLine::amount)));
        if (order.form() == OrderForm.OWN) {
            return List.of(wanted(1, FeeReceipt.Kind.OWN, payer(order), order.amount()));
        }
        Map<Long, MemberAccount> members = accounts.findAll(amounts.keySet()).stream()
                .collect(Collectors.toMap(MemberAccount::personId, Function.identity()));
        List<Named> byName = amounts.keySet().stream()
                .map(person -> named(person, Optional.ofNullable(members.get(person))))
                .sorted(Comparator.comparing((Named named) -> SearchText.sortKey(named.name()))
                        .thenComparing(Named::person))
                .toList();
        List<NumberedReceipt> wanted = new ArrayList<>();
        for (Named member : byName) {
            wanted.add(wanted(wanted.size() + 1, FeeReceipt.Kind.MEMBER, member, amounts.get(member.person())));
        }
        wanted.add(wanted(wanted.size() + 1, FeeReceipt.Kind.SUMMARY, payer(order), order.amount()));
        return wanted;
    }

    private record Named(long person, String name, Optional<String> memberNumber) {}

    private Named payer(FeeOrder order) {
        return named(order.payer(), accounts.find(order.payer()));
    }

    private Named named(long person, Optional<MemberAccount> account) {
        return account.map(MemberAccount::profile)
                .map(Profile::member)
                .map(member -> new Named(
                        person,
                        member.fullName(),
                        Optional.ofNullable(member.cardNumber()).or(() -> Optional.ofNullable(member.fileNumber()))))
                .orElseGet(() -> new Named(
                        person, people.find(person).map(Person::fullName).orElse("?"), Optional.empty()));
    }

    private static NumberedReceipt wanted(int position, FeeReceipt.Kind kind, Named member, long amount) {
        return new NumberedReceipt(
                "", position, kind, member.person(), member.name(), member.memberNumber(), amount, Proof.newCode());
    }

    private List<NumberedReceipt> numbered(List<NumberedReceipt> wanted, LocalDate today) {
        Map<String, List<NumberedReceipt>> bySeries =
                wanted.stream().collect(Collectors.groupingBy(receipt -> rules.series(receipt.kind(), today)));
        List<NumberedReceipt> numbered = new ArrayList<>();
        // always in the same order, so that two orders never wait for each other
        bySeries.keySet().stream().sorted().forEach(name -> {
            List<NumberedReceipt> ofSeries = bySeries.get(name);
            List<String> numbers = series.next(name, ofSeries.size());
            for (int i = 0; i < numbers.size(); i++) {
                numbered.add(ofSeries.get(i).withNumber(numbers.get(i)));
            }
        });
        return numbered;
    }
}
