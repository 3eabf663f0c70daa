package vn.lienthong.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files no door takes, by the names they come with. */
public final class HostileFiles {

    private static final int MEGABYTE = 1024 * 1024;

    private HostileFiles() {}

    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("chuong-trinh.pdf", bytes("MZ, a program"));
        files.put("no.docx", bomb());
        files.put(
                "ma-lenh.pdf",
                bytes(
                        "%PDF-1.7\n1 0 obj << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n%%EOF"));
        files.put(
                "ma-lenh-giau.pdf",
                bytes("%PDF-1.7\n%stream\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
                        + "%endstream\n%%EOF"));
        files.put("rong.pdf", new byte[0]);
        return files;
    }

    /** Megabytes of a file larger than the whole of any form may be. */
    public static final int FAR_TOO_LARGE = 200;

    /** A name that leads elsewhere and has what no name has; the last part of it, without that, is what is kept. */
    public static String hostileName(String last) {
        return "../../etc/" + last.replace(".", "\u0007.");
    }

    /** Far more than any form takes, and still less than what is read and thrown away. */
    public static byte[] large() {
        return new byte[12 * MEGABYTE];
    }

    private static byte[] bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : new String[] {"[Content_Types].xml", "word/document.xml", "word/media/no.xml"}) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.endsWith("no.xml") ? new byte[100 * MEGABYTE] : bytes("<Types/>"));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
