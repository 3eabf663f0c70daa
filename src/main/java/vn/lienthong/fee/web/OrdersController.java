package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.CellRights;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.FeeRating;
import vn.lienthong.fee.FeeRatings;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderQuery;
import vn.lienthong.fee.OrderShare;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.TableFile;

/** Danh sách giao dịch nộp đảng phí: the list, one order, giving it up, rating it. */
@Controller
@RequestMapping("/fees")
class OrdersController {

    private static final int SHARES = 50;

    private final OrderBook book;
    private final FeeOrders orders;
    private final FeeRatings ratings;
    private final CellRights rights;
    private final People people;
    private final FeeWords words;
    private final OrderExport export;
    private final ReceiptLinks receipts;
    private final ConversionService conversion;
    private final CurrentPerson currentPerson;

    OrdersController(
            OrderBook book,
            FeeOrders orders,
            FeeRatings ratings,
            CellRights rights,
            People people,
            FeeWords words,
            OrderExport export,
            ReceiptLinks receipts,
            @Qualifier("mvcConversionService") ConversionService conversion,
            CurrentPerson currentPerson) {
        this.book = book;
        this.orders = orders;
        this.ratings = ratings;
        this.rights = rights;
        this.people = people;
        this.words = words;
        this.export = export;
        this.receipts = receipts;
        this.conversion = conversion;
        this.currentPerson = currentPerson;
    }

    /** A line of the list. @param number TT, from 1 over all pages */
    record Row(long number, ListedOrder listed, String payer, boolean own, ReceiptLinks.Links receipts) {

        public FeeOrder order() {
            return listed.order();
        }
    }

    @GetMapping
    String list(@ModelAttribute("filter") OrderFilter filter, Model model) {
        long me = me();
        OrderQuery query = filter.query(conversion);
        int size = filter.lines();
        long offset = (long) (filter.wantedPage() - 1) * size;
        OrderBook.Page page = book.page(me, query, offset, size);
        Map<UUID, ReceiptLinks.Links> links = receipts.of(
                page.orders().stream().map(listed -> listed.order().id()).toList());
        long number = offset;
        List<Row> rows = new java.util.ArrayList<>();
        for (ListedOrder listed : page.orders()) {
            number++;
            rows.add(new Row(
                    number,
                    listed,
                    payer(listed, filter),
                    listed.order().payer() == me,
                    links.getOrDefault(listed.order().id(), ReceiptLinks.NONE)));
        }
        model.addAttribute("rows", rows);
        model.addAttribute("total", page.total());
        model.addAttribute("first", offset + 1);
        model.addAttribute("last", offset + rows.size());
        model.addAttribute("previous", offset == 0 ? null : filter.address("/fees", filter.wantedPage() - 1));
        model.addAttribute(
                "next", offset + rows.size() < page.total() ? filter.address("/fees", filter.wantedPage() + 1) : null);
        model.addAttribute("csv", filter.address("/fees/export.csv", null));
        model.addAttribute("xlsx", filter.address("/fees/export.xlsx", null));
        model.addAttribute("sizes", OrderFilter.SIZES);
        model.addAttribute("standings", OrderStanding.values());
        model.addAttribute("forms", OrderForm.values());
        model.addAttribute("wrongFrom", filter.isWrong(filter.from(), conversion));
        model.addAttribute("wrongTo", filter.isWrong(filter.to(), conversion));
        model.addAttribute("officer", !rights.payableBy(me).isEmpty());
        return "fee/list";
    }

    private String payer(ListedOrder listed, OrderFilter filter) {
        return filter.cells() ? name(listed.order().payer()) : null;
    }

    @GetMapping("/export.csv")
    void csv(@ModelAttribute("filter") OrderFilter filter, Locale locale, HttpServletResponse response)
            throws IOException {
        response.setContentType(TableFile.CSV);
        response.setHeader("Content-Disposition", "attachment; filename=\"danh-sach-giao-dich-nop-dang-phi.csv\"");
        export.of(me(), filter.query(conversion), locale).csv(response.getOutputStream());
    }

    @GetMapping("/export.xlsx")
    void xlsx(@ModelAttribute("filter") OrderFilter filter, Locale locale, HttpServletResponse response)
            throws IOException {
        response.setContentType(TableFile.XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"danh-sach-giao-dich-nop-dang-phi.xlsx\"");
        export.of(me(), filter.query(conversion), locale).xlsx(response.getOutputStream());
    }

