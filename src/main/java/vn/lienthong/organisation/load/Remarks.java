package vn.lienthong.organisation.load;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadReport.Remark;

/** Collects what a load has to say about its files. */
final class Remarks {

    private final List<Remark> problems = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();

    void problem(String file, long line, String column, ErrorCode code, Object... arguments) {
        problems.add(new Remark(file, line, column, code, List.of(arguments)));
    }

    void warning(String file, long line, String column, ErrorCode code, Object... arguments) {
        warnings.add(new Remark(file, line, column, code, List.of(arguments)));
    }

    List<Remark> problems() {
        return List.copyOf(problems);
    }

    List<Remark> warnings() {
        return List.copyOf(warnings);
    }

    boolean anyProblem() {
        return !problems.isEmpty();
    }
}
