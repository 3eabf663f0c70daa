package vn.lienthong.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.COSParser;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The objects of a PDF as a reader finds them: by its table of references, also those in object streams (ISO 32000-1, 7.5.7 and
 * 7.5.8). Bounded in objects, in bytes read and in bytes unpacked, since a file can be made to keep a reader busy for hours; pages,
 * pictures and fonts stay packed.
 */
final class PdfObjects extends COSParser {

    /** Object streams and tables of references together; honest ones are a few times the file. */
    private static final int MOST_UNPACKED = 24 * 1024 * 1024;

    /** Dictionaries, arrays, names and strings; a report has some tens of thousands. */
    private static final int MOST_OBJECTS = 1_000_000;

    private static final int MOST_REFERENCES = 500_000;

    /** An honest file is read a few times over. */
    private static final int MOST_TIMES_READ = 20;

    private static final int LEAST_TO_READ = 1024 * 1024;

    /** A row of a table of references has three numbers of at most eight bytes. */
    private static final int LONGEST_ROW = 24;

    /** Each has its whole stream unpacked once more; honest tables name what is there. */
    private static final int MOST_ABSENT = 20;

    /** More than anybody reads; a file of 10 MB can have hundreds of thousands. */
    static final int MOST_PAGES = 500;

    /** Pages and what groups them; a group may stand in many places, and so make few pages many. */
    private static final int MOST_IN_PAGE_TREE = 4 * MOST_PAGES;

    private final Set<String> unwanted;
    private int absent;
    private int objects;
    private int unpacked;
    private int references;
    /** The reader goes on without an object it cannot read; empty while there was none. */
    private Optional<IOException> unread = Optional.empty();

    private PdfObjects(byte[] content, Set<String> unwanted) throws IOException {
        super(new Measured(content));
        this.unwanted = unwanted;
    }

