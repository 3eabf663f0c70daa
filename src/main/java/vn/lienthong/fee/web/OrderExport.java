package vn.lienthong.fee.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderQuery;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.TableFile;
import vn.lienthong.web.Times;

/** The list of orders as a file. */
@Component
class OrderExport {

    /** Names of payers kept at hand; those of a list mostly repeat. */
    private static final int NAMES = 1000;

    private final OrderBook book;
    private final ReceiptLinks receipts;
    private final People people;
    private final MessageSource messages;
    private final Times times;

    OrderExport(OrderBook book, ReceiptLinks receipts, People people, MessageSource messages, Times times) {
        this.book = book;
        this.receipts = receipts;
        this.people = people;
        this.messages = messages;
        this.times = times;
    }

    TableFile of(long viewer, OrderQuery query, Locale locale) {
        return new TableFile(
                message("fee.export.sheet", locale),
                List.of(
                        column("number", 6, locale),
                        column("order", 38, locale),
                        column("date", 20, locale),
                        column("form", 24, locale),
                        column("payer", 28, locale),
                        column("amount", 18, locale),
                        column("standing", 28, locale),
                        column("receipt", 28, locale),
                        column("provider-receipt", 28, locale),
                        column("rating", 12, locale)),
                messages.getMessage("fee.export.cut", null, locale),
                reader -> {
                    Lines lines = new Lines(locale);
                    book.each(viewer, query, some -> lines.of(some).forEach(reader));
                });
    }

    private TableFile.Column column(String key, int width, Locale locale) {
        return new TableFile.Column(message("fee.list.column." + key, locale), width);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** Turns one order after the other into a line: texts and numbers. */
    private final class Lines {

        private final Locale locale;
        private final Map<Long, String> names = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                return size() > NAMES;
            }
        };
        private int count;

        Lines(Locale locale) {
            this.locale = locale;
        }

        List<List<Object>> of(List<ListedOrder> some) {
            Map<UUID, ReceiptLinks.Links> made =
                    receipts.of(some.stream().map(listed -> listed.order().id()).toList());
            return some.stream()
                    .map(listed -> next(listed, made.getOrDefault(listed.order().id(), ReceiptLinks.NONE)))
                    .toList();
        }

        private List<Object> next(ListedOrder listed, ReceiptLinks.Links made) {
            FeeOrder order = listed.order();
            count++;
            List<Object> values = new ArrayList<>();
            values.add(count);
            values.add(order.number());
            values.add(times.moment(order.createdAt()));
            values.add(message("fee.form." + order.form(), locale));
            values.add(names.computeIfAbsent(
                    order.payer(), id -> people.find(id).map(Person::fullName).orElse("")));
            values.add(order.amount());
            values.add(message("fee.standing." + listed.standing(), locale));
            values.add(receipt(listed, made));
            values.add(made.ofProvider() ? message("fee.export.receipt", locale) : null);
            values.add(listed.score().isPresent() ? listed.score().getAsInt() : null);
            return values;
        }

        private String receipt(ListedOrder listed, ReceiptLinks.Links made) {
            if (!made.hub()) {
                return null;
            }
            if (listed.refundedInPart()) {
                return messages.getMessage(
                        "fee.export.refunded-part",
                        new Object[] {messages.getMessage("fee.number", new Object[] {listed.refunded()}, locale)},
                        locale);
            }
            boolean revoked = listed.standing() == OrderStanding.REFUNDED;
            return message(revoked ? "fee.export.revoked" : "fee.export.receipt", locale);
        }
    }
}
