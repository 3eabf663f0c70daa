package vn.lienthong.document;

import static vn.lienthong.document.PaperFacts.child;
import static vn.lienthong.document.PaperFacts.clean;
import static vn.lienthong.document.PaperFacts.number;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Service;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes statistics of comments: PDF/A files without a signature. Never inside a transaction, since it takes its time. */
@Service
public class CommentStatisticsPrinter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final PdfRenderer renderer;
    private final PrintWorkers workers;
    private final Clock clock;

    CommentStatisticsPrinter(PdfRenderer renderer, PrintWorkers workers, Clock clock) {
        this.renderer = renderer;
        this.workers = workers;
        this.clock = clock;
    }

    /** @throws vn.lienthong.failure.Failure {@code LT-DOC-001} */
    public byte[] print(CommentStatisticsPaper statistics) {
        return workers.large(() -> renderer.render("comment-statistics.xsl", facts(statistics)));
    }

    private Document facts(CommentStatisticsPaper statistics) {
        Element root = PaperFacts.root(
                "comment-statistics",
                statistics.date(),
                PaperFacts.head(statistics.superior().orElse(""), statistics.organisation(), statistics.place()));
        root.setAttribute("from", DAY.format(statistics.from()));
        root.setAttribute("to", DAY.format(statistics.to()));
        root.setAttribute("made-at", PaperFacts.moment(clock.instant()));
        CommentStatisticsPaper.Words words = statistics.words();
        root.setAttribute("about", clean(words.about()));
        root.setAttribute("of", clean(words.of()));
        root.setAttribute("note", clean(words.note()));
        words.headings().forEach(heading -> child(root, "heading").setTextContent(clean(heading)));
        statistics.rows().forEach(row -> figures(child(root, "row"), row.figures())
                .setAttribute("name", clean(row.name())));
        figures(child(root, "sum"), statistics.sum());
        return root.getOwnerDocument();
    }

    private static Element figures(Element row, List<Integer> figures) {
        figures.forEach(figure -> child(row, "figure").setTextContent(number(figure)));
        return row;
    }
}
