package vn.lienthong.command;

import java.io.PrintStream;
import java.util.List;

/** One job. A module offers it as a component; see {@link CommandLine} for what is there when it runs. */
public interface Command {

    /** The word or words it is called by, for example {@code audit verify}. */
    String name();

    /** One line for the list of commands: name, arguments, what it does. */
    String usage();

    /**
     * Does the job.
     *
     * @param arguments what follows the name
     * @param out where the operator reads the outcome
     * @return the exit code of the process: 0 when all is well, 1 when the outcome is bad
     * @throws Misuse when the arguments make no sense
     */
    int run(List<String> arguments, PrintStream out);

    /** The arguments make no sense; the operator is shown why and the usage. */
    final class Misuse extends RuntimeException {

        public Misuse(String message) {
            super(message);
        }
    }
}
