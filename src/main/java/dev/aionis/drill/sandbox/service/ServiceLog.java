package dev.aionis.drill.sandbox.service;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One line for each notable event, with its UTC time: {@code 2026-02-28T11:00:00.123Z api-2 info listening on 3001}. */
public final class ServiceLog {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String service;
    private final PrintStream out;
    private final InstantSource clock;

    public ServiceLog(String service, PrintStream out, InstantSource clock) {
        this.service = service;
        this.out = out;
        this.clock = clock;
    }

    public void info(String event) {
        write("info", event);
    }

    public void warn(String event) {
        write("warn", event);
    }

    public void error(String event) {
        write("error", event);
    }

    private void write(String level, String event) {
        String oneLine = event.replace('\r', ' ').replace('\n', ' ');
        out.println(UTC.format(clock.instant()) + " " + service + " " + level + " " + oneLine);
        out.flush();
    }
}
