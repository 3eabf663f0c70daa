package vn.lienthong.document;

import static vn.lienthong.document.PaperFacts.child;
import static vn.lienthong.document.PaperFacts.clean;
import static vn.lienthong.document.PaperFacts.number;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.util.StringUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The facts of the papers of the residence conversation as their templates read them. */
final class ResidenceFacts {

    /** As in {@link ReceiptFacts}. */
    private static final int PART = 500;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final CheckPage page;
    private final PaperWording wording;
    private final Signed signed;

    /**
     * Who signs, as it is printed.
     *
     * @param by name and position of the person; empty when the hub's seal is all there is
     * @param of the organisation, or the hub, as its certificate names it
     */
    record Signed(Optional<PaperSigner> by, String of, Instant at) {}

    ResidenceFacts(CheckPage page, PaperWording wording, Signed signed) {
        this.page = page;
        this.wording = wording;
        this.signed = signed;
    }

    Document of(CommentForm form, String code) {
        // unlike other papers, the printed form has its heads in small letters
        Element root = PaperFacts.root(
                "comment-form",
                form.number(),
                form.date(),
                new Issuer(Optional.of(form.upperOrganisation()), form.cell(), form.place()));
        root.setAttribute("year", "" + form.year());
        PaperWording.Row words = wording.on(form.date());
        root.setAttribute("meeting", words.meeting());
        root.setAttribute("confirmed-by", words.confirmation());
        Element member = child(root, "member");
        member.setAttribute("name", clean(form.memberName()));
        member.setAttribute("card", text(form.memberCardNumber()));
        member.setAttribute("workplace", text(form.workplace()));
        List<Integer> levels = form.criteria();
        for (int i = 0; i < levels.size(); i++) {
            child(root, "level").setTextContent("" + levels.get(i));
        }
        paragraphs(root, form.otherRemarks());
        Element cell = child(root, "cell");
        cell.setAttribute("confirmer", clean(form.confirmer()));
        cell.setAttribute("role", clean(form.confirmerRole()).toUpperCase(Locale.ROOT));
        form.confirmation().ifPresent(sentence -> cell.setAttribute("confirmation", clean(sentence)));
        return finished(root, form.number(), code);
    }

    Document of(MemberListPaper list, String code) {
        Element root = PaperFacts.root(
                "member-list",
                list.number(),
                list.date(),
                PaperFacts.head(list.upperOrganisation(), list.organisation(), list.place()));
        root.setAttribute("year", "" + list.year());
        root.setAttribute("organisation", clean(list.organisation()));
        root.setAttribute("on-paper", list.onPaper() ? "yes" : "no");
        root.setAttribute("members", number(list.rows().size()));
        root.setAttribute(
                "reports",
                number(list.rows().stream()
                        .filter(MemberListPaper.Row::reportWanted)
                        .count()));
        for (ResidencePurpose purpose : ResidencePurpose.values()) {
            long lines = list.rows().stream()
                    .filter(row -> ResidencePurpose.of(row.kind()) == purpose)
                    .count();
            if (lines > 0) {
                Element sum = child(root, "sum");
                sum.setAttribute("of", purpose.words());
                sum.setAttribute("lines", number(lines));
            }
        }
        for (int from = 0; from < list.rows().size(); from += PART) {
            part(root, list.rows(), from);
        }
        return finished(root, list.number(), code);
    }

    private static void part(Element root, List<MemberListPaper.Row> all, int from) {
        Element part = child(root, "part");
        int position = from;
        for (MemberListPaper.Row row : all.subList(from, Math.min(all.size(), from + PART))) {
            Element line = child(part, "line");
            line.setAttribute("position", number(++position));
            line.setAttribute("name", clean(row.fullName()));
            line.setAttribute("card", text(row.cardNumber()));
            line.setAttribute("cell", text(row.cell()));
            line.setAttribute("residence", text(row.residence()));
            line.setAttribute("kind", ResidencePurpose.of(row.kind()).words());
            line.setAttribute("report", row.reportWanted() ? "Có" : "");
        }
    }

    Document of(RequestPaper request, String code) {
        Element root = PaperFacts.root(
                "request",
                request.number(),
                request.date(),
                PaperFacts.head(request.upperOrganisation(), request.organisation(), request.place()));
        root.setAttribute("kind", ResidencePurpose.of(request.kind()).code());
        root.setAttribute("year", "" + request.year());
        root.setAttribute("organisation", clean(request.organisation()));
        root.setAttribute("residence", clean(request.residence()));
        root.setAttribute("days", Integer.toString(request.days()));
        root.setAttribute("report", request.reportWanted() ? "yes" : "no");
        Element member = child(root, "member");
        member.setAttribute("name", clean(request.memberName()));
        member.setAttribute("card", text(request.cardNumber()));
        member.setAttribute("cell", text(request.cell()));
        member.setAttribute("address", text(request.address()));
        return finished(root, request.number(), code);
    }

    Document of(CommentStatisticsPaper statistics, String code) {
        Element root = PaperFacts.root(
                "comment-statistics",
                statistics.number(),
                statistics.date(),
                PaperFacts.head(statistics.superior().orElse(""), statistics.organisation(), statistics.place()));
        root.setAttribute("from", DAY.format(statistics.from()));
        root.setAttribute("to", DAY.format(statistics.to()));
        root.setAttribute("made-at", PaperFacts.moment(signed.at()));
        CommentStatisticsPaper.Words words = statistics.words();
        root.setAttribute("about", clean(words.about()));
        root.setAttribute("of", clean(words.of()));
        root.setAttribute("note", clean(words.note()));
        words.headings().forEach(heading -> child(root, "heading").setTextContent(clean(heading)));
        statistics.rows().forEach(row -> figures(child(root, "row"), row.figures())
                .setAttribute("name", clean(row.name())));
        figures(child(root, "sum"), statistics.sum());
        return finished(root, statistics.number(), code);
    }

    private static Element figures(Element row, List<Integer> figures) {
        figures.forEach(figure -> child(row, "figure").setTextContent(number(figure)));
        return row;
    }

    private Document finished(Element root, String number, String code) {
        Element signature = child(root, "signature");
        signed.by().ifPresent(signer -> {
            signature.setAttribute("person", clean(signer.fullName()));
            signature.setAttribute("position", clean(signer.positionTitle()));
        });
        signature.setAttribute("organisation", clean(signed.of()));
        signature.setAttribute("at", PaperFacts.moment(signed.at()));
        PaperFacts.check(root, page, new Proof(number, code));
        return root.getOwnerDocument();
    }

    private static void paragraphs(Element root, String remarks) {
        if (remarks != null) {
            remarks.lines().filter(StringUtils::hasText).forEach(paragraph -> child(root, "remark")
                    .setTextContent(clean(paragraph)));
        }
    }

    private static String text(String optional) {
        return optional == null ? "" : clean(optional);
    }
}
