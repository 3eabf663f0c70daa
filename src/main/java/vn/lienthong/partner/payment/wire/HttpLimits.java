package vn.lienthong.partner.payment.wire;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much the hub takes from a provider over HTTP.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout from sending a request to the last byte of its answer; a payer waits for it
 * @param maxAnswer a longer answer is not read
 * @param maxFile a longer receipt or reconciliation file is not read
 */
public record HttpLimits(
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration readTimeout,
        @DefaultValue("256KB") DataSize maxAnswer,
        @DefaultValue("32MB") DataSize maxFile,
        @DefaultValue Circuit circuit) {

    /**
     * When to stop calling a provider that fails.
     *
     * @param window how many of the latest calls are judged
     * @param minimumCalls no judgement before so many
     * @param failureRate per cent of failed calls that opens the circuit
     * @param openFor how long no call is made
     * @param probes calls let through after that; they decide whether it closes again
     */
    public record Circuit(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimumCalls,
            @DefaultValue("60") float failureRate,
            @DefaultValue("15s") Duration openFor,
            @DefaultValue("2") int probes) {}
}
