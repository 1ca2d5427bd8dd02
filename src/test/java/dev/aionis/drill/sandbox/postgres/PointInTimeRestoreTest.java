package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One primary with one base backup: rows 1 to 10 are committed before it, 11 to 20 after it and up to T, the last of
 * them at T exactly, 21 to 30 after T. One copy is restored to T for the class; other targets have copies of their own.
 */
class PointInTimeRestoreTest {

    @TempDir
    static Path directory;

    private static PostgresServer primary;
    private static BaseBackup base;
    private static Path archive;
    private static Instant target;
    private static Instant lastCommit;
    private static String lastSegment;
    private static List<String> archived;
    private static Instant before;
    private static Instant after;
    private static RestoredServer restored;
    private static int acknowledgedMeanwhile;

    private static final List<String> SAID = new ArrayList<>();

    @BeforeAll
    static void writeBackUpWriteRestore() throws Exception {
        primary = Postgres.primary(directory);
        archive = directory.resolve("archive");
        Postgres.execute(primary, "create table written (id int primary key, text text)");
        write(1, 10);
        Postgres.execute(primary, "create table meanwhile (id int primary key, text text)");
        base = backUpWhileWriting();
        target = write(11, 20);
        lastCommit = write(21, 30);
        lastSegment = primary.switchWal();
        Archive.awaitSegment(archive, lastSegment, Duration.ofSeconds(20));
        archived = names(archive);
        before = Instant.now();
        restored = restore("to-t", Optional.of(target), SAID);
        after = Instant.now();
    }

    @AfterAll
    static void stop() {
        restored.server().close();
        primary.close();
    }

    @Test
    void a_base_backup_names_the_wal_it_needs_and_leaves_out_what_would_mislead() throws Exception {
        assertThat(base.label()).isEqualTo("base");
        assertThat(base.bytes()).isGreaterThan(10_000_000);
        assertThat(archive.resolve(base.startWal())).exists();
        assertThat(base.startLsn()).isLessThan(base.stopLsn());
        assertThat(base.finishedAt()).isBefore(target);
        assertThat(base.directory().resolve("backup_label")).content().contains("LABEL: base", base.startWal());
        assertThat(base.directory()).isDirectoryNotContaining("glob:**postmaster.*");
        assertThat(base.directory().resolve("pg_wal")).isEmptyDirectory();
        assertThat(base.directory().resolve("global/pg_control")).exists();
    }

    @Test
    void a_restore_to_a_time_has_what_was_committed_up_to_it_and_nothing_later() throws Exception {
        assertThat(rows(restored.server())).isEqualTo(numbers(20));
        assertThat(restored.lastReplayed()).contains(target);
        assertThat(SAID).hasSizeGreaterThanOrEqualTo(3).last().asString().endsWith(", promoted");
    }

    @Test
    void a_copy_is_the_same_cluster_on_a_timeline_and_a_port_of_its_own_and_archives_nothing() throws Exception {
        var copy = restored.server();

        assertThat(systemIdentifier(copy)).isEqualTo(systemIdentifier(primary));
        assertThat(timeline(primary)).isEqualTo("1");
        assertThat(timeline(copy)).isEqualTo("2");
        assertThat(copy.port()).isNotEqualTo(primary.port());
        assertThat(copy.show(List.of("data_checksums", "archive_mode", "fsync")).values())
                .containsExactly("on", "off", "on");
    }

    @Test
    void the_source_its_backup_and_its_archive_stay_as_they_were_when_the_copy_is_written_to() throws Exception {
        Postgres.execute(restored.server(), "create table only_here (id int)");
        restored.server().switchWal();

        assertThat(rows(primary)).isEqualTo(numbers(30));
        assertThat(Postgres.value(primary, "select to_regclass('only_here')")).isNull();
        assertThat(names(archive)).isEqualTo(archived);
        assertThat(base.directory().resolve("backup_label")).exists();
        assertThat(base.directory().resolve("recovery.signal")).doesNotExist();
    }

