package vn.lienthong.document;

import java.io.FilterInputStream;
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
         * @param entry to read as much of as is needed; ends with {@code LT-RES-034} where the file unpacks to too much
         */
        void read(String name, InputStream entry) throws IOException;
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
                try (Measured in = new Measured(zip.getInputStream(entry), left)) {
                    reader.read(entry.getName().toLowerCase(Locale.ROOT), in);
                    in.skip(Long.MAX_VALUE);
                    left = in.left;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a ZIP file that is broken or cut short", e);
        }
    }

    /** Gives out so many bytes and refuses the file when there are more. */
    private static final class Measured extends FilterInputStream {

        private long left;

        Measured(InputStream entry, long left) {
            super(entry);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new Failure(ErrorCode.UPLOAD_BOMB, "unpacks to far more than it seems");
            }
            return read;
        }

        /** By reading: what is passed over counts, too. */
        @Override
        public long skip(long wanted) throws IOException {
            byte[] buffer = new byte[16 * 1024];
            long skipped = 0;
            for (int read = 0; read >= 0 && skipped < wanted; skipped += Math.max(read, 0)) {
                read = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
