package dev.aionis.drill.sandbox.api;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.util.UUID;

/** Gives every answer its {@code x-request-id}: the caller's own where it is a harmless one, else a new one. */
final class RequestId implements HttpHandler {

    private static final AttachmentKey<String> ID = AttachmentKey.create(String.class);
    private static final HttpString HEADER = HttpString.tryFromString("x-request-id");

    private final HttpHandler next;

    RequestId(HttpHandler next) {
        this.next = next;
    }

    static String of(HttpServerExchange exchange) {
        return exchange.getAttachment(ID);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String theirs = exchange.getRequestHeaders().getFirst(HEADER);
        boolean harmless = theirs != null && theirs.matches("[A-Za-z0-9._-]{1,128}");
        String id = harmless ? theirs : UUID.randomUUID().toString();
        exchange.putAttachment(ID, id);
        exchange.getResponseHeaders().put(HEADER, id);
        next.handleRequest(exchange);
    }
}
