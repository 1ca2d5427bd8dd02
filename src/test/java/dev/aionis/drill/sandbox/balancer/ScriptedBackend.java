package dev.aionis.drill.sandbox.balancer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend of a few lines: reads a request, and answers it or hangs up. */
final class ScriptedBackend implements AutoCloseable {

    private final ServerSocket listener;
    private final String answer;
    private final AtomicInteger requests = new AtomicInteger();

    private ScriptedBackend(String answer) throws IOException {
        this.answer = answer;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "scripted-backend");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedBackend answering(String text) throws IOException {
        return new ScriptedBackend("HTTP/1.1 200 OK\r\ncontent-length: " + text.length() + "\r\n\r\n" + text);
    }

    static ScriptedBackend hangingUp() throws IOException {
        return new ScriptedBackend("");
    }

    /** Its port is free: nobody listens. */
    static ScriptedBackend refusing() throws IOException {
        var backend = new ScriptedBackend("");
        backend.close();
        return backend;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                serve(socket);
            } catch (IOException closed) {
                // by the test, or by the balancer: there will be another connection, or none
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (skipRequest(in)) {
            requests.incrementAndGet();
            if (answer.isEmpty()) {
                return;
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** False when there was no request any more. */
    private static boolean skipRequest(BufferedReader in) throws IOException {
        int length = 0;
        String line = in.readLine();
        if (line == null) {
            return false;
        }
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            line = in.readLine();
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return true;
    }
}
