package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.SharedSandbox;

/** Files of people who are not logged in: the body is announced and held back, so whoever waits for it is found out. */
class UploadGateIT {

    private static final int PATIENCE = 15_000;

    private static final String SESSION = "lienthong-sandbox";

    private static URI hub;

    @BeforeAll
    static void start() {
        hub = SharedSandbox.get().hubUrl();
    }

    @ParameterizedTest
    @CsvSource({
        "/residence/reports/0191f0a0-0000-7000-8000-000000000000, multipart/form-data; boundary=b, 302",
        "/residence/lists/0191f0a0-0000-7000-8000-000000000000/file, Multipart/Form-Data; boundary=b, 302",
        "/tasks/decide, multipart/form-data; boundary=b, 302",
        "/fees/pay, multipart/mixed; boundary=b, 302",
        "/api/v1/tasks, multipart/form-data; boundary=b, 401",
        "/no-such-page, multipart/form-data; boundary=b, 302",
        "/about, multipart/form-data; boundary=b, 302",
        "/verify/more, multipart/form-data; boundary=b, 302",
        "/logout, multipart/form-data; boundary=b, 302",
    })
    void aFileOfNobodyIsRefusedBeforeItsBodyIsRead(String path, String type, int status) throws IOException {
        assertThat(answerBeforeTheBody(path, type)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aReceiptOfNobodyIsWaitedFor() throws IOException {
        try (Socket caller = announced("/verify", "multipart/form-data; boundary=b", 700)) {
            String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
            String end = "\r\n--b--\r\n";
            caller.getOutputStream()
                    .write((head + "x".repeat(700 - head.length() - end.length()) + end)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(statusLine(caller)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anotherFormOfNobodyIsRefusedAsEver() throws IOException {
        try (Socket caller = announced("/tasks/decide", "application/x-www-form-urlencoded", 3)) {
            caller.getOutputStream().write("a=b".getBytes(StandardCharsets.US_ASCII));
            assertThat(statusLine(caller)).startsWith("HTTP/1.1 403");
        }
    }

    /** A film of a meeting, say. All of it is sent, as a browser does, before the answer is looked at. */
    @ParameterizedTest
    @ValueSource(ints = {12, 200})
    void aFormWithOneFileThatIsFarTooLargeIsRefusedWithASentence(int megabytes) throws IOException {
        Browser maker = new Browser();
        maker.logIn(SharedSandbox.get(), "035203000030");
        Page list = maker.submit(
                maker.get(hub + "/residence/lists"),
                hub + "/residence/lists",
                Map.of(
                        "organisation",
                        "HN-TAYHO-VIDU",
                        "year",
                        "" + LocalDate.now().getYear(),
                        "purpose",
                        "ON_DEMAND"));
        String answer = answerTo(maker, list, list.address().getPath() + "/file", "file", megabytes);
        assertThat(answer).startsWith("HTTP/1.1 422").contains("Tệp lớn hơn 10 MB");
    }

    /** Nobody has looked yet whether there is such a form, and for whom. */
    @ParameterizedTest
    @CsvSource({
        "/residence/reports/{a}, file",
        "/residence/forms/write/{a}/{b}, scan",
        "/residence/lists/{a}/scans, scan",
        "/residence/lists/receiving/{a}/lines/{b}/paper-report, scan",
        "/residence/lists/{a}/file, file"
    })
    void nothingIsKeptOfAFileThatIsFarTooLarge(String door, String field) throws IOException {
        Browser somebody = new Browser();
        somebody.logIn(SharedSandbox.get(), "035203000030");
        Page any = somebody.get(hub + "/residence/lists");
        int before = attachments();

        String answer = answerTo(somebody, any, withIds(door), field, 200);

        assertThat(answer).startsWith("HTTP/1.1 422").contains("Tệp lớn hơn 10 MB");
        assertThat(attachments()).isEqualTo(before);
    }

    private static String withIds(String address) {
        return address.replace("{a}", "0191f0a0-0000-7000-8000-000000000000")
                .replace("{b}", "0191f0a0-0000-7000-8000-000000000001");
    }

    /** All that comes from somebody's own files. */
    private static int attachments() {
        return SharedSandbox.get()
                .hub()
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM document WHERE kind LIKE '%scan%' OR kind LIKE '%report%'")
                .query(Integer.class)
                .single();
    }

    /** What comes when all of a form with one large file was sent. */
    private static String answerTo(Browser browser, Page page, String path, String field, int megabytes)
            throws IOException {
        String head = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + page.formToken()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"phim.mp4\"\r\n\r\n";
        byte[] megabyte = new byte[1024 * 1024];
        try (Socket caller = announced(
                path,
                "multipart/form-data; boundary=b\r\nCookie: " + SESSION + "="
                        + browser.cookie(SESSION).orElseThrow(),
                head.length() + megabytes * megabyte.length)) {
            OutputStream out = caller.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < megabytes; sent++) {
                out.write(megabyte);
            }
            out.flush();
            return new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String answerBeforeTheBody(String path, String type) throws IOException {
        try (Socket caller = announced(path, type, 5_000_000)) {
            return statusLine(caller);
        }
    }

    /** A connection on which a request was begun, its body not. */
    private static Socket announced(String path, String type, int length) throws IOException {
        Socket caller = new Socket(hub.getHost(), hub.getPort());
        caller.setSoTimeout(PATIENCE);
        caller.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\nContent-Type: " + type
                                + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
        return caller;
    }

    private static String statusLine(Socket caller) throws IOException {
        return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
    }
}
