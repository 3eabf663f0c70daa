package vn.lienthong.residence.workplace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a member was asked for, and has written.
 *
 * @param comment nhận xét chung; empty text before a word is written
 * @param sentAt empty while it can be changed
 * @param enteredBy who entered it from paper at the workplace; empty when the member wrote it
 * @param drafts what was begun in the place of a withdrawn report that stands as sent after all, the newest first
 * @param open whether it may still be written or sent
 * @param withdrawable whether it was sent and the cell has not begun
 */
public record Report(
        CommentLine line,
        CommentList list,
        String comment,
        List<UploadedFile> files,
        Optional<Instant> savedAt,
        Optional<Instant> sentAt,
        OptionalLong enteredBy,
        List<ReportDraft> drafts,
        boolean open,
        boolean withdrawable) {}
