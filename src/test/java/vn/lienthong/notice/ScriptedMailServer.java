package vn.lienthong.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers one kind of command as told and everything else with a yes; what it takes, it counts. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String answer;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param command how the client's line begins, such as {@code RCPT}; {@code CONNECT} for the greeting
     * @param answer the line sent back, such as {@code 550 5.1.1 no such user}
     */
    ScriptedMailServer(int port, String command, String answer) {
        this.command = command;
        this.answer = answer;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread server = new Thread(this::serve, "scripted-mail-server");
        server.setDaemon(true);
        server.start();
    }

    /** How often the scripted answer was given. */
    int answered() {
        return answered.get();
    }

    /** How many mails it took. */
    int taken() {
        return taken.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client hung up, or the server was closed
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print(reply("CONNECT", "220 scripted") + "\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase();
            out.print(
                    reply(line, verb.equals("QUIT") ? "221 bye" : verb.equals("DATA") ? "354 go" : "250 ok") + "\r\n");
            out.flush();
            if (verb.equals("DATA")) {
                take(in);
                out.print("250 taken\r\n");
                out.flush();
            }
        }
    }

    private void take(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        taken.incrementAndGet();
    }

    private String reply(String line, String otherwise) {
        if (!line.startsWith(command)) {
            return otherwise;
        }
        answered.incrementAndGet();
        return answer;
    }
}
