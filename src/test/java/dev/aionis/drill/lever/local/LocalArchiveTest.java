package dev.aionis.drill.lever.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.lever.RestoreLever.ArchivedWal;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import dev.aionis.drill.sandbox.postgres.Archive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSandbox.class)
@Tag("long")
class LocalArchiveTest {

    @TempDir
    Path aside;

    @Test
    void a_wal_segment_that_is_gone_from_the_archive_is_named(Sandbox sandbox) throws Exception {
        var lever = new LocalRestoreLever(sandbox, 2, Duration.ofMinutes(2), new MonotonicClock(), line -> {});
        String first = lever.backup().orElseThrow().firstWal().orElseThrow();
        String removed = archived(sandbox);
        String last = archived(sandbox);
        ArchivedWal before = lever.archivedWal(last).orElseThrow();
        assertThat(before.missing()).isEmpty();
        assertThat(before.first()).isEqualTo(first);
        assertThat(before.segments())
                .isEqualTo(Archive.range(first, last).size())
                .isGreaterThan(1);

        Files.move(sandbox.archive().resolve(removed), aside.resolve(removed));
        try {
            assertThat(lever.archivedWal(last).orElseThrow().missing()).containsExactly(removed);
            assertThat(lever.archivedWal(last).orElseThrow().segments()).isEqualTo(before.segments());
        } finally {
            Files.move(aside.resolve(removed), sandbox.archive().resolve(removed));
        }
    }

    private static String archived(Sandbox sandbox) throws Exception {
        try (var connection = sandbox.database().connect();
                var statement = connection.createStatement()) {
            // a switch of a segment with nothing in it switches nothing
            statement.execute("select pg_create_restore_point('local-restore-lever-test')");
        }
        String segment = sandbox.database().switchWal();
        Archive.awaitSegment(sandbox.archive(), segment, Duration.ofSeconds(15));
        return segment;
    }
}
