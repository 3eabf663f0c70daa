package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
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
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.web.StatisticsPages;
import vn.lienthong.residence.web.StatisticsPages.Wanted;
import vn.lienthong.residence.workplace.WorkplaceFigure;
import vn.lienthong.residence.workplace.WorkplaceStatistics;
import vn.lienthong.residence.workplace.WorkplaceStatistics.Sheet;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;

/** Thống kê giới thiệu và lấy ý kiến nhận xét, on the screen and as a paper. */
@Controller
@RequestMapping(WorkplacePages.STATISTICS)
class WorkplaceStatisticsController {

    private final WorkplaceStatistics statistics;
    private final StatisticsPages pages;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    WorkplaceStatisticsController(
            WorkplaceStatistics statistics, StatisticsPages pages, CurrentPerson currentPerson, Clock clock) {
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
        Wanted wanted = pages.rescued(request, WorkplacePages.STATISTICS)
                .orElseGet(() -> pages.wanted(WorkplacePages.STATISTICS, own, organisation, from, to));
        model.addAttribute("own", own);
        model.addAttribute("wanted", wanted);
        model.addAttribute("columns", WorkplaceFigure.values());
        model.addAttribute("mine", own.stream().map(Organisation::code).toList());
        Sheet sheet = sheet(wanted);
        model.addAttribute("sheet", sheet);
        pages.toPaper(model, me(), sheet.organisation().code());
        return "residence-workplace/statistics";
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
        Wanted wanted = pages.wanted(WorkplacePages.STATISTICS, statistics.own(me()), organisation, from, to);
        Sheet sheet = sheet(wanted);
        pages.send(me(), sheet.organisation().code(), formKey, sign, number -> paper(number, sheet), response);
    }

    private Sheet sheet(Wanted wanted) {
        Sheet sheet = statistics.of(me(), wanted.organisation(), wanted.from(), wanted.to());
        pages.read(me(), "residence.statistics-read", wanted);
        return sheet;
    }

    private CommentStatisticsPaper paper(String number, Sheet sheet) {
        List<CommentStatisticsPaper.Row> rows = new ArrayList<>();
        sheet.lists()
                .forEach(list -> rows.add(new CommentStatisticsPaper.Row(
                        pages.said(
                                "residence-workplace.statistics.list",
                                ResidenceTime.written(list.createdAt()),
                                Integer.toString(list.year())),
                        list.figures().inOrder())));
        sheet.below()
                .forEach(below -> rows.add(new CommentStatisticsPaper.Row(
                        below.organisation().name(), below.figures().inOrder())));
        return new CommentStatisticsPaper(
                number,
                pages.words(
                        "residence-workplace.statistics",
                        Arrays.stream(WorkplaceFigure.values())
                                .map(WorkplaceFigure::key)
                                .toList()),
                sheet.superior().map(Organisation::name),
                sheet.organisation().name(),
                PaperPlace.first(sheet.path().stream().map(Organisation::name).toList()),
                ResidenceTime.today(clock),
                sheet.from(),
                sheet.to(),
                rows,
                sheet.sum().inOrder());
    }

    private long me() {
        return currentPerson.get().id();
    }
}