    @Test
    void what_was_written_while_the_base_backup_was_copied_is_there_and_sound() throws Exception {
        assertThat(acknowledgedMeanwhile).as("writes during the backup").isPositive();
        assertThat(Postgres.value(restored.server(), "select count(*) from meanwhile"))
                .isEqualTo(Integer.toString(acknowledgedMeanwhile));
        assertThatCode(() -> Postgres.execute(
                        restored.server(), "select bt_index_check('meanwhile_pkey', heapallindexed => true)"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_microsecond_before_a_commit_does_not_have_it() throws Exception {
        try (var copy = restore("before-t", Optional.of(target.minus(1, ChronoUnit.MICROS)))
                .server()) {
            assertThat(rows(copy))
                    .isEqualTo(IntStream.rangeClosed(1, 19).boxed().toList());
        }
    }

    @Test
    void a_restore_to_the_latest_has_all_that_the_archive_holds() throws Exception {
        var restored = restore("latest", Optional.empty());
        try (var copy = restored.server()) {
            assertThat(rows(copy))
                    .isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
            assertThat(restored.lastReplayed()).contains(lastCommit);
        }
    }

    @Test
    void the_phases_follow_each_other_without_a_gap_within_the_time_of_the_restore() {
        var phases = restored.phases();
        assertThat(phases)
                .extracting(Phase::name)
                .containsExactly("base-fetched", "replay-started", "replay-ended", "promoted", "accepting");
        for (int i = 1; i < phases.size(); i++) {
            assertThat(phases.get(i).start()).isEqualTo(phases.get(i - 1).end());
        }
        assertThat(phases.get(0).start()).isBetween(before.minusMillis(1), after);
        assertThat(phases.get(0).length()).isPositive();
        assertThat(phases.get(1).length()).isPositive();
        assertThat(phases.get(4).end()).isBetween(phases.get(0).end(), after);
    }

    @Test
    void a_target_before_the_end_of_the_base_backup_is_refused_before_anything_is_copied() {
        assertThatThrownBy(() -> restore("early", Optional.of(base.finishedAt().minusMillis(1))))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("the base backup was only finished at " + base.finishedAt());
        assertThat(directory.resolve("early")).doesNotExist();
    }

    @Test
    void a_target_after_the_end_of_the_archive_is_explained_with_the_last_commit_it_holds() {
        assertThatThrownBy(() -> restore("late", Optional.of(lastCommit.plusSeconds(60))))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("the archive ended before it: its last commit is of " + lastCommit)
                .hasMessageContaining("FATAL:  recovery ended before configured recovery target was reached")
                .hasMessageContaining("HINT: write something after the target");
    }

    @Test
    void a_missing_wal_segment_is_named() throws Exception {
        var holed = Files.createDirectory(directory.resolve("holed-archive"));
        Files.copy(archive.resolve(lastSegment), holed.resolve(lastSegment));

        assertThatThrownBy(() -> PointInTimeRestore.restore(
                        Postgres.BINARIES,
                        base,
                        holed,
                        Optional.of(target),
                        directory.resolve("holed"),
                        directory.resolve("holed.log"),
                        2,
                        Duration.ofMinutes(2),
                        line -> {}))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("WAL segment " + base.startWal() + " is not in the archive");
    }

    private static RestoredServer restore(String name, Optional<Instant> to) {
        return restore(name, to, new ArrayList<>());
    }

    private static RestoredServer restore(String name, Optional<Instant> to, List<String> said) {
        return PointInTimeRestore.restore(
                Postgres.BINARIES,
                base,
                archive,
                to,
                directory.resolve(name),
                directory.resolve(name + ".log"),
                2,
                Duration.ofMinutes(2),
                said::add);
    }

    private static BaseBackup backUpWhileWriting() throws Exception {
        var copied = new CountDownLatch(1);
        var writer = CompletableFuture.supplyAsync(() -> {
            int acknowledged = 0;
            try (var connection = primary.connect();
                    var insert = connection.prepareStatement("insert into meanwhile values (?, repeat('y', 500))")) {
                while (copied.getCount() > 0) {
                    insert.setInt(1, acknowledged + 1);
                    acknowledged += insert.executeUpdate();
                }
            } catch (SQLException refused) {
                throw new AssertionError(refused);
            }
            return acknowledged;
        });
        var taken = BaseBackup.take(primary, directory.resolve("base"), 2);
        copied.countDown();
        acknowledgedMeanwhile = writer.get();
        return taken;
    }

    /** Commits each row by itself. Returns the commit time of the last, as recovery will compare it. */
    private static Instant write(int first, int last) throws Exception {
        for (int id = first; id <= last; id++) {
            Postgres.execute(primary, "insert into written values (" + id + ", repeat('x', 1000))");
        }
        return OffsetDateTime.parse(Postgres.value(
                        primary,
                        "select to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"
                                + " from pg_last_committed_xact()"))
                .toInstant();
    }

    private static List<Integer> rows(PostgresServer server) throws Exception {
        String ids = Postgres.value(server, "select string_agg(id::text, ',' order by id) from written");
        return List.of(ids.split(",")).stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static String timeline(PostgresServer server) throws Exception {
        return Postgres.value(server, "select timeline_id from pg_control_checkpoint()");
    }

    private static String systemIdentifier(PostgresServer server) throws Exception {
        return Postgres.value(server, "select system_identifier from pg_control_system()");
    }

    private static List<String> names(Path of) throws Exception {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
