package vn.lienthong.settings;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A file of rules is wrong, so the hub does not start; the exit code is EX_CONFIG of sysexits.h. */
public final class InvalidRules extends RuntimeException implements ExitCodeGenerator {

    private final List<String> complaints;

    /** @param complaints each as {@code file:line: field: what is wrong}, in the order of the file; not empty */
    public InvalidRules(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    public List<String> complaints() {
        return complaints;
    }

    @Override
    public int getExitCode() {
        return 78;
    }

    /** Turns the refusal into the one message the operator reads. */
    static final class Analyzer extends AbstractFailureAnalyzer<InvalidRules> {

        @Override
        protected FailureAnalysis analyze(Throwable root, InvalidRules cause) {
            return new FailureAnalysis(
                    "The rules cannot be used:\n\n  " + String.join("\n  ", cause.complaints),
                    "Correct the file at the lines named and start again.",
                    cause);
        }
    }
}
