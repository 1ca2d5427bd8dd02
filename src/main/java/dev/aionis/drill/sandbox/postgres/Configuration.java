package dev.aionis.drill.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of a server, as its {@code postgresql.conf} holds them. */
public final class Configuration {

    /** PostgreSQL takes no ISO instant with a trailing Z here. */
    private static final DateTimeFormatter TARGET = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Before it replays, a server syncs its copy: file by file, or, where the system can, all at once. */
    private static final String WHOLE_COPY_SYNCED_BY =
            System.getProperty("os.name").startsWith("Linux") ? "syncfs" : "fsync";

    private final Map<String, String> settings;

    private Configuration(Map<String, String> settings) {
        this.settings = settings;
    }

    /** A primary that archives its WAL. */
    static Configuration primary(PostgresSettings chosen, Path archive) {
        return common(chosen)
                .with("archive_mode", "on")
                .with("archive_command", Archive.archiveCommand(archive))
                .with("archive_timeout", chosen.archiveTimeout().toSeconds() + "s");
    }

    /**
     * A copy that recovers from the archive and is then promoted. It archives nothing: its WAL would mix with that of
     * the server it was copied from.
     */
    static Configuration restored(PostgresSettings chosen, Path archive, Optional<Instant> target) {
        var configuration = common(chosen)
                .with("archive_mode", "off")
                .with("restore_command", Archive.restoreCommand(archive))
                .with("recovery_target_action", "promote")
                .with("recovery_init_sync_method", WHOLE_COPY_SYNCED_BY);
        return target.map(at -> configuration.with("recovery_target_time", TARGET.format(at)))
                .orElse(configuration);
    }

    private static Configuration common(PostgresSettings chosen) {
        return new Configuration(Map.of())
                .with("listen_addresses", PostgresServer.LOOPBACK)
                .with("unix_socket_directories", "")
                .with("max_connections", Integer.toString(chosen.maxConnections()))
                .with("shared_buffers", "32MB")
                .with("wal_level", "replica")
                .with("fsync", "on")
                .with("synchronous_commit", "on")
                .with("full_page_writes", "on")
                // so that a restore can be checked against commit times, which are what its target is compared with
                .with("track_commit_timestamp", "on")
                .with("max_wal_size", "128MB")
                .with("min_wal_size", "32MB")
                .with("wal_keep_size", "0")
                .with("hot_standby", "on")
                .with("autovacuum", "on")
                .with("password_encryption", "scram-sha-256")
                .with("timezone", chosen.timeZone())
                .with("log_timezone", "UTC")
                .with("lc_messages", "C")
                .with("log_line_prefix", "%m [%p] ")
                .with("log_checkpoints", "on");
    }

    private Configuration with(String name, String value) {
        var all = new LinkedHashMap<>(settings);
        all.put(name, value);
        return new Configuration(all);
    }

    /** Writes {@code postgresql.conf} anew, and nothing else decides. */
    void writeInto(Path dataDirectory) {
        try {
            Files.writeString(dataDirectory.resolve("postgresql.conf"), text());
            Files.writeString(dataDirectory.resolve("postgresql.auto.conf"), "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What {@code postgresql.conf} holds. */
    public String text() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
