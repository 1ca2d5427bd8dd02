package dev.aionis.drill.sandbox.monitor;

import com.sun.net.httpserver.HttpExchange;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.ServicePages.Page;
import dev.aionis.drill.sandbox.service.ServicePages.Pages;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The monitor's pages: {@code /-/ready}, {@code /dashboard}, {@code /api/v2/alerts}. */
final class MonitorPages implements Pages {

    private final Scrapes scrapes;
    private final AlertBook alerts;

    MonitorPages(Scrapes scrapes, AlertBook alerts) {
        this.scrapes = scrapes;
        this.alerts = alerts;
    }

    @Override
    public Page answer(String call, HttpExchange exchange) throws IOException {
        return switch (call) {
            case "GET /-/ready" -> Page.text("ready\n");
            case "GET /dashboard" -> Page.json(200, scrapes.dashboard());
            case "GET /api/v2/alerts" -> Page.json(200, alerts.active(filters(exchange)));
            case "POST /api/v2/alerts" -> {
                alerts.post(Json.parse(exchange.getRequestBody().readAllBytes()));
                yield Page.text("");
            }
            default -> Page.error(404, "no such page: " + call);
        };
    }

    private static List<LabelMatcher> filters(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? List.of()
                : Stream.of(query.split("&"))
                        .filter(parameter -> parameter.startsWith("filter="))
                        .map(parameter -> URLDecoder.decode(parameter.substring(7), StandardCharsets.UTF_8))
                        .map(LabelMatcher::parse)
                        .toList();
    }
}
