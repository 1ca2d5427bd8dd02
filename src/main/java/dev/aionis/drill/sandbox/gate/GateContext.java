package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** What a gate works with: the deployment's addresses from the environment, and the checkout that it runs in. */
record GateContext(Settings settings, Path checkout, PrintStream out) {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.text("DATABASE_USER"));
        properties.setProperty("password", settings.text("DATABASE_PASSWORD"));
        properties.setProperty("ApplicationName", "aionis-gate");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(settings.text("DATABASE_URL"), properties);
    }

    ApiCalls api(URI base) {
        return new ApiCalls(base, settings.text("AIONIS_API_KEY"));
    }

    URI baseUrl() {
        return URI.create(settings.text("AIONIS_BASE_URL"));
    }

    /** The API processes behind the base URL. */
    List<URI> replicaUrls() {
        return Stream.of(settings.text("AIONIS_REPLICA_URLS").split(","))
                .map(URI::create)
                .toList();
    }

    /** A line of progress, before the JSON. */
    void say(String line) {
        out.println(line);
    }

    /** Keeps the JSON as {@code artifacts/<gate>/<run id>/summary.json}, with its run id and path in it. */
    void keep(String gate, ObjectNode json) throws IOException {
        Path folder = newFolder(checkout.resolve("artifacts").resolve(gate), RUN_ID.format(Instant.now()));
        Path summary = folder.resolve("summary.json");
        json.put("run_id", folder.getFileName().toString());
        json.put("artifact", checkout.relativize(summary).toString());
        Files.writeString(summary, Json.pretty(json) + "\n");
    }

    /** Two runs within a second get two folders. */
    private static Path newFolder(Path parent, String runId) throws IOException {
        Files.createDirectories(parent);
        for (int n = 1; ; n++) {
            try {
                return Files.createDirectory(parent.resolve(n == 1 ? runId : runId + "_" + n));
            } catch (FileAlreadyExistsException taken) {
                if (n == 1_000) {
                    throw taken;
                }
            }
        }
    }
}
