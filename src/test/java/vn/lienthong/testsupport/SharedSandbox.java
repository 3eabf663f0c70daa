package vn.lienthong.testsupport;

import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The hub with its partners and the sample, started once for all tests of a JVM that only look at it over its sockets.
 * Put faults right again after each test: {@code SharedSandbox.get().faults().reset()}.
 */
public final class SharedSandbox {

    private static Sandbox sandbox;

    private SharedSandbox() {}

    public static synchronized Sandbox get() {
        if (sandbox == null) {
            sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl())
                    .withSample()
                    .withHubSetting("lienthong.login.attempts-per-minute", "100000"));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        }
        return sandbox;
    }
}
