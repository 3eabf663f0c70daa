package vn.lienthong.residence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.document.CommentStatisticsPrinter;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.web.Times;

/** Statistics as both halves show them: the months that are asked for, and the sheet as a paper. */
@Component
public class StatisticsPages {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final CommentStatisticsPrinter printer;
    private final MessageSource messages;
    private final AuditLog audit;
    private final Clock clock;

    StatisticsPages(CommentStatisticsPrinter printer, MessageSource messages, AuditLog audit, Clock clock) {
        this.printer = printer;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked for; both months are inclusive. @param page its address */
    public record Wanted(String page, String organisation, YearMonth from, YearMonth to) {

        /** The same months of another organisation. */
        public String of(String other) {
            return address(page, other);
        }

        /** The same as a paper. */
        public String paper() {
            return address(page + "/file.pdf", organisation);
        }

        private String address(String path, String code) {
            return UriComponentsBuilder.fromPath(path)
                    .queryParam("organisation", "{organisation}")
                    .queryParam("from", "{from}")
                    .queryParam("to", "{to}")
                    .encode()
                    .buildAndExpand(code, from, to)
                    .toUriString();
        }
    }

    /**
     * From January to now where nothing else is asked for; two months the wrong way round are turned round.
     *
     * @param own the organisations the person may begin with, not empty
     * @param organisation code, blank for the first of them; nullable like the months
     */
    public Wanted wanted(String page, List<Organisation> own, String organisation, YearMonth from, YearMonth to) {
        String code =
                organisation == null || organisation.isBlank() ? own.get(0).code() : organisation;
        YearMonth last = to == null ? YearMonth.now(clock.withZone(Times.ZONE)) : to;
        YearMonth first = from == null ? last.withMonth(1) : from;
        return first.isAfter(last) ? new Wanted(page, code, last, first) : new Wanted(page, code, first, last);
    }

    /** Each reading is audited. */
    public void read(long person, String action, Wanted wanted) {
        audit.record(
                MessageContext.ofPerson(person).actor(),
                action,
                "organisation:" + wanted.organisation(),
                Map.of("from", wanted.from().toString(), "to", wanted.to().toString()));
    }

    /** @param key of the page's words in the messages. @param columns keys of the headings */
    public CommentStatisticsPaper.Words words(String key, List<String> columns) {
        return new CommentStatisticsPaper.Words(
                said(key + ".paper.about"),
                said(key + ".of"),
                columns.stream().map(this::said).toList(),
                said(key + ".paper.note"));
    }

    /** In the language of papers. */
    public String said(String key, Object... arguments) {
        return messages.getMessage(key, arguments, VIETNAMESE);
    }

    public void send(CommentStatisticsPaper paper, String file, HttpServletResponse response) throws IOException {
        byte[] pdf = printer.print(paper);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(file).build().toString());
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }
}