    /**
     * @param unwanted names of which none may stand in any object
     * @throws Failure when one does, or the objects cannot be looked at
     */
    static void requireNone(Set<String> unwanted, byte[] content) {
        try {
            PdfObjects objects = new PdfObjects(content, unwanted);
            try {
                objects.walk();
            } finally {
                objects.document.close();
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a PDF whose objects cannot be read", e);
        } catch (StackOverflowError e) {
            throw new Failure(ErrorCode.UPLOAD_BOMB, "objects inside objects without end", e);
        }
    }

    private void walk() throws IOException {
        COSDictionary trailer = retrieveTrailer();
        if (trailer != null) {
            if (trailer.containsKey(COSName.ENCRYPT)) {
                throw new Failure(ErrorCode.UPLOAD_KIND, "an encrypted PDF");
            }
            look(trailer);
            requireFewPages(trailer);
        }
        Set<COSObjectKey> keys = document.getXrefTable().keySet();
        count(keys.size());
        for (COSObjectKey key : List.copyOf(keys)) {
            look(dereferenceCOSObject(document.getObjectFromPool(key)));
        }
        if (unread.isPresent()) {
            throw unread.get();
        }
    }

    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException e) {
            unread = Optional.of(e);
            throw e;
        }
    }

    @Override
    protected COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        COSBase object = super.parseObjectStreamObject(stream, key);
        if (object == null && ++absent > MOST_ABSENT) {
            throw new Failure(
                    ErrorCode.UPLOAD_BOMB, "more than " + MOST_ABSENT + " objects that are not in their stream");
        }
        return object;
    }

    /** As a reader counts them, from the root of the pages (ISO 32000-1, 7.7.3). */
    private void requireFewPages(COSDictionary trailer) {
        COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
        COSDictionary first = root == null ? null : root.getCOSDictionary(COSName.PAGES);
        Deque<COSDictionary> open = new ArrayDeque<>();
        int pages = 0;
        int looked = 0;
        for (COSDictionary each = first; each != null; each = open.poll()) {
            COSArray kids = each.getCOSArray(COSName.KIDS);
            pages += kids == null ? 1 : 0;
            looked++;
            if (pages > MOST_PAGES || looked > MOST_IN_PAGE_TREE || kids != null && kids.size() > MOST_IN_PAGE_TREE) {
                throw new Failure(
                        ErrorCode.UPLOAD_TOO_LONG, "more than " + MOST_PAGES + " pages", Integer.toString(MOST_PAGES));
            }
            for (int i = 0; kids != null && i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    open.add(kid);
                }
            }
        }
    }

    /** What is referred to from here is looked at by its own entry in the table. */
    private void look(COSBase object) {
        Deque<COSBase> open = new ArrayDeque<>();
        for (COSBase each = object; each != null; each = open.poll()) {
            if (each instanceof COSName name) {
                require(name);
            } else if (each instanceof COSDictionary dictionary) {
                dictionary.keySet().forEach(this::require);
                addAll(open, dictionary.getValues());
            } else if (each instanceof COSArray array) {
                addAll(open, array.toList());
            }
        }
    }

    private static void addAll(Deque<COSBase> open, Collection<? extends COSBase> more) {
        more.stream().filter(each -> each != null).forEach(open::add);
    }

    private void require(COSName name) {
        if (unwanted.contains(name.getName())) {
            throw new Failure(ErrorCode.UPLOAD_ACTIVE, "a PDF with " + name.getName());
        }
    }

    @Override
    protected COSDictionary parseCOSDictionary(boolean direct) throws IOException {
        count(1);
        return super.parseCOSDictionary(direct);
    }

    @Override
    protected COSArray parseCOSArray() throws IOException {
        count(1);
        return super.parseCOSArray();
    }

    @Override
    protected COSName parseCOSName() throws IOException {
        count(1);
        return super.parseCOSName();
    }

    @Override
    protected COSString parseCOSString() throws IOException {
        count(1);
        return super.parseCOSString();
    }

    /** Only what the reader itself unpacks may be unpacked, and that only once it is known to be small. */
    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        COSName type = stream.getCOSName(COSName.TYPE);
        boolean table = COSName.XREF.equals(type) || stream.containsKey(COSName.W);
        boolean pack =
                COSName.OBJ_STM.equals(type) || stream.containsKey(COSName.FIRST) && stream.containsKey(COSName.N);
        if (table || pack) {
            requireSmall(stream, table);
        } else {
            stream.removeItem(COSName.FILTER);
        }
        return stream;
    }

    private void requireSmall(COSStream stream, boolean table) throws IOException {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS);
        COSBase only = parameters instanceof COSArray array && array.size() > 0 ? array.getObject(0) : parameters;
        if (only instanceof COSDictionary row
                && (row.getInt(COSName.COLUMNS, 1) > LONGEST_ROW
                        || row.getInt(COSName.COLORS, 1) != 1
                        || row.getInt(COSName.BITS_PER_COMPONENT, 8) != 8)) {
            throw packedUnusually();
        }
        byte[] content = unpacked(stream);
        if (table) {
            references += content.length / rowLength(stream);
            if (references > MOST_REFERENCES) {
                throw new Failure(ErrorCode.UPLOAD_BOMB, "more than " + MOST_REFERENCES + " references");
            }
        }
        if (!table) {
            int begun = 0;
            for (byte each : content) {
                begun += each == '/' || each == '(' || each == '[' || each == '<' ? 1 : 0;
            }
            count(begun);
        }
    }

    private static int rowLength(COSStream table) {
        COSArray widths = table.getCOSArray(COSName.W);
        int length = 0;
        for (int i = 0; widths != null && i < Math.min(widths.size(), 3); i++) {
            length += Math.max(0, Math.min(widths.getInt(i, 0), LONGEST_ROW));
        }
        if (length < 2) {
            throw packedUnusually();
        }
        return length;
    }

    private byte[] unpacked(COSStream stream) throws IOException {
        try (InputStream raw = stream.createRawInputStream();
                InputStream in = deflated(stream) ? new InflaterInputStream(raw) : raw) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                unpacked += read;
                if (unpacked > MOST_UNPACKED) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "objects of more than " + MOST_UNPACKED + " bytes");
                }
            }
            return out.toByteArray();
        }
    }

    private static boolean deflated(COSStream stream) {
        COSBase filter = stream.getFilters();
        COSBase only = filter instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filter;
        if (only == null || only instanceof COSArray none && none.size() == 0) {
            return false;
        }
        if (COSName.FLATE_DECODE.equals(only) || COSName.FLATE_DECODE_ABBREVIATION.equals(only)) {
            return true;
        }
        throw packedUnusually();
    }

    private static Failure packedUnusually() {
        return new Failure(ErrorCode.UPLOAD_KIND, "objects packed in an unusual way");
    }

    private void count(int more) {
        objects += more;
        if (objects > MOST_OBJECTS) {
            throw new Failure(ErrorCode.UPLOAD_BOMB, "more than " + MOST_OBJECTS + " objects");
        }
    }

    /** Gives out the file a number of times and refuses it then. */
    private static final class Measured extends RandomAccessReadBuffer {

        private long left;

        Measured(byte[] content) {
            super(content);
            left = LEAST_TO_READ + (long) content.length * MOST_TIMES_READ;
        }

        @Override
        public int read() throws IOException {
            take(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            take(Math.max(read, 1));
            return read;
        }

        private void take(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Failure(ErrorCode.UPLOAD_BOMB, "a PDF that is read over and over");
            }
        }
    }
}
