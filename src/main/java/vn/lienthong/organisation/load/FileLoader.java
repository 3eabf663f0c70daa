package vn.lienthong.organisation.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadReport;
import vn.lienthong.organisation.LoadReport.FileReport;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadStep.Loaded;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.Loader;

/** Runs the steps one after another in one transaction. */
@Component
class FileLoader implements Loader {

    /** Key of the advisory lock that lets one load run at a time; any number nobody else uses. */
    private static final long ONE_AT_A_TIME = 0x4C54_4C4F_4144L;

    private final List<LoadStep<?>> steps;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    FileLoader(List<LoadStep<?>> steps, TransactionTemplate transaction, JdbcClient jdbc) {
        this.steps =
                steps.stream().sorted(Comparator.comparingInt(LoadStep::order)).toList();
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public LoadReport load(Path folder, boolean dryRun) {
        return transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query()
                    .singleRow();
            Remarks remarks = new Remarks();
            List<FileReport> files = files(folder, remarks);
            if (remarks.anyProblem()) {
                status.setRollbackOnly();
            } else {
                jdbc.sql("SET CONSTRAINTS ALL IMMEDIATE").update();
            }
            if (dryRun) {
                status.setRollbackOnly();
            }
            return new LoadReport(dryRun, files, remarks.problems(), remarks.warnings());
        });
    }

    private List<FileReport> files(Path folder, Remarks remarks) {
        List<FileReport> files = new ArrayList<>();
        for (LoadStep<?> step : steps) {
            Path file = folder.resolve(step.file());
            if (Files.isRegularFile(file)) {
                files.add(new FileReport(step.file(), new Run<>(step, remarks).over(file)));
            }
        }
        if (files.isEmpty()) {
            remarks.problem(folder.toString(), 0, "", ErrorCode.LOAD_NOTHING_FOUND);
        }
        return files;
    }

    /** One step over its file. */
    private static final class Run<R> {

        private final LoadStep<R> step;
        private final Remarks remarks;
        private final Map<Object, Long> lineOfKey = new HashMap<>();
        private final List<Loaded<R>> rows = new ArrayList<>();
        private LoadTally tally = LoadTally.NONE;

        Run(LoadStep<R> step, Remarks remarks) {
            this.step = step;
            this.remarks = remarks;
        }

        LoadTally over(Path file) {
            new CsvFile(file, remarks).eachLine(step.columns(), this::line);
            write();
            return tally;
        }

        private void line(CsvLine line) {
            R row = step.read(line);
            if (line.refused()) {
                return;
            }
            Long earlier = lineOfKey.putIfAbsent(step.key(row), line.number());
            if (earlier != null) {
                line.refuse("", ErrorCode.LOAD_LINE_TWICE, earlier);
                return;
            }
            rows.add(new Loaded<>(line, row));
            if (rows.size() == step.rowsAtOnce()) {
                write();
            }
        }

        private void write() {
            if (!rows.isEmpty()) {
                tally = tally.plus(step.write(List.copyOf(rows)));
                rows.clear();
            }
        }
    }
}
