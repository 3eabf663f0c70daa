package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineExport;
import vn.lienthong.residence.workplace.LineImport;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.TableFile;

/** Lines into a file, and out of one: all of them, or a page that tells every mistake by its line. */
@Controller
@RequestMapping(WorkplacePages.LISTS + "/{id}")
class LineFilesController {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int PROBLEMS_SHOWN = 200;
    private static final int COLUMN_WIDTH = 24;

    private final CommentLists lists;
    private final LineImport lines;
    private final LineExport export;
    private final MessageSource messages;
    private final CurrentPerson currentPerson;

    LineFilesController(
            CommentLists lists,
            LineImport lines,
            LineExport export,
            MessageSource messages,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.lines = lines;
        this.export = export;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    /** A mistake in words. */
    public record Mistake(long line, String column, String sentence, String code) {}

    /** Kết xuất, for a spreadsheet. */
    @GetMapping("/lines.xlsx")
    void xlsx(@PathVariable UUID id, @ModelAttribute LinesQuery query, HttpServletResponse response)
            throws IOException {
        table(id, query, response, TableFile.XLSX, "danh-sach.xlsx").xlsx(response.getOutputStream());
    }

    /** Kết xuất, for another program. */
    @GetMapping("/lines.csv")
    void csv(@PathVariable UUID id, @ModelAttribute LinesQuery query, HttpServletResponse response) throws IOException {
        table(id, query, response, TableFile.CSV, "danh-sach.csv").csv(response.getOutputStream());
    }

    private TableFile table(UUID id, LinesQuery query, HttpServletResponse response, String type, String name) {
        long me = currentPerson.get().id();
        lists.ownList(me, id);
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return new TableFile(
                "Danh sách",
                LineExport.columns().stream()
                        .map(column -> new TableFile.Column(column, COLUMN_WIDTH))
                        .toList(),
                "", // no list is as long as a sheet
                reader -> export.each(me, id, query.filter(), line -> reader.accept(List.copyOf(line))));
    }

    @PostMapping("/file")
    Object take(@PathVariable UUID id, @RequestParam MultipartFile file, RedirectAttributes redirect, Locale locale)
            throws IOException {
        long me = currentPerson.get().id();
        lists.ownList(me, id);
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = in.readNBytes(LARGEST + 1);
        }
        try {
            LineImport.Outcome outcome = lines.take(me, id, content);
            if (!outcome.problems().isEmpty()) {
                return problems(id, me, outcome.problems(), locale);
            }
            WorkplacePages.done(redirect, "residence-workplace.flash.imported", outcome.taken());
        } catch (Failure refused) {
            if (refused.code().nature() != ErrorCode.Nature.INVALID) {
                throw refused;
            }
            WorkplacePages.refused(redirect, refused);
        }
        return "redirect:" + WorkplacePages.LISTS + "/" + id;
    }

    private ModelAndView problems(UUID id, long me, List<LineImport.Problem> problems, Locale locale) {
        ModelAndView page = new ModelAndView("residence-workplace/file-problems");
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("list", lists.ownList(me, id));
        page.addObject("total", problems.size());
        page.addObject(
                "mistakes",
                problems.stream()
                        .limit(PROBLEMS_SHOWN)
                        .map(problem -> new Mistake(
                                problem.line(),
                                problem.column(),
                                messages.getMessage(
                                        problem.code().code(),
                                        problem.arguments().toArray(),
                                        locale),
                                problem.code().code()))
                        .toList());
        return page;
    }
}
