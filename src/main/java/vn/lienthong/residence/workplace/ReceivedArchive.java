package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ReportStore;

/** Comments and reports in one ZIP file. */
@Component
class ReceivedArchive {

    private static final int AT_ONCE = 100;

    private final LineStore lines;
    private final ReportStore reports;
    private final Documents documents;
    private final Clock clock;

    ReceivedArchive(LineStore lines, ReportStore reports, Documents documents, Clock clock) {
        this.lines = lines;
        this.reports = reports;
        this.documents = documents;
        this.clock = clock;
    }

    DocumentArchive of(CommentList list, LineChoice choice, Set<String> barred) {
        DocumentArchive archive = new DocumentArchive(documents);
        Optional<CommentLine> last = Optional.empty();
        int number = 0;
        List<CommentLine> some;
        do {
            some = lines.after(list.id(), choice, barred, clock.instant(), last, AT_ONCE);
            Map<UUID, KeptDocument> comments = documents.find(commentsOf(some));
            SentReports sent = sent(some);
            for (CommentLine line : some) {
                number++;
                String folder = "%04d-%s/".formatted(number, plain(line.fullName()));
                addComment(line, folder, comments, archive);
                if (line.reportSentAt().isPresent()) {
                    sent.add(line.id(), folder, archive);
                }
                last = Optional.of(line);
            }
        } while (some.size() == AT_ONCE);
        return archive;
    }

    private static Collection<UUID> commentsOf(List<CommentLine> some) {
        Set<UUID> all = new HashSet<>();
        for (CommentLine line : some) {
            line.commentDocument().ifPresent(all::add);
            all.addAll(line.commentScans());
        }
        return all;
    }

    private static void addComment(
            CommentLine line, String folder, Map<UUID, KeptDocument> comments, DocumentArchive archive) {
        line.commentDocument()
                .map(comments::get)
                .ifPresent(comment -> archive.add(folder + "phieu-nhan-xet.pdf", comment));
        int scan = 0;
        for (UUID each : line.commentScans()) {
            KeptDocument kept = comments.get(each);
            if (kept != null) {
                scan++;
                archive.add("%sban-chup-%02d%s".formatted(folder, scan, ScanRules.ending(kept.contentType())), kept);
            }
        }
    }

    private SentReports sent(List<CommentLine> some) {
        List<UUID> ids = some.stream()
                .filter(line -> line.reportSentAt().isPresent())
                .map(CommentLine::id)
                .toList();
        Map<UUID, List<UploadedFile>> files = reports.files(ids);
        Map<UUID, KeptDocument> kept = documents.find(files.values().stream()
                .flatMap(List::stream)
                .map(UploadedFile::document)
                .toList());
        return new SentReports(reports.comments(ids), files, kept);
    }

    /** What some members reported, by line, and their files as they are kept. */
    private record SentReports(
            Map<UUID, String> comments, Map<UUID, List<UploadedFile>> files, Map<UUID, KeptDocument> kept) {

        void add(UUID line, String folder, DocumentArchive archive) {
            archive.add(folder + "bao-cao.txt", comments.getOrDefault(line, ""));
            int number = 0;
            for (UploadedFile file : files.getOrDefault(line, List.of())) {
                number++;
                archive.add("%sbao-cao-%02d-%s".formatted(folder, number, file.name()), kept.get(file.document()));
            }
        }
    }

    static String plain(String text) {
        return SearchText.of(text).replaceAll("[^a-z0-9]+", "-");
    }
}
