package vn.lienthong.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What a ZIP file somebody sent unpacks to, looked through within limits and kept nowhere. Its entries are those of the directory at
 * its end, as the programs have them that open such files.
 */
public final class ZipContents {

    private static final int MOST_ENTRIES = 2_000;
    /** A text packs to a tenth or so; a thousandth is made to burst. */
    private static final int MOST_TIMES = 200;

    private ZipContents() {}

    /** Looks at an entry. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param name in small letters
         * @param entry to read as much of as is needed, within a limit of its own
         * @return how many bytes it read
         */
        int read(String name, InputStream entry) throws IOException;
    }

    /**
     * @param most bytes the entries may unpack to together
     * @throws Failure {@code LT-RES-030} when it is no whole ZIP file, {@code LT-RES-034} when it unpacks to more, to very much more
     *     than its own size, or has too many entries
     */
    public static void each(byte[] content, long most, Reader reader) {
        long left = Math.min(most, (long) Math.max(content.length, 64 * 1024) * MOST_TIMES);
        int entries = 0;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MOST_ENTRIES) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "more than " + MOST_ENTRIES + " entries");
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new Failure(ErrorCode.UPLOAD_KIND, "an entry that is locked or packed in no usual way");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= reader.read(entry.getName().toLowerCase(Locale.ROOT), in);
                    left -= drained(in, left);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a ZIP file that is broken or cut short", e);
        }
    }

    private static long drained(InputStream entry, long left) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            if (size > left) {
                throw new Failure(ErrorCode.UPLOAD_BOMB, "unpacks to far more than it seems");
            }
        }
        return size;
    }
}
