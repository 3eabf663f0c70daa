package vn.lienthong.document;

import static vn.lienthong.document.PaperFacts.child;
import static vn.lienthong.document.PaperFacts.clean;
import static vn.lienthong.document.PaperFacts.number;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Service;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes statements: PDF/A files without a signature. Never inside a transaction, since it takes its time. */
@Service
public class StatementPrinter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final PdfRenderer renderer;
    private final PrintWorkers workers;
    private final PaperWording wording;
    private final Clock clock;

    StatementPrinter(PdfRenderer renderer, PrintWorkers workers, PaperWording wording, Clock clock) {
        this.renderer = renderer;
        this.workers = workers;
        this.wording = wording;
        this.clock = clock;
    }

    /** <i>Báo cáo thu, nộp đảng phí</i>. @throws vn.lienthong.failure.Failure {@code LT-DOC-001} */
    public byte[] print(StatementPaper statement) {
        return workers.large(() -> renderer.render("statement.xsl", facts(statement)));
    }

    private Document facts(StatementPaper statement) {
        Element root = PaperFacts.root(
                "statement",
                statement.date(),
                PaperFacts.head(statement.superior().orElse(""), statement.own().organisation(), wording.place()));
        root.setAttribute("from", day(statement.from()));
        root.setAttribute("to", day(statement.to()));
        root.setAttribute("held-in-all", number(statement.heldInAll()));
        root.setAttribute("made-at", PaperFacts.moment(clock.instant()));
        figures(child(root, "own"), statement.own());
        statement.below().forEach(line -> figures(child(root, "line"), line));
        statement.below().stream().reduce(StatementPaper.Line::plus).ifPresent(sum -> figures(child(root, "sum"), sum));
        statement.remarks().forEach(remark -> child(root, "remark").setAttribute("text", clean(remark)));
        return root.getOwnerDocument();
    }

    private static void figures(Element element, StatementPaper.Line line) {
        element.setAttribute("organisation", clean(line.organisation()));
        element.setAttribute("collected", number(line.collected()));
        element.setAttribute("kept", number(line.kept()));
        element.setAttribute("held", number(line.held()));
        element.setAttribute("passed-up", number(line.passedUp()));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
