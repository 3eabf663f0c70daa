package vn.sandbox.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.lienthong.organisation.LoadReport;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.ReportText;

/** Gives a hub that knows no organisation yet the committed sample. */
public final class FirstStart {

    private static final Path SAMPLE = Path.of("config", "sample");

    private FirstStart() {}

    /**
     * Loads the sample when the city is not there yet.
     *
     * @param hub the hub's beans
     * @throws IllegalStateException naming every bad line, when the sample does not load
     */
    public static void fill(ApplicationContext hub) {
        if (hub.getBean(Organisations.class).find(Plan.CITY, LocalDate.now()).isPresent()) {
            return;
        }
        LoadReport report = hub.getBean(Loader.class).load(SAMPLE, false);
        String text = String.join("\n", new ReportText(hub, Locale.ENGLISH).of(report));
        if (report.refused()) {
            throw new IllegalStateException("the sample does not load:\n" + text);
        }
        LoggerFactory.getLogger(FirstStart.class).info("First start: the sample is loaded\n{}", text);
    }
}
