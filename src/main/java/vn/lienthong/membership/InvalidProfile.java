package vn.lienthong.membership;

import java.util.List;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** A profile that may not be submitted, with everything that is wrong with it. */
public class InvalidProfile extends Failure {

    private final transient List<FieldProblem> problems;

    InvalidProfile(List<FieldProblem> problems) {
        super(ErrorCode.PROFILE_INVALID, problems.size() + " fields are wrong", problems.size());
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
