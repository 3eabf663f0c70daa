package vn.lienthong.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Finds in a PDF what could run: scripts, programs to launch, files inside. Looks at the objects by the table of references
 * ({@link PdfObjects}), and at all that is written in clear or in object streams (ISO 32000-1, 7.5.7), since readers mend files with
 * a broken table by searching them. A file whose objects cannot be looked at is refused.
 */
final class PdfInspection {

    /** All object streams together; honest ones are a few times the file. */
    private static final int MOST_UNPACKED = 64 * 1024 * 1024;

    private static final Set<String> ACTIVE_NAMES = Set.of(
            "JavaScript",
            "JS",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "RichMedia",
            "XFA",
            "SubmitForm",
            "ImportData");
    private static final List<Pattern> ACTIVE =
            ACTIVE_NAMES.stream().map(PdfInspection::name).toList();

    /** What may stand between the parts of an object's head; bounded, since it is looked for everywhere. */
    private static final String SPACE = "(?:[\\s\\x00]++|%[^\\r\\n]{0,200}+[\\r\\n]){1,8}";
    /** Packed bytes read like this once in some ten thousand files, and then hold no name. */
    private static final Pattern OBJECT = Pattern.compile("\\d" + SPACE + "\\d++(?:" + SPACE + ")?obj");

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream(?:\\r\\n|\\n|\\r)");
    private static final Pattern OBJECT_STREAM = name("ObjStm");
    private static final Pattern ENCRYPTED = name("Encrypt");
    private static final Pattern ONLY_DEFLATED =
            Pattern.compile("/Filter\\s*\\[?\\s*/(FlateDecode|Fl)\\b\\s*(]|/|>>|\\s)");
    private static final Pattern FILTERED = Pattern.compile("/Filter\\b");
    private static final Pattern SEVERAL_FILTERS = Pattern.compile("/Filter\\s*\\[\\s*/\\w+\\s*/\\w+");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    /** The dictionary of a stream stands right before it. */
    private static final int LONGEST_DICTIONARY = 4096;

    /** A report has a few hundred. */
    private static final int MOST_STREAMS = 20_000;

    private PdfInspection() {}

    /** @throws Failure when something in it could run, or cannot be looked at */
    static void inspect(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String plain = unescaped(withoutStreams(text));
        if (ENCRYPTED.matcher(plain).find()) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "an encrypted PDF");
        }
        requireHarmless(plain);
        requireHarmlessPacks(text, content);
        PdfObjects.requireNone(ACTIVE_NAMES, content);
    }

    /** At every word that may begin a stream, whatever it stands in. */
    private static void requireHarmlessPacks(String text, byte[] content) {
        int left = MOST_UNPACKED;
        Matcher streams = STREAM.matcher(text);
        int looked = 0;
        int end = 0;
        while (streams.find()) {
            end = end < streams.end() ? text.indexOf("endstream", streams.end()) : end;
            if (end < 0 || ++looked > MOST_STREAMS) {
                throw new Failure(ErrorCode.UPLOAD_KIND, "a stream without end, or too many");
            }
            String dictionary = unescaped(text.substring(beginOfDictionary(text, streams.start()), streams.start()));
            if (OBJECT_STREAM.matcher(dictionary).find()) {
                byte[] unpacked =
                        objects(dictionary, ByteBuffer.wrap(content, streams.end(), end - streams.end()), left);
                left -= unpacked.length;
                if (left < 0) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "objects of more than " + MOST_UNPACKED + " bytes");
                }
                requireHarmless(unescaped(new String(unpacked, StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private static void requireHarmless(String objects) {
        for (Pattern active : ACTIVE) {
            if (active.matcher(objects).find()) {
                throw new Failure(ErrorCode.UPLOAD_ACTIVE, "a PDF with " + active);
            }
        }
    }

    private static int beginOfDictionary(String text, int stream) {
        int earliest = Math.max(0, stream - LONGEST_DICTIONARY);
        int object = text.substring(earliest, stream).lastIndexOf(" obj");
        return Math.max(earliest, earliest + object);
    }

    /**
     * Pictures and pages hold any bytes, by chance also those of a name. What looks like an object stays: the stream may be one in
     * words only, inside a comment or a string.
     */
    private static String withoutStreams(String text) {
        StringBuilder objects = new StringBuilder();
        Matcher streams = STREAM.matcher(text);
        int from = 0;
        while (streams.find(from)) {
            objects.append(text, from, streams.start()).append(' ');
            int end = text.indexOf("endstream", streams.end());
            if (end < 0) {
                return objects.toString();
            }
            Matcher object = OBJECT.matcher(text).region(streams.end(), end);
            if (object.find()) {
                objects.append(text, object.start(), end).append(' ');
            }
            from = end + "endstream".length();
        }
        return objects.append(text, from, text.length()).toString();
    }

    private static byte[] objects(String dictionary, ByteBuffer packed, int most) {
        if (!FILTERED.matcher(dictionary).find()) {
            byte[] clear = new byte[packed.remaining()];
            packed.get(clear);
            return clear;
        }
        if (SEVERAL_FILTERS.matcher(dictionary).find()
                || !ONLY_DEFLATED.matcher(dictionary + " ").find()) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "objects packed in an unusual way");
        }
        return inflated(packed, most);
    }

    private static byte[] inflated(ByteBuffer packed, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                out.write(buffer, 0, read);
                if (out.size() > most) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "objects of more than " + most + " bytes");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "objects that cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    /** Names may be written with {@code #xx} for any letter. */
    private static String unescaped(String objects) {
        return ESCAPED.matcher(objects)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static Pattern name(String name) {
        return Pattern.compile("/" + name + "(?![A-Za-z0-9])");
    }
}
