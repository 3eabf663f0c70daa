package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.StatementPrinter;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.statement.Figures;
import vn.lienthong.fee.statement.OrderRow;
import vn.lienthong.fee.statement.Statement;
import vn.lienthong.fee.statement.StatementRow;
import vn.lienthong.fee.statement.Statements;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.TableFile;

/** Báo cáo thu, nộp đảng phí of an organisation and those below it. */
@Controller
@RequestMapping(Pages.STATEMENTS)
class StatementsController {

    /** The language of papers. */
    private static final Locale PRINTED = Locale.forLanguageTag("vi");

    private final Statements statements;
    private final StatementPrinter printer;
    private final FeeOffice office;
    private final FeeOfficeWords words;
    private final OfficeTables tables;
    private final MessageSource messages;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    StatementsController(
            Statements statements,
            StatementPrinter printer,
            FeeOffice office,
            FeeOfficeWords words,
            OfficeTables tables,
            MessageSource messages,
            AuditLog audit,
            CurrentPerson currentPerson) {
        this.statements = statements;
        this.printer = printer;
        this.office = office;
        this.words = words;
        this.tables = tables;
        this.messages = messages;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /** What is asked for; both months are inclusive. */
    record Wanted(String organisation, YearMonth from, YearMonth to) {

        public String address(String page, String organisation) {
            String address = Pages.with(Pages.STATEMENTS + page, "organisation", organisation);
            return Pages.with(Pages.with(address, "from", from), "to", to);
        }

        LocalDate firstDay() {
            return from.atDay(1);
        }

        LocalDate lastDay() {
            return to.atEndOfMonth();
        }
    }

    @GetMapping
    String statement(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            Model model) {
        List<Organisation> own = statements.own(me());
        Wanted wanted = wanted(own, organisation, from, to);
        Statement statement = of(wanted);
        model.addAttribute("own", own);
        model.addAttribute("wanted", wanted);
        model.addAttribute("statement", statement);
        model.addAttribute("total", sum(statement.children()));
        return "fee-office/statement";
    }

    @GetMapping("/entries")
    String entries(
            @RequestParam String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            @RequestParam(required = false) Long after,
            Model model) {
        Wanted wanted = wanted(statements.own(me()), organisation, from, to);
        OptionalLong before = after == null ? OptionalLong.empty() : OptionalLong.of(after);
        model.addAttribute("wanted", wanted);
        model.addAttribute("statement", of(wanted));
        model.addAttribute("mayOrders", office.hasDuty(me()));
        Pages.list(
                model,
                statements.entries(
                        me(), wanted.organisation(), wanted.firstDay(), wanted.lastDay(), before, Pages.SIZE + 1),
                after == null ? null : after.toString(),
                wanted.address("/entries", wanted.organisation()),
                row -> Long.toString(row.entry()));
        audit.record(
                MessageContext.ofPerson(me()).actor(),
                "fee.statement-read",
                "organisation:" + wanted.organisation(),
                Map.of());
        return "fee-office/statement-entries";
    }

    @GetMapping("/file.xlsx")
    void xlsx(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(statements.own(me()), organisation, from, to);
        TableFile file = file(of(wanted), locale);
        ReconciliationController.answer(response, TableFile.XLSX, fileName(wanted.from(), wanted.to()) + ".xlsx");
        file.xlsx(response.getOutputStream());
    }

    @GetMapping("/file.pdf")
    void pdf(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(statements.own(me()), organisation, from, to);
        Statement statement = of(wanted);
        List<String> remarks = statement.unconfirmed().stream()
                .map(share -> words.unconfirmed(share, PRINTED))
                .toList();
        byte[] pdf = printer.print(StatementPapers.of(statement, statements.today(), remarks));
        ReconciliationController.answer(
                response, MediaType.APPLICATION_PDF_VALUE, fileName(wanted.from(), wanted.to()) + ".pdf");
        response.getOutputStream().write(pdf);
    }

    @GetMapping("/entries.xlsx")
    void entriesFile(
            @RequestParam String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(statements.own(me()), organisation, from, to);
        of(wanted); // refused before anything is written
        audit.record(
                MessageContext.ofPerson(me()).actor(),
                "fee.statement-read",
                "organisation:" + wanted.organisation(),
                Map.of("file", "xlsx"));
        String name = "chung-tu-" + wanted.from() + "-" + wanted.to();
        ReconciliationController.answer(response, TableFile.XLSX, name + ".xlsx");
        tables.of(
                        name,
                        locale,
                        List.of("day", "entry", "payer", "subject", "collected", "kept", "held", "passed-up"),
                        reader -> statements.eachEntry(
                                me(),
                                wanted.organisation(),
                                wanted.firstDay(),
                                wanted.lastDay(),
                                row -> reader.accept(cells(row, locale))))
                .xlsx(response.getOutputStream());
    }

    private List<Object> cells(OrderRow row, Locale locale) {
        List<Object> cells = new ArrayList<>();
        cells.add(words.day(row.bookedOn()));
        cells.add(messages.getMessage("fee-office.entry." + row.kind(), null, locale));
        cells.add(words.person(row.payer()));
        cells.add(row.subject());
        addFigures(cells, row.figures());
        return cells;
    }

    private Wanted wanted(List<Organisation> own, String organisation, YearMonth from, YearMonth to) {
        YearMonth last = to == null ? from == null ? YearMonth.from(statements.today()) : from : to;
        YearMonth first = from == null || from.isAfter(last) ? last : from;
        return new Wanted(Pages.present(organisation).orElse(own.get(0).code()), first, last);
    }

    private Statement of(Wanted wanted) {
        return statements.of(me(), wanted.organisation(), wanted.firstDay(), wanted.lastDay());
    }

    private static Figures sum(List<StatementRow> rows) {
        return rows.stream()
                .map(StatementRow::figures)
                .reduce(
                        Figures.NONE,
                        (one, other) -> new Figures(
                                one.collected() + other.collected(),
                                one.kept() + other.kept(),
                                one.held() + other.held()));
    }

    private TableFile file(Statement statement, Locale locale) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(remark(message(
                "fee-office.statement.period", locale, words.day(statement.from()), words.day(statement.to()))));
        rows.add(cells(statement.organisation()));
        rows.add(remark(message("fee-office.statement.children", locale)));
        statement.children().forEach(child -> rows.add(cells(child)));
        rows.add(total(statement, locale));
        rows.add(Arrays.asList(
                message("fee-office.statement.held-in-all", locale), null, null, null, statement.heldInAll(), null));
        statement.unconfirmed().forEach(share -> rows.add(remark(words.unconfirmed(share, locale))));
        return tables.of(
                sheetName(YearMonth.from(statement.from()), YearMonth.from(statement.to())),
                locale,
                List.of("organisation", "code", "collected", "kept", "held", "passed-up"),
                rows::forEach);
    }

    private static String fileName(YearMonth from, YearMonth to) {
        return "thu-nop-dang-phi-" + from + "-" + to;
    }

    /** As long as a spreadsheet lets it be, which is shorter than the name of the file. */
    private static String sheetName(YearMonth from, YearMonth to) {
        return from.equals(to) ? from.toString() : from + " - " + to;
    }

    private List<Object> total(Statement statement, Locale locale) {
        List<Object> cells = new ArrayList<>(Arrays.asList(message("fee-office.statement.total", locale), null));
        addFigures(cells, sum(statement.children()));
        return cells;
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static List<Object> remark(String text) {
        return Arrays.asList(text, null, null, null, null, null);
    }

    private static List<Object> cells(StatementRow row) {
        List<Object> cells = new ArrayList<>(List.of(row.name(), row.code()));
        addFigures(cells, row.figures());
        return cells;
    }

    private static void addFigures(List<Object> cells, Figures figures) {
        cells.addAll(List.of(figures.collected(), figures.kept(), figures.held(), figures.passedUp()));
    }

    private long me() {
        return currentPerson.get().id();
    }
}
