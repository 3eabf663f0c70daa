package vn.lienthong.partner.memberdb;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partner that says over a real socket, byte by byte, what a test tells it to say. */
final class ScriptedPartner implements AutoCloseable {

    /** What to do with a request that has been read; the connection is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void answer(String request, OutputStream out) throws Exception;
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");
    private static final Pattern REQUEST_ID = Pattern.compile("requestId>([^<]+)<");

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Closeable> connections = new ConcurrentLinkedQueue<>();

    ScriptedPartner(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** Answers with this body; {@code $ID} in it becomes the id of the request. */
    static ScriptedPartner saying(int status, String contentType, String body) {
        return new ScriptedPartner((request, out) -> out.write(
                http(status, "Content-Type: " + contentType + "\r\n", body.replace("$ID", requestId(request)))));
    }

    /** Answers 200 with a SOAP envelope around these headers and this body. */
    static ScriptedPartner answering(String soapHeader, String soapBody) {
        return saying(200, "text/xml;charset=UTF-8", envelope(soapHeader, soapBody));
    }

    static String envelope(String soapHeader, String soapBody) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">" + soapHeader + "<soap:Body>"
                + soapBody + "</soap:Body></soap:Envelope>";
    }

    static byte[] http(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " Scripted\r\n" + headers + "Connection: close\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    static String requestId(String request) {
        Matcher id = REQUEST_ID.matcher(request);
        return id.find() ? id.group(1) : "none";
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/memberdb");
    }

    /** Head and body of every request read so far. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                thread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            script.answer(request, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (Exception endOfConversation) {
            // the hub hung up, or the test is over
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-partner");
        thread.setDaemon(true);
        thread.start();
    }
}
