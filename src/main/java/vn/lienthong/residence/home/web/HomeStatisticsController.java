package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.lienthong.residence.home.HomeFigure;
import vn.lienthong.residence.home.HomeStatistics;
import vn.lienthong.residence.home.HomeStatistics.Sheet;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Times;

/** Thống kê tiếp nhận giới thiệu và nhận xét, on the screen and as a paper. */
@Controller
@RequestMapping(HomePages.STATISTICS)
class HomeStatisticsController {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final HomeStatistics statistics;
    private final CommentStatisticsPrinter printer;
    private final MessageSource messages;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    HomeStatisticsController(
            HomeStatistics statistics,
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
            String address = HomePages.with(HomePages.STATISTICS + page, "organisation", code);
            return HomePages.with(HomePages.with(address, "from", from), "to", to);
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
        model.addAttribute("columns", HomeFigure.values());
        model.addAttribute("sheet", sheet(wanted));
        return "residence-home/statistics";
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
                        .filename("thong-ke-noi-cu-tru.pdf")
                        .build()
                        .toString());
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    /** From January to now where nothing else is asked for; two months the wrong way round are turned round. */
    private Wanted wanted(List<Organisation> own, String organisation, YearMonth from, YearMonth to) {
        String code = HomePages.present(organisation).orElse(own.get(0).code());
        YearMonth last = to == null ? YearMonth.from(today()) : to;
        YearMonth first = from == null ? last.withMonth(1) : from;
        return first.isAfter(last) ? new Wanted(code, last, first) : new Wanted(code, first, last);
    }

    private Sheet sheet(Wanted wanted) {
        Sheet sheet = statistics.of(me(), wanted.organisation(), wanted.from(), wanted.to());
        audit.record(
                MessageContext.ofPerson(me()).actor(),
                "residence.home-statistics-read",
                "organisation:" + wanted.organisation(),
                Map.of("from", wanted.from().toString(), "to", wanted.to().toString()));
        return sheet;
    }

    private CommentStatisticsPaper paper(Sheet sheet) {
        return new CommentStatisticsPaper(
                new CommentStatisticsPaper.Words(
                        said("residence-home.statistics.paper.about"),
                        said("residence-home.statistics.of"),
                        Arrays.stream(HomeFigure.values())
                                .map(figure -> said(figure.key()))
                                .toList(),
                        said("residence-home.statistics.paper.note")),
                sheet.superior().map(Organisation::name),
                sheet.organisation().name(),
                PaperPlace.first(sheet.path().stream().map(Organisation::name).toList()),
                today(),
                sheet.from(),
                sheet.to(),
                sheet.rows().stream()
                        .map(row -> new CommentStatisticsPaper.Row(
                                row.organisation().name(), row.figures().inOrder()))
                        .toList(),
                sheet.sum().inOrder());
    }

    private String said(String key) {
        return messages.getMessage(key, null, VIETNAMESE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
