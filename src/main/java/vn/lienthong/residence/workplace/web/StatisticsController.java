package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.document.CommentStatisticsPrinter;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.workplace.CommentFigure;
import vn.lienthong.residence.workplace.CommentStatistics;
import vn.lienthong.residence.workplace.CommentStatistics.Sheet;
import vn.lienthong.residence.workplace.ResidenceTime;
import vn.lienthong.security.CurrentPerson;

/** Thống kê giới thiệu và lấy ý kiến nhận xét, on the screen and as a paper. */
@Controller
@RequestMapping(Pages.STATISTICS)
class StatisticsController {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private final CommentStatistics statistics;
    private final CommentStatisticsPrinter printer;
    private final MessageSource messages;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    StatisticsController(
            CommentStatistics statistics,
            CommentStatisticsPrinter printer,
            MessageSource messages,
            AuditLog audit,
            CurrentPerson currentPerson,
            Clock clock) {
        this.statistics = statistics;
        this.printer = printer;
        this.messages = messages;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** What is asked for; both months are inclusive. */
    public record Wanted(String organisation, YearMonth from, YearMonth to) {

        /** The same months of another organisation, or of the same as a paper. */
        public String address(String page, String code) {
            String address = Pages.with(Pages.STATISTICS + page, "organisation", code);
            return Pages.with(Pages.with(address, "from", from), "to", to);
        }
    }

    @GetMapping
    String show(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            Model model) {
        List<Organisation> own = statistics.own(me());
        Wanted wanted = wanted(own, organisation, from, to);
        model.addAttribute("own", own);
        model.addAttribute("wanted", wanted);
        model.addAttribute("columns", CommentFigure.values());
        model.addAttribute("mine", own.stream().map(Organisation::code).toList());
        model.addAttribute("sheet", sheet(wanted));
        return "residence/statistics";
    }

    @GetMapping("/file.pdf")
    void paper(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            HttpServletResponse response)
            throws IOException {
        byte[] pdf = printer.print(paper(sheet(wanted(statistics.own(me()), organisation, from, to))));
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename("thong-ke-nhan-xet.pdf")
                        .build()
                        .toString());
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    /** From January to now where nothing else is asked for; two months the wrong way round are turned round. */
    private Wanted wanted(List<Organisation> own, String organisation, YearMonth from, YearMonth to) {
        String code =
                organisation == null || organisation.isBlank() ? own.get(0).code() : organisation;
        YearMonth last = to == null ? YearMonth.from(ResidenceTime.today(clock)) : to;
        YearMonth first = from == null ? last.withMonth(1) : from;
        return first.isAfter(last) ? new Wanted(code, last, first) : new Wanted(code, first, last);
    }

    private Sheet sheet(Wanted wanted) {
        Sheet sheet = statistics.of(me(), wanted.organisation(), wanted.from(), wanted.to());
        audit.record(
                MessageContext.ofPerson(me()).actor(),
                "residence.statistics-read",
                "organisation:" + wanted.organisation(),
                Map.of("from", wanted.from().toString(), "to", wanted.to().toString()));
        return sheet;
    }

    private CommentStatisticsPaper paper(Sheet sheet) {
        List<CommentStatisticsPaper.Row> rows = new ArrayList<>();
        sheet.lists()
                .forEach(list -> rows.add(new CommentStatisticsPaper.Row(
                        messages.getMessage(
                                "residence.statistics.list",
                                new Object[] {ResidenceTime.written(list.createdAt()), Integer.toString(list.year())},
                                VIETNAMESE),
                        list.figures().inOrder())));
        sheet.below()
                .forEach(below -> rows.add(new CommentStatisticsPaper.Row(
                        below.organisation().name(), below.figures().inOrder())));
        return new CommentStatisticsPaper(
                new CommentStatisticsPaper.Words(
                        said("residence.statistics.paper.about"),
                        said("residence.statistics.of"),
                        Arrays.stream(CommentFigure.values())
                                .map(figure -> said(figure.key()))
                                .toList(),
                        said("residence.statistics.paper.note")),
                sheet.superior().map(Organisation::name),
                sheet.organisation().name(),
                PaperPlace.first(sheet.path().stream().map(Organisation::name).toList()),
                ResidenceTime.today(clock),
                sheet.from(),
                sheet.to(),
                rows,
                sheet.sum().inOrder());
    }

    private String said(String key) {
        return messages.getMessage(key, null, VIETNAMESE);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
