package vn.lienthong.residence.workplace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ReportStore;

/** Comments and reports in one ZIP file, some lines at a time: five thousand need no more memory than one. */
@Component
class ReturnArchive {

    private static final int AT_ONCE = 100;

    private final LineStore lines;
    private final ReportStore reports;
    private final Documents documents;
    private final Clock clock;

    ReturnArchive(LineStore lines, ReportStore reports, Documents documents, Clock clock) {
        this.lines = lines;
        this.reports = reports;
        this.documents = documents;
        this.clock = clock;
    }

    /** @param out stays open; when a paper fails, the archive is left without its end, so that it does not look whole */
    void write(CommentList list, LineChoice choice, Set<String> barred, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Optional<CommentLine> last = Optional.empty();
        int number = 0;
        List<CommentLine> some;
        do {
            some = lines.after(list.id(), choice, barred, clock.instant(), last, AT_ONCE);
            for (CommentLine line : some) {
                number++;
                write(line, "%04d-%s".formatted(number, plain(line.fullName())), zip);
                last = Optional.of(line);
            }
        } while (some.size() == AT_ONCE);
        zip.finish();
    }

    private void write(CommentLine line, String name, ZipOutputStream zip) throws IOException {
        if (line.commentDocument().flatMap(documents::find).isPresent()) {
            zip.putNextEntry(new ZipEntry(name + "/phieu-nhan-xet.pdf"));
            documents.copy(line.commentDocument().get(), zip);
            zip.closeEntry();
        }
        int scan = 0;
        for (UUID each : line.commentScans()) {
            Optional<KeptDocument> kept = documents.find(each);
            if (kept.isPresent()) {
                scan++;
                zip.putNextEntry(new ZipEntry("%s/ban-chup-%02d%s"
                        .formatted(name, scan, ScanRules.ending(kept.get().contentType()))));
                documents.copy(each, zip);
                zip.closeEntry();
            }
        }
        if (line.reportSentAt().isPresent()) {
            zip.putNextEntry(new ZipEntry(name + "/bao-cao.txt"));
            zip.write(reports.find(line.id())
                    .map(ReportStore.Written::comment)
                    .orElse("")
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            int file = 0;
            for (ReportFile each : reports.files(line.id())) {
                file++;
                zip.putNextEntry(new ZipEntry("%s/bao-cao-%02d-%s".formatted(name, file, each.name())));
                documents.copy(each.document(), zip);
                zip.closeEntry();
            }
        }
    }

    static String plain(String text) {
        return SearchText.of(text).replaceAll("[^a-z0-9]+", "-");
    }
}
