package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.aionis.drill.sandbox.service.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.sql.SQLException;

/** Puts an {@link Endpoint} on the wire: key, body, tenant, answer. Runs on a worker thread, since endpoints block. */
final class JsonEndpoint implements HttpHandler {

    private final ApiKeys keys;
    private final Endpoint endpoint;

    JsonEndpoint(ApiKeys keys, Endpoint endpoint) {
        this.keys = keys;
        this.endpoint = endpoint;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException, SQLException {
        ApiKeys.Caller caller = keys.identify(exchange.getRequestHeaders().getFirst("X-Api-Key"));
        Fields body = Fields.of(parse(exchange.getInputStream().readAllBytes()));
        TenantKey key = TenantKey.of(body);
        caller.mayActFor(key.tenant());
        var call = new Endpoint.Call(
                key, body, caller, exchange.getSourceAddress().getAddress().getHostAddress(), RequestId.of(exchange));
        Answers.send(exchange, 200, endpoint.answer(call));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.parse(body);
        } catch (IOException notJson) {
            ArrayNode issues = Json.array();
            issues.addObject().put("path", "").put("message", "the body is not JSON");
            throw ApiRefusal.invalidRequest(issues);
        }
    }
}
