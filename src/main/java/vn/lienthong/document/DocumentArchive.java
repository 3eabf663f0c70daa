package vn.lienthong.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Documents in one ZIP file, each written from the store as it comes: a thousand need no more memory than one. Nothing is
 * compressed, a PDF is already; so the length of the whole is known before its first byte, and a browser shows how much of it
 * has come.
 */
public final class DocumentArchive {

    /** Bytes the form gives an entry before its content, in its index, and the index at its end; its name beside them. */
    private static final int BEFORE_ENTRY = 30;

    private static final int IN_INDEX = 46;
    private static final int END = 22;

    /** Larger archives are written in a longer form, whose length is not told. */
    private static final int MOST_ENTRIES = 0xFFFF;

    private static final long LONGEST = 0xFFFF_FFFFL;

    private static final long UNKNOWN = -1;

    private final Documents documents;
    private final List<Entry> entries = new ArrayList<>();

    /** @param documents where the contents are */
    public DocumentArchive(Documents documents) {
        this.documents = documents;
    }

    /** What can be written, each time the same. */
    private interface Content {
        void copy(OutputStream out) throws IOException;
    }

    /** @param size bytes, or {@link #UNKNOWN} */
    private record Entry(String name, long size, Supplier<Content> content) {}

    /** @param name with {@code /} between folders; the same name never twice */
    public void add(String name, KeptDocument document) {
        Content content = out -> documents.copy(document.id(), out);
        entries.add(new Entry(name, document.size(), () -> content));
    }

    /** A document that is only made when its turn has come; without its size the length of the whole is not known. */
    public void add(String name, Supplier<UUID> document) {
        entries.add(new Entry(name, UNKNOWN, () -> {
            UUID made = document.get();
            return out -> documents.copy(made, out);
        }));
    }

    public void add(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entries.add(new Entry(name, bytes.length, () -> out -> out.write(bytes)));
    }

    /** Bytes {@link #write} will write; empty while a document is still to be made, and of an archive above 4 GB. */
    public OptionalLong length() {
        long length = END;
        for (Entry entry : entries) {
            if (entry.size() == UNKNOWN) {
                return OptionalLong.empty();
            }
            int name = entry.name().getBytes(StandardCharsets.UTF_8).length;
            length += BEFORE_ENTRY + name + entry.size() + IN_INDEX + name;
        }
        return length < LONGEST && entries.size() < MOST_ENTRIES ? OptionalLong.of(length) : OptionalLong.empty();
    }

    /** @param out stays open; when one document fails, the archive is left without its end, so that it does not look whole */
    public void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Entry entry : entries) {
            Content content = entry.content().get();
            zip.putNextEntry(stored(entry.name(), content));
            content.copy(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** The form wants length and sum of what is not compressed before it, so it is read once more than it is written. */
    private static ZipEntry stored(String name, Content content) throws IOException {
        Counting counted = new Counting();
        CheckedOutputStream checked = new CheckedOutputStream(counted, new CRC32());
        content.copy(checked);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(counted.bytes);
        entry.setCrc(checked.getChecksum().getValue());
        return entry;
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes += count;
        }
    }
}