    @GetMapping("/orders/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        long me = me();
        ListedOrder listed = book.get(me, id);
        FeeOrder order = listed.order();
        boolean own = order.payer() == me;
        List<OrderShare> shares = book.shares(order);
        int pages = Math.max(1, (shares.size() + SHARES - 1) / SHARES);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("listed", listed);
        model.addAttribute("order", order);
        model.addAttribute("own", own);
        model.addAttribute("payer", name(order.payer()));
        model.addAttribute("cell", words.cell(order.cell()));
        model.addAttribute("members", shares.size());
        model.addAttribute(
                "shares",
                shares.stream().skip((long) (shown - 1) * SHARES).limit(SHARES).toList());
        model.addAttribute("previous", shown > 1 ? "/fees/orders/" + id + "?page=" + (shown - 1) : null);
        model.addAttribute("next", shown < pages ? "/fees/orders/" + id + "?page=" + (shown + 1) : null);
        model.addAttribute("receipts", receipts.of(id));
        model.addAttribute("payments", own ? orders.payments(me, id) : List.of());
        model.addAttribute("timeline", words.timeline(order, locale));
        putRating(model, ratings.find(id));
        return "fee/order";
    }

    /** How far the receipts of an own order are: the part of its page that asks again by itself. */
    @GetMapping("/orders/{id}/receipts")
    String receipts(@PathVariable UUID id, Model model) {
        ListedOrder listed = book.get(me(), orders.get(me(), id).id());
        model.addAttribute("order", listed.order());
        model.addAttribute("own", true);
        model.addAttribute("standing", listed.standing());
        model.addAttribute("receipts", receipts.of(id));
        return "fee/receipts";
    }

    /** The question before an order is given up. */
    @GetMapping("/orders/{id}/cancel")
    String askToCancel(@PathVariable UUID id, Model model) {
        FeeOrder order = orders.get(me(), id);
        ListedOrder listed = book.get(me(), id);
        if (!listed.mayBeGivenUp()) {
            return "redirect:/fees/orders/" + id;
        }
        model.addAttribute("order", order);
        model.addAttribute(
                "kind",
                switch (listed.standing()) {
                    case PAYING -> ".paying";
                    case HELD -> ".held";
                    default -> listed.unclear() ? ".unclear" : "";
                });
        return "fee/cancel";
    }

    @PostMapping("/orders/{id}/cancel")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        try {
            boolean held = book.get(me(), orders.get(me(), id).id()).standing() == OrderStanding.HELD;
            orders.cancel(me(), id);
            redirect.addFlashAttribute("flash", held ? "fee.flash.cancelled-held" : "fee.flash.cancelled");
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.FEE_ORDER_CLOSED && failure.code() != ErrorCode.FEE_ORDER_HAS_MONEY) {
                throw failure;
            }
            redirect.addFlashAttribute(
                    "flash",
                    failure.code() == ErrorCode.FEE_ORDER_CLOSED ? "fee.flash.closed-before" : "fee.flash.has-money");
            redirect.addFlashAttribute("flashTone", "warning");
        }
        return "redirect:/fees/orders/" + id;
    }

    /** Đánh giá. */
    @GetMapping("/orders/{id}/rating")
    String rating(@PathVariable UUID id, Model model) {
        model.addAttribute("order", orders.get(me(), id));
        Optional<FeeRating> rating = ratings.find(id);
        putRating(model, rating);
        model.addAttribute("score", rating.map(FeeRating::score).orElse(0));
        model.addAttribute("comment", rating.map(FeeRating::comment).orElse(""));
        return "fee/rating";
    }

    @PostMapping("/orders/{id}/rating")
    Object rate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int score,
            @RequestParam(defaultValue = "") String comment,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            ratings.rate(me(), id, score, comment);
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.RATING_INVALID && failure.code() != ErrorCode.FEE_RATING_CLOSED) {
                throw failure;
            }
            ModelAndView page = new ModelAndView("fee/rating", HttpStatus.UNPROCESSABLE_ENTITY);
            Optional<FeeRating> rating = ratings.find(id);
            return page.addObject("order", orders.get(me(), id))
                    .addObject("rating", rating.orElse(null))
                    .addObject("mayRate", rating.map(ratings::mayChange).orElse(true))
                    .addObject("score", score)
                    .addObject("comment", comment)
                    .addObject("refusal", words.sentence(failure, locale));
        }
        redirect.addFlashAttribute("flash", "fee.flash.rated");
        return "redirect:/fees/orders/" + id;
    }

    private void putRating(Model model, Optional<FeeRating> rating) {
        model.addAttribute("rating", rating.orElse(null));
        model.addAttribute("mayRate", rating.map(ratings::mayChange).orElse(true));
    }

    private String name(long person) {
        return people.find(person).map(Person::fullName).orElse("");
    }

    private long me() {
        return currentPerson.get().id();
    }
}
