package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.CellRights;
import vn.lienthong.fee.CellSelection;
import vn.lienthong.fee.CellSelections;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderRequest;
import vn.lienthong.fee.SelectionChange;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/**
 * Nộp đảng phí cho chi bộ: the whole cell or some members, chosen over as many pages as it takes. Every button of the list
 * first keeps what the page says.
 */
@Controller
class CellFeeController {

    private static final String START = "/fees/pay-cell";
    private static final int MOST_MONTHS = 999;

    private final CellSelections selections;
    private final CellRights rights;
    private final FeeOrders orders;
    private final OrderBook book;
    private final FeeWords words;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;

    CellFeeController(
            CellSelections selections,
            CellRights rights,
            FeeOrders orders,
            OrderBook book,
            FeeWords words,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms) {
        this.selections = selections;
        this.rights = rights;
        this.orders = orders;
        this.book = book;
        this.words = words;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
    }

    /** Which cell, and whether all of it. */
    @GetMapping(START)
    String start(Model model) {
        List<String> cells = rights.payableBy(me());
        if (cells.isEmpty()) {
            throw new Failure(ErrorCode.FEE_NOT_ENTITLED, "person " + me() + " may pay for no cell");
        }
        Map<String, String> named = new LinkedHashMap<>();
        cells.forEach(cell -> named.put(cell, words.cell(cell)));
        model.addAttribute("cells", named);
        return "fee/cell-start";
    }

    @PostMapping(START)
    String begin(@RequestParam String cell, @RequestParam("do") String wanted) {
        UUID id = selections.open(me(), cell);
        if ("whole".equals(wanted)) {
            selections.addAll(me(), id);
            return "redirect:" + START + "/" + id;
        }
        return "redirect:" + START + "/" + id + "?add=";
    }

    @GetMapping(FeeForms.CELL)
    Object list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String add,
            HttpServletRequest request) {
        Optional<FeeOrder> made = orders.madeBy(me(), id);
        if (made.isPresent()) {
            return "redirect:/fees/orders/" + made.get().id();
        }
        // a page that only counts anew, perhaps still on its way when the order was clicked, must not take what was
        // rescued
        boolean wholePage = request.getHeader("HX-Request") == null;
        boolean restored = wholePage
                && rescuedForms
                        .take(request, START + "/" + id + "/order")
                        .map(form -> {
                            selections.change(
                                    me(), id, changes(name -> form.fields().getOrDefault(name, List.of())));
                            return true;
                        })
                        .orElse(false);
        return page(id, page, q).addObject("restored", restored).addObject("adding", add != null || !q.isBlank());
    }

    /** Keeps what the page says and does what its button says. */
    @PostMapping(FeeForms.CELL)
    String change(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "recount") String wanted,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam MultiValueMap<String, String> fields) {
        selections.change(me(), id, changes(name -> fields.getOrDefault(name, List.of())));
        int next = page;
        String found = "";
        if (wanted.startsWith("add-")) {
            selections.add(me(), id, Set.of(number(wanted.substring("add-".length()))));
            found = q;
        } else if (wanted.startsWith("page-")) {
            next = (int) number(wanted.substring("page-".length()));
        } else {
            switch (wanted) {
                case "whole" -> selections.addAll(me(), id);
                case "all" -> selections.choose(me(), id, true);
                case "none" -> selections.choose(me(), id, false);
                case "find" -> found = q;
                default -> {}
            }
        }
        return "redirect:" + address(id, next, found);
    }

    @FreshLogin
    @PostMapping(FeeForms.CELL_ORDER)
    Object order(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "-1") long amount,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            RedirectAttributes redirect) {
        Optional<FeeOrder> made = orders.madeBy(me(), id);
        if (made.isPresent()) {
            return "redirect:/fees/orders/" + made.get().id() + "/pay";
        }
        selections.change(me(), id, changes(name -> fields.getOrDefault(name, List.of())));
        if (!confirmed) {
            return again(id, page).addObject("unconfirmed", true);
        }
        CellSelection selection = selections.get(me(), id);
        try {
            FeeOrder order = orders.place(new OrderRequest(
                    id, OrderForm.CELL, me(), selection.cell(), selection.months(), amount, Optional.of(seen)));
            return "redirect:/fees/orders/" + order.id() + "/pay";
        } catch (Failure failure) {
            if (failure.code().nature() == ErrorCode.Nature.FORBIDDEN) {
                throw failure;
            }
            return again(id, page).addObject("refusal", words.sentence(failure, locale));
        }
    }

    private ModelAndView again(UUID id, int page) {
        ModelAndView shown = page(id, page, "");
        shown.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return shown;
    }

    private ModelAndView page(UUID id, int page, String q) {
        CellSelection selection = selections.show(me(), id);
        CellPage list = new CellPage(selection, page, q, selections.currentMonth());
        return new ModelAndView("fee/cell")
                .addObject("list", list)
                .addObject("moneyWaits", book.whoseMoneyWaits(list.shown()))
                .addObject("selection", selection)
                .addObject("cell", words.cell(selection.cell()))
                .addObject("adding", false);
    }

    /** What a page says of the members on it: {@code row} names them, {@code chosen} those with a tick, {@code months-<n>} how many. */
    private static List<SelectionChange> changes(Function<String, List<String>> fields) {
        Set<String> chosen = fields.apply("chosen").stream().collect(Collectors.toSet());
        List<SelectionChange> changes = new ArrayList<>();
        for (String row : fields.apply("row")) {
            long months = fields.apply("months-" + row).stream()
                    .findFirst()
                    .map(CellFeeController::number)
                    .orElse(1L);
            if (months < 1) {
                throw new Failure(ErrorCode.INVALID_REQUEST, "no month of a member");
            }
            changes.add(new SelectionChange(number(row), (int) Math.min(months, MOST_MONTHS), chosen.contains(row)));
        }
        return changes;
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "not a number");
        }
        return Long.parseLong(text);
    }

    private static String address(UUID id, int page, String q) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(START + "/" + id);
        if (page > 1) {
            address.queryParam("page", page);
        }
        if (!q.isBlank()) {
            address.queryParam("q", "{q}").uriVariables(Map.of("q", q.strip()));
        }
        return address.encode().toUriString();
    }

    private long me() {
        return currentPerson.get().id();
    }
}
