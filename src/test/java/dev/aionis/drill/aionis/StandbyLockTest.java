package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.StoppedServer;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby grants advisory locks of its own, which keep nobody out on the primary. */
class StandbyLockTest {

    private static final LockOwner OWNER = new LockOwner(
            "ha_drill_20260228_staging-ha_01", "staging-ha", "ops", "db-host-1", Instant.parse("2026-02-28T12:00:00Z"));

    @Test
    void on_a_standby_no_environment_is_taken(@TempDir Path directory) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries"));
        PostgresServer primary = PostgresServer.init(
                binaries,
                directory.resolve("data"),
                directory.resolve("archive"),
                directory.resolve("postgres.log"),
                new PostgresSettings(Duration.ofMinutes(5), 20));
        try (Connection owner = Superuser.connect(primary)) {
            new ContractSchema(owner).create();
        }
        primary.close();
        Files.createFile(primary.dataDir().resolve("standby.signal"));
        try (PostgresServer standby = StoppedServer.startedAgain(binaries, primary)) {
            var access = new DatabaseAccess(standby.jdbcUrl(), ContractSchema.READER, "reader");

            assertThatThrownBy(() -> EnvironmentLock.take(access, OWNER))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("a standby answers, expected the primary");
        }
    }
}
