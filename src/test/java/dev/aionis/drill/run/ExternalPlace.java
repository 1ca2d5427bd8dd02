package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ContractAnswers;
import dev.aionis.drill.aionis.ContractSchema;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.DatabaseTargetHash;
import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.aionis.RawServer.Conduct;
import dev.aionis.drill.aionis.RawServer.Request;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.StoppedServer;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A deployment that is there before the drill: a real PostgreSQL with Aionis' tables, two replicas and a balancer that
 * speak the contract over real sockets, or do whatever a test wants. It has no levers.
 */
public final class ExternalPlace implements AutoCloseable {

    public static final String KEY = "a-key-nobody-may-see";

    private final Path directory;
    private final Conduct sound;
    private final RawServer first;
    private final RawServer second;
    private PostgresServer server;

    private ExternalPlace(Path directory, PostgresServer server) {
        this.directory = directory;
        this.server = server;
        this.sound = new SoundApi(DatabaseTargetHash.of(server.jdbcUrl()).orElseThrow());
        this.first = new RawServer(sound);
        this.second = new RawServer(sound);
    }

    public static ExternalPlace in(Path directory) throws SQLException {
        PostgresServer server = PostgresServer.init(
                PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                directory.resolve("data"),
                directory.resolve("archive"),
                directory.resolve("postgres.log"),
                new PostgresSettings(Duration.ofMinutes(5), 20));
        try (Connection owner = Superuser.connect(server)) {
            var schema = new ContractSchema(owner);
            schema.create();
            schema.run("grant pg_read_all_stats to " + ContractSchema.READER);
            schema.run("grant select, delete on all tables in schema public to " + server.user());
            schema.run("grant execute on all functions in schema public to " + ContractSchema.READER);
        }
        server.switchWal();
        return new ExternalPlace(directory, server);
    }

    /** The database dies at once, as with its host. */
    public void killDatabase() {
        server.kill();
    }

    /** It comes back where it was. */
    public void startDatabase() {
        server =
                StoppedServer.startedAgain(PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")), server);
    }

    public PostgresServer server() {
        return server;
    }

    public DatabaseAccess reader() {
        return new DatabaseAccess(server.jdbcUrl(), ContractSchema.READER, "reader");
    }

    /** Answers as Aionis does, to whoever has the key. */
    public Conduct sound() {
        return sound;
    }

    /** What a drill of this place is told, its API reached at {@code api}; values may be changed by their keys. */
    public DrillSettings settings(URI api, DrillMode mode, Map<String, String> changes) throws IOException {
        var values = new HashMap<>(Map.of("deployment.external.api", api.toString()));
        values.putAll(changes);
        return new DrillSettings(
                directory,
                directory.resolve("work"),
                configuration(),
                values,
                Map.of("API_KEY", KEY, "DB_PASSWORD", "reader"),
                Optional.empty(),
                mode);
    }

    /** Writes the configuration, which asks for {@code API_KEY} and {@code DB_PASSWORD}. */
    public Path configuration() throws IOException {
        return Files.writeString(directory.resolve("external.yaml"), """
                environment: hostile
                owner: platform-oncall
                sample: {tenant: acme, scope: default}
                release: {candidate: v0.2.2, rollback: v0.1.8}
                deployment:
                  kind: external
                  external:
                    api: %1$s
                    replicas: ["%1$s", "%2$s"]
                    api-key: ${API_KEY}
                    database: {url: "%3$s", user: drill_reader, password: "${DB_PASSWORD}"}
                    same-database-address: true
                    checkout: %4$s
                monitoring: {dashboards: ["%1$s/health"], alert-channel: "#ops-alerts"}
                load: {writes-per-second: 20, recalls-per-second: 10, timeout: 1s, minimum-samples: 5}
                observe: {steady-state: 1s}
                levers: {worker: none, release: none, restore: none}
                gates:
                  - {name: nothing, command: ["true"], phase: after-worker}
                  - {name: api, command: [echo, "{api}"]}
                """.formatted(
                        first.url(), second.url(), server.jdbcUrl(), directory));
    }

    /** Connections that the replicas and the balancer have seen. */
    public int connections() {
        return first.connections() + second.connections();
    }

    @Override
    public void close() {
        first.close();
        second.close();
        server.close();
    }

    private record SoundApi(String hash) implements Conduct {

        @Override
        public boolean answer(Request request, Socket client) throws IOException {
            RawServer.send(client, status(request), "content-type: application/json\r\n", body(request));
            return true;
        }

        private static int status(Request request) {
            boolean health = request.line().startsWith("GET /health ");
            return health || request.head().contains(KEY) ? 200 : 401;
        }

        private String body(Request request) {
            if (request.line().startsWith("GET /health ")) {
                return "{\"ok\":true,\"database_target_hash\":\"" + hash + "\"}";
            }
            if (status(request) == 401) {
                return "{\"error\":\"unauthorized\"}";
            }
            String scope = request.body().replaceAll("(?s).*\"scope\":\"([^\"]+)\".*", "$1");
            if (request.line().contains("/write ")) {
                return ContractAnswers.written(scope, ContractAnswers.clientIdIn(request.body()))
                        .replace("\"default\"", "\"acme\"");
            }
            return request.line().contains("/find ")
                    ? "{\"nodes\":[],\"page\":{\"limit\":1,\"offset\":0,\"returned\":0,\"has_more\":false}}"
                    : ContractAnswers.recalled(scope, ContractAnswers.NODE).replace("\"default\"", "\"acme\"");
        }
    }
}
