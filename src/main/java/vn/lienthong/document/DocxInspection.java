package vn.lienthong.document;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Looks into a ZIP file for a Word document without macros. */
final class DocxInspection {

    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

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
        ZipContents.each(content, MOST_UNPACKED, (name, entry) -> {
            names.add(name);
            boolean object = name.startsWith("word/embeddings/") || name.contains("activex");
            if (object || name.endsWith(".bin") || name.contains("vbaproject") || name.endsWith(".exe")) {
                throw new Failure(ErrorCode.UPLOAD_ACTIVE, "a macro or an object inside");
            }
            byte[] relations = name.endsWith(".rels") ? entry.readNBytes(LONGEST_RELATIONS) : new byte[0];
            requireOwn(new String(relations, StandardCharsets.UTF_8));
        });
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
}
