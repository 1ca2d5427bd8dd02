package dev.aionis.drill.sandbox.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A few pages on a port of their own, for processes that are looked at rather than used. The JDK's server starts quickly. */
public final class ServicePages implements AutoCloseable {

    /** An answer; its body is text. */
    public record Page(int status, String contentType, String body) {

        public static Page json(int status, JsonNode body) {
            return new Page(status, "application/json; charset=utf-8", Json.text(body));
        }

        public static Page error(int status, String error) {
            return json(status, Json.object().put("error", error));
        }

        public static Page metrics(Metrics metrics) {
            return new Page(200, Metrics.CONTENT_TYPE, metrics.render());
        }

        public static Page text(String body) {
            return new Page(200, "text/plain; charset=utf-8", body);
        }
    }

    /** Answers calls such as {@code GET /metrics}; an {@link IllegalArgumentException} or bad JSON becomes a 400. */
    @FunctionalInterface
    public interface Pages {
        Page answer(String call, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;

    private ServicePages(HttpServer server) {
        this.server = server;
    }

    /** @param settings whose {@link Settings#host} says where it listens */
    public static ServicePages serve(Settings settings, int port, Pages pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), port), 0);
        server.createContext("/", exchange -> send(exchange, answer(pages, exchange)));
        server.start();
        return new ServicePages(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Page answer(Pages pages, HttpExchange exchange) throws IOException {
        try {
            return pages.answer(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), exchange);
        } catch (JsonProcessingException notJson) {
            return Page.error(400, "the body is not JSON");
        } catch (IllegalArgumentException wrong) {
            return Page.error(400, wrong.getMessage());
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", page.contentType());
        exchange.sendResponseHeaders(page.status(), bytes.length == 0 ? -1 : bytes.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
