package vn.lienthong.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Looks into a ZIP file for a Word document without macros; counts what it unpacks and keeps nothing of it. */
final class DocxInspection {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    /** A text packs to a tenth or so; a thousandth is made to burst. */
    private static final int MOST_TIMES = 200;

    private static final Set<String> NEEDED = Set.of("[content_types].xml", "word/document.xml");

    private static final int LONGEST_RELATIONS = 1024 * 1024;
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern EXTERNAL =
            Pattern.compile("TargetMode\\s*=\\s*[\"']External", Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPERLINK = Pattern.compile("Type\\s*=\\s*[\"'][^\"']*/hyperlink[\"']");

    private DocxInspection() {}

    /** @throws Failure when it is no Word document, holds a macro or an object, or unpacks to far more than it seems */
    static void inspect(byte[] content) {
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                names.add(name);
                if (names.size() > MOST_ENTRIES) {
                    throw new Failure(ErrorCode.UPLOAD_BOMB, "more than " + MOST_ENTRIES + " entries");
                }
                boolean object = name.startsWith("word/embeddings/") || name.contains("activex");
                if (object || name.endsWith(".bin") || name.contains("vbaproject") || name.endsWith(".exe")) {
                    throw new Failure(ErrorCode.UPLOAD_ACTIVE, "a macro or an object inside");
                }
                byte[] relations = name.endsWith(".rels") ? zip.readNBytes(LONGEST_RELATIONS) : new byte[0];
                requireOwn(new String(relations, StandardCharsets.UTF_8));
                unpacked += relations.length + drained(zip, unpacked, content.length);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a broken ZIP file", e);
        } catch (IOException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a ZIP file cut short", e);
        }
        if (!names.containsAll(NEEDED)) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a ZIP file and no Word document");
        }
    }

    /** A link is opened by a click; a template, a picture or an object from elsewhere is fetched by opening the document. */
    private static void requireOwn(String relations) {
        Matcher relation = RELATION.matcher(relations);
        while (relation.find()) {
            String one = relation.group();
            if (EXTERNAL.matcher(one).find() && !HYPERLINK.matcher(one).find()) {
                throw new Failure(ErrorCode.UPLOAD_ACTIVE, "something from elsewhere inside");
            }
        }
    }

    private static long drained(ZipInputStream entry, long before, long packed) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            long all = before + size;
            if (all > MOST_UNPACKED || all > Math.max(packed, 64 * 1024) * MOST_TIMES) {
                throw new Failure(ErrorCode.UPLOAD_BOMB, "unpacks to more than " + all + " bytes");
            }
        }
        return size;
    }
}
