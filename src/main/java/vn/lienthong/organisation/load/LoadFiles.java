package vn.lienthong.organisation.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.command.Command;
import vn.lienthong.organisation.LoadReport;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.ReportText;

/** The command {@code load}: the files of a folder into the hub, with a report line by line. */
@Component
class LoadFiles implements Command {

    private static final String DRY_RUN = "--dry-run";
    private static final String ENGLISH = "--en";

    private final Loader loader;
    private final MessageSource messages;

    LoadFiles(Loader loader, MessageSource messages) {
        this.loader = loader;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String usage() {
        return "load <folder> [--dry-run] [--en]: loads organisations, people, positions, delegations, accounts, receiving accounts and exemptions";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        List<String> folders = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        boolean understood = arguments.stream()
                .filter(argument -> argument.startsWith("--"))
                .allMatch(Set.of(DRY_RUN, ENGLISH)::contains);
        if (folders.size() != 1 || !understood) {
            throw new Misuse("One folder and known options are needed, not: " + String.join(" ", arguments));
        }
        LoadReport report = loader.load(Path.of(folders.get(0)), arguments.contains(DRY_RUN));
        Locale locale = arguments.contains(ENGLISH) ? Locale.ENGLISH : Locale.forLanguageTag("vi");
        new ReportText(messages, locale).of(report).forEach(out::println);
        return report.refused() ? 1 : 0;
    }
}
