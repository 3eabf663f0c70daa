package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.UnclearPayment;
import vn.lienthong.fee.UnclearPayments;
import vn.lienthong.fee.reconciliation.ReconciledDay;
import vn.lienthong.fee.reconciliation.ReconciliationLine;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.fee.reconciliation.Reconciliations;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.web.TableFile;
import vn.lienthong.web.Times;

/** Đối soát: the providers' days compared with the books. */
@Controller
@RequestMapping(Pages.RECONCILIATION)
class ReconciliationController {

    private static final int DAYS = 30;

    private final Reconciliations reconciliations;
    private final UnclearPayments unclear;
    private final FeeOfficeWords words;
    private final OfficeTables tables;
    private final MessageSource messages;
    private final Times times;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ReconciliationController(
            Reconciliations reconciliations,
            UnclearPayments unclear,
            FeeOfficeWords words,
            OfficeTables tables,
            MessageSource messages,
            Times times,
            CurrentPerson currentPerson,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.unclear = unclear;
        this.words = words;
        this.tables = tables;
        this.messages = messages;
        this.times = times;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** One of the four lists of a day, as a tab. */
    record Tab(String text, String address, boolean here, Integer count) {}

    @GetMapping
    String days(
            @RequestParam(required = false) LocalDate until,
            @RequestParam(required = false, defaultValue = "0") int unclearAfter,
            Model model) {
        LocalDate to = until == null ? FeeTime.today(clock) : until;
        LocalDate from = to.minusDays(DAYS - 1L);
        List<ReconciledDay> days = reconciliations.days(me(), from, to);
        model.addAttribute("days", days);
        putUnclear(model, Math.max(0, unclearAfter), Pages.with(Pages.RECONCILIATION, "until", until));
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("earlier", Pages.with(Pages.RECONCILIATION, "until", words.day(from.minusDays(1))));
        model.addAttribute("first", until == null ? null : Pages.RECONCILIATION);
        return "fee-office/reconciliation";
    }

    /** @param address of this page, without a place in their list */
    private void putUnclear(Model model, int after, String address) {
        List<UnclearPayment> oneMore = unclear.list(me(), after, Pages.SIZE + 1);
        boolean more = oneMore.size() > Pages.SIZE;
        model.addAttribute("unclear", more ? oneMore.subList(0, Pages.SIZE) : oneMore);
        model.addAttribute("unclearFirst", after > 0 ? address + "#unclear" : null);
        model.addAttribute(
                "unclearNext", more ? Pages.with(address, "unclearAfter", after + Pages.SIZE) + "#unclear" : null);
    }

    @GetMapping("/{provider}/{day}")
    String day(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) Result result,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false, defaultValue = "0") int after,
            Model model,
            Locale locale) {
        ReconciledDay found = reconciliations.day(me(), provider, day);
        Result wanted = result == null ? firstOf(found) : result;
        List<ReconciliationLine> lines = new ArrayList<>(
                reconciliations.lines(me(), provider, day, wanted, q, Math.max(0, after), Pages.SIZE + 1));
        String address = Pages.with(Pages.with(addressOf(found), "result", wanted), "q", q);
        boolean more = lines.size() > Pages.SIZE;
        model.addAttribute("day", found);
        model.addAttribute("result", wanted);
        model.addAttribute("tabs", tabs(found, wanted, locale));
        model.addAttribute("rows", more ? lines.subList(0, Pages.SIZE) : lines);
        model.addAttribute("first", after > 0 ? address : null);
        model.addAttribute("next", more ? Pages.with(address, "after", Math.max(0, after) + Pages.SIZE) : null);
        model.addAttribute("address", addressOf(found));
        model.addAttribute("q", q);
        model.addAttribute("mayTakeUp", reconciliations.mayTakeUp(provider));
        return "fee-office/reconciliation-day";
    }

    /** What needs a person is shown first. */
    private static Result firstOf(ReconciledDay day) {
        if (day.different() > 0) {
            return Result.DIFFERENT;
        }
        if (day.missingHere() > 0) {
            return Result.MISSING_HERE;
        }
        return day.missingThere() > 0 ? Result.MISSING_THERE : Result.MATCHED;
    }

    private List<Tab> tabs(ReconciledDay day, Result here, Locale locale) {
        Map<Result, Integer> counts = new LinkedHashMap<>();
        counts.put(Result.MATCHED, day.matched());
        counts.put(Result.MISSING_HERE, day.missingHere());
        counts.put(Result.MISSING_THERE, day.missingThere());
        counts.put(Result.DIFFERENT, day.different());
        return counts.entrySet().stream()
                .map(each -> new Tab(
                        messages.getMessage("fee-office.result." + each.getKey(), null, locale),
                        Pages.with(addressOf(day), "result", each.getKey()),
                        each.getKey() == here,
                        each.getValue()))
                .toList();
    }

    private static String addressOf(ReconciledDay day) {
        return Pages.RECONCILIATION + "/" + day.provider() + "/" + day.day();
    }

    @PostMapping("/{provider}/{day}/again")
    String again(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            RedirectAttributes redirect) {
        reconciliations.again(me(), provider, day);
        redirect.addFlashAttribute("flash", "fee-office.flash.reconciling");
        return "redirect:" + Pages.RECONCILIATION + "/" + provider + "/" + day;
    }

    /** The money, and the question whether it is to be looked after. */
    @FreshLogin
    @GetMapping("/{provider}/{day}/take-up")
    String askTakeUp(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String transaction,
            @RequestParam Result result,
            Model model) {
        model.addAttribute("line", reconciliations.takeable(me(), provider, day, transaction));
        model.addAttribute("provider", provider);
        model.addAttribute("address", Pages.RECONCILIATION + "/" + provider + "/" + day);
        model.addAttribute("result", result);
        return "fee-office/take-up";
    }

    @FreshLogin
    @PostMapping("/{provider}/{day}/take-up")
    String takeUp(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String transaction,
            @RequestParam Result result,
            RedirectAttributes redirect) {
        try {
            reconciliations.takeUp(me(), provider, day, transaction);
            redirect.addFlashAttribute("flash", "fee-office.flash.taken-up");
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.RECONCILIATION_NOT_TAKEN) {
                throw failure;
            }
            redirect.addFlashAttribute("flash", failure.code().code());
            redirect.addFlashAttribute("flashTone", "warning");
        }
        return "redirect:" + Pages.with(Pages.RECONCILIATION + "/" + provider + "/" + day, "result", result);
    }

    @GetMapping("/{provider}/{day}/file.xlsx")
    void xlsx(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        TableFile file = file(provider, day, locale);
        answer(response, TableFile.XLSX, name(provider, day) + ".xlsx");
        file.xlsx(response.getOutputStream());
    }

    @GetMapping("/{provider}/{day}/file.csv")
    void csv(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        TableFile file = file(provider, day, locale);
        answer(response, TableFile.CSV, name(provider, day) + ".csv");
        file.csv(response.getOutputStream());
    }

    static void answer(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private TableFile file(String provider, LocalDate day, Locale locale) {
        reconciliations.day(me(), provider, day);
        return tables.of(
                name(provider, day),
                locale,
                List.of(
                        "result",
                        "line-kind",
                        "reference",
                        "transaction",
                        "there",
                        "currency",
                        "here",
                        "at",
                        "resolved",
                        "review"),
                reader -> {
                    for (Result result : Result.values()) {
                        reconciliations.each(me(), provider, day, result, line -> reader.accept(cells(line, locale)));
                    }
                });
    }

    private static String name(String provider, LocalDate day) {
        return "doi-soat-" + provider + "-" + day;
    }

    private List<Object> cells(ReconciliationLine line, Locale locale) {
        List<Object> row = new ArrayList<>();
        row.add(messages.getMessage("fee-office.result." + line.result(), null, locale));
        row.add(messages.getMessage("fee-office.line-kind." + line.kind(), null, locale));
        row.add(line.reference().orElse(null));
        row.add(line.providerTransaction().orElse(null));
        row.add(line.amountThere().isPresent() ? line.amountThere().getAsLong() : null);
        row.add(line.currency());
        row.add(line.amountHere().isPresent() ? line.amountHere().getAsLong() : null);
        row.add(times.moment(line.at()));
        row.add(line.resolved() ? messages.getMessage("fee-office.resolved", null, locale) : null);
        row.add(line.review().map(this::cell).orElse(null));
        return row;
    }

    private String cell(ReconciliationLine.Review review) {
        return review.reason() + " (" + words.person(review.by()) + ", " + times.moment(review.at()) + ")";
    }

    private long me() {
        return currentPerson.get().id();
    }
}
