package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.home.HomeFigure;
import vn.lienthong.residence.home.HomeStatistics;
import vn.lienthong.residence.home.HomeStatistics.Sheet;
import vn.lienthong.residence.web.StatisticsPages;
import vn.lienthong.residence.web.StatisticsPages.Wanted;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.web.Times;

/** Thống kê tiếp nhận giới thiệu và nhận xét, on the screen and as a paper. */
@Controller
@RequestMapping(HomePages.STATISTICS)
class HomeStatisticsController {

    private final HomeStatistics statistics;
    private final StatisticsPages pages;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    HomeStatisticsController(
            HomeStatistics statistics, StatisticsPages pages, CurrentPerson currentPerson, Clock clock) {
        this.statistics = statistics;
        this.pages = pages;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            HttpServletRequest request,
            Model model) {
        List<Organisation> own = statistics.own(me());
        Wanted wanted = pages.rescued(request, HomePages.STATISTICS)
                .orElseGet(() -> pages.wanted(HomePages.STATISTICS, own, organisation, from, to));
        model.addAttribute("own", own);
        model.addAttribute("wanted", wanted);
        model.addAttribute("columns", HomeFigure.values());
        Sheet sheet = sheet(wanted);
        model.addAttribute("sheet", sheet);
        pages.toPaper(model, me(), sheet.organisation().code());
        return "residence-home/statistics";
    }

    /** Ký số và tải PDF, or with the seal of the hub alone. */
    @FreshLogin
    @PostMapping(StatisticsPages.PAPER)
    void paper(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) YearMonth from,
            @RequestParam(required = false) YearMonth to,
            @RequestParam UUID formKey,
            @RequestParam(defaultValue = "false") boolean sign,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = pages.wanted(HomePages.STATISTICS, statistics.own(me()), organisation, from, to);
        Sheet sheet = sheet(wanted);
        pages.send(me(), sheet.organisation().code(), formKey, sign, number -> paper(number, sheet), response);
    }

    private Sheet sheet(Wanted wanted) {
        Sheet sheet = statistics.of(me(), wanted.organisation(), wanted.from(), wanted.to());
        pages.read(me(), "residence.home-statistics-read", wanted);
        return sheet;
    }

    private CommentStatisticsPaper paper(String number, Sheet sheet) {
        return new CommentStatisticsPaper(
                number,
                pages.words(
                        "residence-home.statistics",
                        Arrays.stream(HomeFigure.values()).map(HomeFigure::key).toList()),
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

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
