package vn.lienthong.organisation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import vn.lienthong.organisation.LoadReport.FileReport;
import vn.lienthong.organisation.LoadReport.Remark;

/** A report as lines of text: {@code file:line: field: sentence (code)} for each remark, then what became of each file. */
public final class ReportText {

    private final MessageSource messages;
    private final Locale locale;

    public ReportText(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public List<String> of(LoadReport report) {
        return Stream.of(
                        report.problems().stream().map(remark -> line("load.problem", remark)),
                        report.warnings().stream().map(remark -> line("load.warning", remark)),
                        report.files().stream().map(this::line),
                        Stream.of(text(ending(report), report.problems().size())))
                .flatMap(lines -> lines)
                .toList();
    }

    private String line(String kind, Remark remark) {
        String where = remark.line() == 0 ? remark.file() : remark.file() + ":" + remark.line();
        String field = remark.column().isEmpty() ? "" : remark.column() + ": ";
        Object[] arguments = remark.arguments().stream().map(Object::toString).toArray();
        String sentence = messages.getMessage(remark.code().code(), arguments, locale);
        return where + ": " + field + text(kind, sentence, remark.code().code());
    }

    private String line(FileReport file) {
        return text(
                "load.file",
                file.file(),
                file.tally().inserted(),
                file.tally().changed(),
                file.tally().unchanged(),
                file.tally().kept());
    }

    private static String ending(LoadReport report) {
        if (report.refused()) {
            return "load.refused";
        }
        return report.dryRun() ? "load.dry-run" : "load.done";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
