package dev.aionis.drill.sandbox.service;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;

/** Counters and gauges of one process, rendered as Prometheus text (exposition format 0.0.4). */
public final class Metrics {

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** series, such as {@code http_requests_total{route="/health",status="200"}} → value. */
    private final Map<String, DoubleAdder> counters = new ConcurrentSkipListMap<>();

    private final Map<String, Double> gauges = new ConcurrentSkipListMap<>();

    public void count(String series) {
        add(series, 1);
    }

    public void add(String series, double amount) {
        counters.computeIfAbsent(series, absent -> new DoubleAdder()).add(amount);
    }

    public void set(String series, double value) {
        gauges.put(series, value);
    }

    /** Takes a gauge away: one that is not kept up any more must not be read as true. */
    public void forget(String series) {
        gauges.remove(series);
    }

    public String render() {
        var text = new StringBuilder();
        counters.forEach((series, value) -> append(text, series, "counter", value.sum()));
        gauges.forEach((series, value) -> append(text, series, "gauge", value));
        return text.toString();
    }

    private static void append(StringBuilder text, String series, String type, double value) {
        String family = series.replaceFirst("\\{.*", "");
        String header = "# TYPE " + family + " " + type + "\n";
        // One TYPE line a family; its series follow each other, since the map is sorted.
        if (text.indexOf(header) < 0) {
            text.append(header);
        }
        text.append(series).append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }
}
