package dev.aionis.drill.aionis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to its clients, byte by byte, whatever a test wants to see them survive. */
public final class RawServer implements AutoCloseable {

    /** What is done with one request that was read whole; returns whether the connection stays. */
    public interface Conduct {
        boolean answer(Request request, Socket client) throws IOException;
    }

    /** One request; {@code onConnection} counts from 1. */
    public record Request(String line, String head, String body, int onConnection) {}

    private final ServerSocket listener;
    private final Conduct conduct;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    public RawServer(Conduct conduct) {
        this(conduct, plain());
    }

    /** @param listener on the loopback address, with TLS or without */
    public RawServer(Conduct conduct, ServerSocket listener) {
        this.conduct = conduct;
        this.listener = listener;
        start(this::accept, "raw server " + listener.getLocalPort());
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that gives every request the same answer. */
    public static RawServer answering(int status, String headers, String body) {
        return new RawServer((request, client) -> {
            send(client, status, headers, body);
            return true;
        });
    }

    public static void send(Socket client, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " x\r\ncontent-length: " + bytes.length + "\r\n" + headers + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        client.getOutputStream().write(whole.toByteArray());
    }

    /** Ends a connection with RST instead of FIN. */
    public static boolean reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        return false;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** By the name that its certificate has. */
    public URI secureUrl() {
        return URI.create("https://localhost:" + listener.getLocalPort());
    }

    public List<Request> requests() {
        return requests;
    }

    /** How many connections were ever made to it. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try (listener) {
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                clients.add(client);
                start(() -> serve(client), "raw connection");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            int count = 0;
            boolean stays = true;
            while (stays) {
                Request request = read(client.getInputStream(), ++count);
                if (request == null) {
                    return;
                }
                requests.add(request);
                stays = conduct.answer(request, client);
            }
        } catch (IOException goneAway) {
            // the other side hung up, which is its right
        } finally {
            clients.remove(client);
        }
    }

    private static Request read(InputStream in, int onConnection) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.US_ASCII);
        int length = text.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(text.lines().findFirst().orElse(""), text, body, onConnection);
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
