package vn.lienthong.residence.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Files a form of these pages brings along. */
public final class Uploads {

    private Uploads() {}

    /**
     * Checks one file after the other and hands it on; an empty field of a form is no file.
     *
     * @param files null for a form that has no such field
     * @throws Failure at the first file that is not taken
     */
    public static void each(AttachmentCheck check, List<MultipartFile> files, Consumer<Attachment> taken) {
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            boolean nothingChosen = file.isEmpty()
                    && (file.getOriginalFilename() == null
                            || file.getOriginalFilename().isEmpty());
            if (!nothingChosen) {
                try (InputStream content = file.getInputStream()) {
                    taken.accept(check.check(file.getOriginalFilename(), content));
                } catch (IOException e) {
                    throw new Failure(ErrorCode.UPLOAD_EMPTY, "an upload that broke off", e);
                }
            }
        }
    }

    /** As {@link #each}, for a form that takes scans: what is none is told so in their words. */
    public static void scans(AttachmentCheck check, List<MultipartFile> files, Consumer<Attachment> taken) {
        try {
            each(check, files, taken);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.UPLOAD_KIND) {
                throw new Failure(ErrorCode.RESIDENCE_SCAN_KIND, failure.getMessage(), failure);
            }
            throw failure;
        }
    }

    /** Whether the form brings a file along. */
    public static boolean any(List<MultipartFile> files) {
        return files != null && files.stream().anyMatch(file -> !file.isEmpty());
    }
}
