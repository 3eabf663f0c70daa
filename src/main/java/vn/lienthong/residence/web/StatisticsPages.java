package vn.lienthong.residence.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.residence.StatisticsPapers;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;
import vn.lienthong.web.Times;

/** Statistics as both halves show them: the months that are asked for, and the sheet as a paper. */
@Component
public class StatisticsPages {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** Below the page, where its paper is made. */
    public static final String PAPER = "/paper";

    private final StatisticsPapers papers;
    private final RescuedForms rescued;
    private final MessageSource messages;
    private final AuditLog audit;
    private final Clock clock;

    StatisticsPages(
            StatisticsPapers papers, RescuedForms rescued, MessageSource messages, AuditLog audit, Clock clock) {
        this.papers = papers;
        this.rescued = rescued;
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

        /** Where the same is made a paper. */
        public String paper() {
            return page + PAPER;
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

    /** What was to be made a paper when its login was too old; empty when that is not why the page is shown. */
    public Optional<Wanted> rescued(HttpServletRequest request, String page) {
        return rescued.take(request, page + PAPER)
                .flatMap(form -> form.first("organisation").flatMap(organisation -> month(form, "from")
                        .flatMap(from -> month(form, "to").map(to -> new Wanted(page, organisation, from, to)))));
    }

    private static Optional<YearMonth> month(RescuedForm form, String field) {
        return form.first(field).filter(month -> MONTH.matcher(month).matches()).map(YearMonth::parse);
    }

    /**
     * What the form that makes a paper needs: whether the person signs it, otherwise it carries the seal of the hub, and a key by
     * which a second click is known.
     */
    public void toPaper(Model model, long person, String organisation) {
        model.addAttribute("maySign", papers.maySign(person, organisation));
        model.addAttribute("formKey", UUID.randomUUID());
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

    /**
     * @param formKey of the page, see {@link #toPaper}
     * @param sign what the button the person pressed said
     * @param words what the paper says, under the number it is given
     */
    public void send(
            long person,
            String organisation,
            UUID formKey,
            boolean sign,
            Function<String, CommentStatisticsPaper> words,
            HttpServletResponse response)
            throws IOException {
        StatisticsPapers.Made paper = papers.make(person, organisation, formKey, sign, words);
        audit.record(
                MessageContext.ofPerson(person).actor(),
                "residence.statistics-paper",
                "organisation:" + organisation,
                Map.of("number", paper.number(), "signed", Boolean.toString(sign)));
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(paper.number() + ".pdf")
                        .build()
                        .toString());
        response.setContentLength(paper.content().length);
        response.getOutputStream().write(paper.content());
    }
}
