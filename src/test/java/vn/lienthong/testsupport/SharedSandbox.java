package vn.lienthong.testsupport;

import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The hub with its partners and the sample, started once for all tests of a JVM that only look at it over its sockets.
 * Put faults right again after each test: {@code SharedSandbox.get().faults().reset()}.
 */
public final class SharedSandbox {

    /** An ordinary member with an account who runs the hub as well. */
    public static final String OPERATOR = "001090000005";

    /** Listed as an operator too, but with an identity account of level 1. */
    public static final String UNSURE_OPERATOR = "001077000164";

    private static Sandbox sandbox;

    private SharedSandbox() {}

    public static synchronized Sandbox get() {
        if (sandbox == null) {
            sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl())
                    .withSample()
                    .withHubSetting("lienthong.login.attempts-per-minute", "100000")
                    .withHubSetting("lienthong.operators", OPERATOR + "," + UNSURE_OPERATOR));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        }
        return sandbox;
    }
}
