package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.ProcessState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for the class: what it promises is read from the running server. */
class PostgresServerTest {

    @TempDir
    static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        // a name that a careless shell command or configuration file would trip over
        server = Postgres.primary(Files.createDirectory(directory.resolve("it's 100 %p")));
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.alive()).isFalse();
        assertThat(server.dataDir().resolve("postmaster.pid")).doesNotExist();
        assertThat(server.log()).content().contains("received fast shutdown request", "database system is shut down");
    }

    @Test
    void what_durability_rests_on_is_on() {
        assertThat(server.show(List.of(
                        "fsync",
                        "synchronous_commit",
                        "full_page_writes",
                        "data_checksums",
                        "archive_mode",
                        "autovacuum")))
                .containsExactly(
                        entry("fsync", "on"),
                        entry("synchronous_commit", "on"),
                        entry("full_page_writes", "on"),
                        entry("data_checksums", "on"),
                        entry("archive_mode", "on"),
                        entry("autovacuum", "on"));
        assertThat(server.show(List.of("archive_timeout", "max_connections", "log_timezone"))
                        .values())
                .containsExactly("5min", "20", "UTC");
    }

    @Test
    void it_listens_on_the_loopback_interface_alone() {
        assertThat(server.show(List.of("listen_addresses", "unix_socket_directories", "port"))
                        .values())
                .containsExactly("127.0.0.1", "", Integer.toString(server.port()));
        assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + server.port() + "/aionis");
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void the_password_shows_in_no_text_form_and_in_no_file() throws Exception {
        assertThat(server.password()).hasSize(32);
        assertThat(server.roles() + " " + server).doesNotContain(server.password());
        try (var files = Files.list(server.dataDir().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("primary", "archive", "primary.log");
        }
    }

    @Test
    void the_owner_of_the_database_is_no_superuser_but_sees_everything() throws Exception {
        assertThat(Postgres.value(server, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(Postgres.value(server, "show archive_command")).contains("cp \"%p\"");
        assertThat(Postgres.value(server, "select count(*) from pg_stat_activity where backend_type = 'checkpointer'"))
                .isEqualTo("1");
    }

    @Test
    void a_switched_wal_segment_arrives_in_the_archive_whole() throws Exception {
        Postgres.execute(server, "create table to_be_archived as select generate_series(1, 1000) as id");

        String segment = server.switchWal();

        var archive = server.dataDir().resolveSibling("archive");
        Archive.awaitSegment(archive, segment, Duration.ofSeconds(20));
        assertThat(archive.resolve(segment)).hasSize(WalSegment.MEGABYTES * 1024L * 1024);
        assertThat(server.switchWal()).isGreaterThanOrEqualTo(segment);
    }

    @Test
    void the_pid_is_that_of_the_server_itself() throws Exception {
        assertThat(ProcessState.of(server.pid())).isEqualTo(ProcessState.RUNNING);
        assertThat(Files.readString(server.dataDir().resolve("postmaster.pid"))).startsWith(server.pid() + "\n");
    }

    @Test
    void an_unknown_setting_is_refused_by_name() {
        assertThatThrownBy(() -> server.show(List.of("no_such_setting")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
    }

    @Test
    void a_directory_that_is_not_empty_is_left_alone() throws Exception {
        var occupied = Files.createDirectory(directory.resolve("occupied"));
        var file = Files.writeString(occupied.resolve("precious"), "content");

        assertThatThrownBy(() -> PostgresServer.init(
                        Postgres.BINARIES,
                        occupied,
                        directory.resolve("other-archive"),
                        directory.resolve("other.log"),
                        Postgres.SETTINGS))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("exists but is not empty");
        assertThat(file).hasContent("content");
    }
}
