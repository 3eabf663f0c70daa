package vn.sandbox;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.lienthong.organisation.LoadReport;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Organisations;

/** Fills a new hub with the organisations and people of {@code config/sample}, by the loader an operator uses. */
final class SampleData {

    static final Path FOLDER = Path.of("config/sample");

    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

    private SampleData() {}

    /** @throws IllegalStateException when the loader refuses the sample */
    static void loadIfEmpty(ApplicationContext hub) {
        boolean empty = hub.getBean(Organisations.class)
                .search(EnumSet.allOf(OrganisationKind.class), Optional.empty(), "", LocalDate.now(), 1)
                .isEmpty();
        if (!empty) {
            return;
        }
        LoadReport report = hub.getBean(Loader.class).load(FOLDER, false);
        if (report.refused()) {
            throw new IllegalStateException("the sample is refused: " + report.problems());
        }
        report.files().forEach(file -> LOG.info("Loaded {} of the sample: {}", file.file(), file.tally()));
    }
}
