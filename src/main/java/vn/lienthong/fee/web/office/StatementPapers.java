package vn.lienthong.fee.web.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.document.StatementPaper;
import vn.lienthong.fee.statement.Statement;
import vn.lienthong.fee.statement.StatementRow;

/** A statement as it is printed. */
final class StatementPapers {

    private StatementPapers() {}

    /** @param remarks Vietnamese sentences */
    static StatementPaper of(Statement statement, LocalDate today, List<String> remarks) {
        return new StatementPaper(
                above(statement.path()).map(StatementRow::name),
                today,
                statement.from(),
                statement.to(),
                statement.heldInAll(),
                line(statement.organisation()),
                statement.children().stream().map(StatementPapers::line).toList(),
                remarks);
    }

    /** The organisation itself is the last of its path; above the highest one the reader sees nothing. */
    private static Optional<StatementRow> above(List<StatementRow> path) {
        return path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 2));
    }

    private static StatementPaper.Line line(StatementRow row) {
        return new StatementPaper.Line(
                row.name(),
                row.figures().collected(),
                row.figures().kept(),
                row.figures().held(),
                row.figures().passedUp());
    }
}
