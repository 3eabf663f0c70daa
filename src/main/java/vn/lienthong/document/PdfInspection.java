package vn.lienthong.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Finds in a PDF what could run: scripts, programs to launch, files inside. Looks at the objects written in clear and at those in
 * object streams (ISO 32000-1, 7.5.7), which are unpacked up to a limit; a file whose objects cannot be looked at is refused.
 */
final class PdfInspection {

    /** All object streams together; honest ones are a few times the file. */
    private static final int MOST_UNPACKED = 64 * 1024 * 1024;

    private static final List<Pattern> ACTIVE = List.of(
            name("JavaScript"),
            name("JS"),
            name("Launch"),
            name("EmbeddedFile"),
            name("EmbeddedFiles"),
            name("RichMedia"),
            name("XFA"),
            name("SubmitForm"),
            name("ImportData"));

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
        int left = MOST_UNPACKED;
        Matcher streams = STREAM.matcher(text);
        int looked = 0;
        int end;
        for (int from = 0; streams.find(from); from = end) {
            end = text.indexOf("endstream", streams.end());
            if (end < 0 || ++looked > MOST_STREAMS) {
                throw new Failure(ErrorCode.UPLOAD_KIND, "a stream without end, or too many");
            }
            String dictionary = unescaped(text.substring(beginOfDictionary(text, streams.start()), streams.start()));
            if (OBJECT_STREAM.matcher(dictionary).find()) {
                byte[] packed = java.util.Arrays.copyOfRange(content, streams.end(), end);
                byte[] unpacked = objects(dictionary, packed, left);
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

    /** Pictures and pages hold any bytes, by chance also those of a name. */
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
            from = end + "endstream".length();
        }
        return objects.append(text, from, text.length()).toString();
    }

    private static byte[] objects(String dictionary, byte[] packed, int most) {
        if (!FILTERED.matcher(dictionary).find()) {
            return packed;
        }
        if (SEVERAL_FILTERS.matcher(dictionary).find()
                || !ONLY_DEFLATED.matcher(dictionary + " ").find()) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "objects packed in an unusual way");
        }
        return inflated(packed, most);
    }

    private static byte[] inflated(byte[] packed, int most) {
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
