package vn.lienthong.partner.memberdb;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;

/** What an operator sees of the lookups: {@code lienthong.memberdb.lookup} by outcome and code, and how many came from memory. */
final class LookupMetrics {

    /** An answer and how it is counted; {@code code} is {@code none} unless there was trouble. */
    record Outcome(MemberDatabase.Answer answer, String name, String code) {

        static Outcome of(MemberDatabase.Answer answer) {
            return new Outcome(answer, answer instanceof MemberDatabase.Answer.Found ? "found" : "not-found", "none");
        }

        static Outcome unavailable(ErrorCode code) {
            return new Outcome(new MemberDatabase.Answer.Unavailable(code), "unavailable", code.code());
        }
    }

    private final MeterRegistry meters;
    private final Counter fromMemory;

    LookupMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.fromMemory = Counter.builder("lienthong.memberdb.from.memory")
                .description("Members answered without asking the member database")
                .register(meters);
    }

    MemberDatabase.Answer timed(Supplier<Outcome> lookup) {
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome = lookup.get();
        sample.stop(Timer.builder("lienthong.memberdb.lookup")
                .description("How long the one who asked waited for the member database")
                .tag("outcome", outcome.name())
                .tag("code", outcome.code())
                .register(meters));
        return outcome.answer();
    }

    void answeredFromMemory() {
        fromMemory.increment();
    }
}
