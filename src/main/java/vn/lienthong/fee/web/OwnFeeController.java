package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeCheck;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.Income;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderRequest;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.fee.OwnFees;
import vn.lienthong.fee.Region;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;

/** Đảng viên nộp đảng phí. */
@Controller
class OwnFeeController {

    /** More than anybody has: each holds a month of its own. */
    private static final int OPEN_SHOWN = 100;

    private static final int LONGEST_INCOME = 12;

    private final OwnFees fees;
    private final FeeOrders orders;
    private final OrderBook book;
    private final MonthLinks links;
    private final FeeCheck check;
    private final FeeWords words;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;

    OwnFeeController(
            OwnFees fees,
            FeeOrders orders,
            OrderBook book,
            MonthLinks links,
            FeeCheck check,
            FeeWords words,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms) {
        this.fees = fees;
        this.orders = orders;
        this.book = book;
        this.links = links;
        this.check = check;
        this.words = words;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
    }

    @GetMapping(FeeForms.OWN)
    ModelAndView show(@RequestParam(required = false) String months, HttpServletRequest request) {
        Optional<RescuedForm> rescued = rescuedForms.take(request, FeeForms.OWN);
        ModelAndView page =
                page(number(rescued.flatMap(form -> form.first("months")).orElse(months)));
        rescued.ifPresent(form -> page.addObject("restored", true)
                .addObject("formKey", form.first("formKey").orElse(""))
                .addObject("confirmed", form.first("confirmed").isPresent()));
        return page;
    }

    @FreshLogin
    @PostMapping(FeeForms.OWN)
    Object pay(
            @RequestParam UUID formKey,
            @RequestParam int months,
            @RequestParam long amount,
            @RequestParam String seen,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Locale locale,
            RedirectAttributes redirect) {
        if (!confirmed) {
            return again(months, formKey).addObject("unconfirmed", true);
        }
        long me = currentPerson.get().id();
        try {
            FeeOrder order = orders.place(new OrderRequest(
                    formKey, OrderForm.OWN, me, fees.of(me).cell(), Map.of(me, months), amount, Optional.of(seen)));
            return "redirect:/fees/orders/" + order.id() + "/pay";
        } catch (Failure failure) {
            Optional<ListedOrder> same = open(me).stream()
                    .filter(listed ->
                            listed.order().amount() == amount && listed.order().lineCount() == months)
                    .findFirst();
            if (same.isPresent()) {
                redirect.addFlashAttribute("flash", "fee.flash.made-before");
                redirect.addFlashAttribute("flashTone", "info");
                return "redirect:/fees/orders/" + same.get().order().id();
            }
            if (failure.code().nature() == ErrorCode.Nature.FORBIDDEN) {
                throw failure;
            }
            return again(months, UUID.randomUUID()).addObject("refusal", words.sentence(failure, locale));
        }
    }

    /** How the declared fee compares with the rules. What is told for it is used once and kept nowhere. */
    @PostMapping(FeeForms.OWN + "/check")
    ModelAndView check(
            @RequestParam String payer,
            @RequestParam(defaultValue = "") String income,
            @RequestParam(defaultValue = "") String region,
            Locale locale) {
        Income told = new Income(
                payer,
                amount(income),
                Arrays.stream(Region.values())
                        .filter(each -> each.name().equals(region))
                        .findFirst());
        long me = currentPerson.get().id();
        return page(null)
                .addObject("judged", check.sentence(fees.judge(me, told), locale))
                .addObject("payer", payer)
                .addObject("income", income)
                .addObject("region", region);
    }

    private ModelAndView again(int months, UUID formKey) {
        ModelAndView page = page(months).addObject("formKey", formKey);
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private ModelAndView page(Integer months) {
        long me = currentPerson.get().id();
        OwnFees.Standing standing = fees.of(me);
        return new ModelAndView("fee/pay")
                .addObject("own", OwnDues.of(standing.member(), months))
                .addObject("excuse", standing.excuse())
                .addObject("monthly", standing.monthly())
                .addObject("exemptions", standing.exemptions())
                .addObject("links", links.of(me, standing.member().dues()))
                .addObject("cell", standing.cell())
                .addObject("formKey", UUID.randomUUID())
                .addObject("confirmed", false)
                .addObject("open", open(me))
                .addObject("waiting", book.own(me, EnumSet.of(OrderStanding.HELD, OrderStanding.LATE), OPEN_SHOWN))
                .addObject("moneyWaits", book.whoseMoneyWaits(Set.of(me)).contains(me))
                .addObject("groups", fees.regulation().payers())
                .addObject("regions", Region.values());
    }

    /** Own orders that wait for money. */
    private List<ListedOrder> open(long me) {
        return book.own(me, EnumSet.of(OrderStanding.CREATED, OrderStanding.PAYING), OPEN_SHOWN);
    }

    private static Integer number(String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    private static OptionalLong amount(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > LONGEST_INCOME
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits));
    }
}
