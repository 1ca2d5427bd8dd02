package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an acknowledged write rests on. With any of it off, a verdict on lost writes would mean nothing. */
final class DurableSettings {

    private static final Map<String, String> ALWAYS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "data_checksums", "on",
            "wal_level", "replica");

    private DurableSettings() {}

    /**
     * Asks the running server, since files, command line and environment may all have a say.
     *
     * @throws DrillException naming every setting that is not as it must be
     */
    static void verify(PostgresServer server, boolean archiving) {
        var expected = new TreeMap<>(ALWAYS);
        expected.put("archive_mode", archiving ? "on" : "off");
        verify(expected, server.show(List.copyOf(expected.keySet())));
    }

    static void verify(Map<String, String> expected, Map<String, String> seen) {
        var wrong = new ArrayList<String>();
        expected.forEach((name, value) -> {
            if (!value.equals(seen.get(name))) {
                wrong.add(name + " = " + seen.get(name) + ", expected " + value);
            }
        });
        if (!wrong.isEmpty()) {
            throw new DrillException(
                    "PostgreSQL is not durable: " + String.join("; ", wrong),
                    "look for what overrides postgresql.conf in the server's environment");
        }
    }
}
