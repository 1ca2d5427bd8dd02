package dev.aionis.drill.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody else's monitoring: a dashboard, and an alert API in Alertmanager's form, well or not. */
final class Monitoring implements AutoCloseable {

    /** What becomes of a request. */
    enum Mood {
        /** Alerts are kept and shown. */
        WELL,
        /** Alerts are accepted, and never seen again. */
        FORGETFUL,
        /** Everything is answered with 503. */
        DOWN,
        /** The connection is closed without an answer. */
        HANGING_UP
    }

    volatile Mood mood = Mood.WELL;
    private final HttpServer server;
    private volatile String alerts = "[]";

    private Monitoring(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    static Monitoring start() throws IOException {
        return new Monitoring(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The alerts as they were sent. */
    String alerts() {
        return alerts;
    }

    void forget() {
        alerts = "[]";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (mood == Mood.HANGING_UP) {
                return;
            }
            if (mood == Mood.WELL && exchange.getRequestMethod().equals("POST")) {
                alerts = sent;
            }
            if (mood == Mood.WELL && exchange.getRequestURI().getPath().equals("/api/v2/status")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = (mood == Mood.WELL ? alerts : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(mood == Mood.DOWN ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
