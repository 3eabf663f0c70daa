package vn.lienthong.audit;

import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.command.Command;

/** {@code audit verify}: tells whether the audit chain is intact, and where it ends for the next comparison. */
@Component
class VerifyAudit implements Command {

    private final AuditVerifier verifier;

    VerifyAudit(AuditVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "audit verify [<position>:<hash> noted earlier]   checks the audit chain and names the first bad row";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() > 1) {
            throw new Misuse("one noted point at most");
        }
        AuditVerifier.Verdict verdict =
                verifier.verify(arguments.stream().findFirst().map(VerifyAudit::noted));
        String end = verdict.end().map(Object::toString).orElse("nothing sealed yet");
        if (verdict.intact()) {
            out.println("The audit chain is intact. It ends at " + end);
            return 0;
        }
        out.println("THE AUDIT CHAIN IS BROKEN: " + verdict.fault().get() + ". Right up to " + end);
        return 1;
    }

    private static AuditVerifier.Anchor noted(String text) {
        try {
            return AuditVerifier.Anchor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage());
        }
    }
}
