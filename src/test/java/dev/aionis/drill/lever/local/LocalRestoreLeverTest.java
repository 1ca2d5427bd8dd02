package dev.aionis.drill.lever.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.sandbox.MemoryApi;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
@Tag("long")
class LocalRestoreLeverTest {

    private final String scope = "restore-lever-" + UUID.randomUUID();

    @Test
    void a_copy_is_restored_to_a_time_serves_an_api_and_goes_without_a_trace(Sandbox sandbox) throws Exception {
        var lever = new LocalRestoreLever(sandbox, 2, Duration.ofMinutes(2), new MonotonicClock(), System.out::println);
        assertThat(lever.lastRehearsal()).isEmpty();
        lever.rehearse();
        assertThat(lever.lastRehearsal()).isPresent();
        assertThat(copies(sandbox)).as("left of the rehearsal").isEmpty();

        var live = new MemoryApi(sandbox.balancer(), sandbox.apiKey());
        assertThat(live.write(scope, "before", "written before the target").status())
                .isEqualTo(200);
        Instant target = databaseTime(sandbox);
        assertThat(live.write(scope, "after", "written after the target").status())
                .isEqualTo(200);

        Change<RestoredCopy> change = lever.restore(Optional.of(target));
        assertThat(change.what()).isEqualTo("isolated copy restored to " + target);
        assertThat(copies(sandbox)).as("nothing is done before the action").isEmpty();
        RestoredCopy copy = change.action().get();

        assertThat(clientIds(copy)).containsExactly("before");
        assertThat(lever.undone(change.undo())).as("while the copy is there").isFalse();
        assertThat(copy.phases())
                .extracting(Phase::name)
                .startsWith("archive caught up")
                .hasSizeGreaterThan(2);
        assertThat(copy.phases())
                .extracting(Phase::plusMinus)
                .as("our own clock first, then the log's resolution")
                .startsWith(Duration.ZERO, Duration.ofMillis(1))
                .endsWith(Duration.ofMillis(1));
        assertThat(lever.logs(copy)).allSatisfy(log -> assertThat(log).isNotEmptyFile());
        URI api = lever.startApi(copy, "v0.1.8").orElseThrow();
        assertThat(new MemoryApi(api, sandbox.apiKey()).get("/health").status()).isEqualTo(200);

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(copies(sandbox)).isEmpty();
        assertThatThrownBy(() -> clientIds(copy)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> new MemoryApi(api, sandbox.apiKey()).get("/health"))
                .isInstanceOf(IOException.class);
        assertThat(live.get("/health").status()).as("the live deployment").isEqualTo(200);
        lever.undo(change.undo());
        assertThat(lever.undone(change.undo())).as("after undo again").isTrue();
    }

    private static Instant databaseTime(Sandbox sandbox) throws SQLException {
        var login = sandbox.readOnlyLogin();
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                var rows = connection.createStatement().executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        }
    }

    private List<String> clientIds(RestoredCopy copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection(copy.jdbcUrl(), copy.user(), copy.password());
                var query = connection.prepareStatement("select client_id from memory_nodes where scope = ?")) {
            query.setString(1, scope);
            try (var rows = query.executeQuery()) {
                var ids = new ArrayList<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }

    private static List<Path> copies(Sandbox sandbox) throws IOException {
        Path folder = sandbox.directory().resolve("copies");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> copies = Files.list(folder)) {
            return copies.toList();
        }
    }
}
