package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.ServiceLog;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Turns whatever a handler throws into the answer that the contract has for it. */
final class Answers implements HttpHandler {

    /** Classes of SQLSTATE for a database that is away, shut down, or out of connections. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private final HttpHandler next;
    private final ServiceLog log;

    Answers(HttpHandler next, ServiceLog log) {
        this.next = next;
        this.log = log;
    }

    static void send(HttpServerExchange exchange, int status, JsonNode body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        exchange.getResponseSender().send(Json.text(body));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        try {
            next.handleRequest(exchange);
        } catch (ApiRefusal refusal) {
            refuse(exchange, refusal);
        } catch (SQLException failed) {
            refuse(exchange, isAway(failed) ? ApiRefusal.databaseUnavailable() : ApiRefusal.internalError());
            log.error("request " + RequestId.of(exchange) + " failed: sqlstate " + failed.getSQLState() + ", "
                    + failed.getMessage());
        } catch (Exception failed) {
            refuse(exchange, ApiRefusal.internalError());
            log.error("request " + RequestId.of(exchange) + " failed: " + failed);
        }
    }

    private static boolean isAway(SQLException failed) {
        String state = failed.getSQLState();
        return failed instanceof SQLTransientException
                || (state != null && state.length() >= 2 && AWAY.contains(state.substring(0, 2)));
    }

    private static void refuse(HttpServerExchange exchange, ApiRefusal refusal) {
        if (exchange.isResponseStarted()) {
            return;
        }
        refusal.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
        send(exchange, refusal.status(), refusal.body());
    }
}
