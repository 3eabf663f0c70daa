package vn.lienthong.residence.workplace;

import java.time.Instant;
import java.util.List;

/** What a member had written of a report that was withdrawn, when that one stood again as it was sent. */
public record ReportDraft(Instant savedAt, String comment, List<UploadedFile> files) {

    public ReportDraft {
        files = List.copyOf(files);
    }
}
