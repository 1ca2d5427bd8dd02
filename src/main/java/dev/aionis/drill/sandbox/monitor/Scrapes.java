package dev.aionis.drill.sandbox.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.ServiceLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Scrapes the targets once a second, remembers what was seen last, and raises an alert for one that stays away. */
final class Scrapes implements AutoCloseable {

    private static final int FAILURES_BEFORE_ALERT = 3;

    /** The last look at a target; failures are those in a row. */
    private record Seen(boolean up, Instant at, Duration took, int series, int failures, String error) {}

    private final List<Target> targets;
    private final AlertBook alerts;
    private final InstantSource clock;
    private final ServiceLog log;
    private final Map<Target, Seen> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService schedule;

    Scrapes(List<Target> targets, AlertBook alerts, InstantSource clock, ServiceLog log) {
        this.targets = targets;
        this.alerts = alerts;
        this.clock = clock;
        this.log = log;
        this.schedule = Executors.newScheduledThreadPool(2);
    }

    void start() {
        targets.forEach(
                target -> schedule.scheduleWithFixedDelay(() -> scrape(target), 0, 1_000, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    void scrape(Target target) {
        Instant begin = clock.instant();
        Seen before = seen.get(target);
        Seen now = look(target, begin, before == null ? 0 : before.failures());
        seen.put(target, now);
        if (before == null || before.up() != now.up()) {
            log.info("target " + target.name() + (now.up() ? " up" : " down: " + now.error()));
        }
        if (now.up()) {
            alerts.resolve(downLabels(target));
        } else if (now.failures() >= FAILURES_BEFORE_ALERT) {
            alerts.raise(downLabels(target), Map.of("summary", target.name() + " is down: " + now.error()));
        }
    }

    private Seen look(Target target, Instant begin, int failuresBefore) {
        try {
            String page = target.scrape();
            int series =
                    (int) page.lines().filter(line -> !line.startsWith("#")).count();
            return new Seen(true, begin, Duration.between(begin, clock.instant()), series, 0, "");
        } catch (IOException down) {
            return new Seen(
                    false, begin, Duration.between(begin, clock.instant()), 0, failuresBefore + 1, down.toString());
        }
    }

    private static Map<String, String> downLabels(Target target) {
        return Map.of("alertname", "TargetDown", "instance", target.name(), "severity", "critical");
    }

    ObjectNode dashboard() {
        ObjectNode dashboard = Json.object()
                .put("title", "Aionis HA sandbox")
                .put("generatedAt", clock.instant().toString());
        ArrayNode rows = dashboard.putArray("targets");
        for (Target target : targets) {
            Seen last = seen.get(target);
            ObjectNode row = rows.addObject()
                    .put("name", target.name())
                    .put("url", target.uri().toString());
            if (last == null) {
                row.put("up", false).put("error", "not scraped yet");
                continue;
            }
            row.put("up", last.up())
                    .put("lastScrape", last.at().toString())
                    .put("scrapeMillis", last.took().toMillis())
                    .put("series", last.series())
                    .put("error", last.error());
        }
        dashboard.put("activeAlerts", alerts.active(List.of()).size());
        return dashboard;
    }
}
