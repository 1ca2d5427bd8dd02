package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that are shipped to be copied keep to the protocol, as far as that shows without what they move. */
class ExampleHooksTest {

    private static final Path EXAMPLES = Path.of("drill-config/examples").toAbsolutePath();

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    static Stream<Path> scripts() throws IOException {
        return Files.walk(EXAMPLES)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void each_is_a_script_that_a_posix_shell_reads(Path script) {
        CommandResult read = Command.of(List.of("sh", "-n", script.toString())).run();

        assertThat(read.stderr()).isEmpty();
        assertThat(read.succeeded()).isTrue();
    }

    static Stream<Path> restores() throws IOException {
        return scripts().filter(script -> script.getFileName().toString().matches("restore|aionis"));
    }

    @ParameterizedTest
    @MethodSource("restores")
    void none_touches_what_no_drill_made(Path script) {
        for (String foreign : List.of("aionis", "", "ha-drill", "production-ha-drill-1")) {
            CommandResult destroyed = Command.of(List.of(script.toString()))
                    .with(Map.of(
                            "DRILL_VERB", "restore.destroy",
                            "DRILL_RESTORE_NAME", foreign,
                            "RESTORE_HOST", "restore.invalid",
                            "WORKER_HOST", "worker.invalid",
                            "API_HOSTS", "api.invalid"))
                    .run();

            assertThat(destroyed.exitCode()).as("%s %s", script, foreign).isEqualTo(65);
            assertThat(destroyed.stderr()).contains("not a name of a drill's copy: " + foreign);
        }
    }

    @Test
    void a_gap_in_an_archive_is_named() throws IOException {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        for (String segment :
                List.of("0000000200000001000000FE", "0000000200000001000000FF.gz", "000000020000000200000001")) {
            Files.createFile(archive.resolve(segment));
        }

        HookAnswer answer = hooks.runner()
                .run(
                        HookVerb.RESTORE_ARCHIVE,
                        hooks.script(EXAMPLES.resolve("systemd-hosts/archived-wal") + " " + archive
                                + " $DRILL_WAL_FIRST $DRILL_WAL_LAST"),
                        Map.of(
                                "DRILL_WAL_FIRST", "0000000200000001000000FE",
                                "DRILL_WAL_LAST", "000000020000000200000001"))
                .answer();

        assertThat(answer.segments()).hasValue(4);
        assertThat(answer.missing()).contains(List.of("000000020000000200000000"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script needs GNU date")
    void a_cloud_restore_is_begun_polled_told_and_removed() throws IOException {
        RestoreTold told =
                RestoreTold.of("ha_drill_20260228_rds_01", 1, Optional.of(Instant.parse("2026-02-28T10:10:00.25Z")));

        assertThat(cloud(HookVerb.RESTORE_STATUS, told).none()).isTrue();
        assertThat(cloud(HookVerb.RESTORE_RESTORE, told).answer().jobId()).contains("ha-drill-20260228-rds-01");
        HookResult creating = cloud(HookVerb.RESTORE_STATUS, told);
        assertThat(creating.notYet()).isTrue();
        assertThat(creating.answer().message()).contains("creating");
        assertThat(cloud(HookVerb.RESTORE_STATUS, told)
                        .answer()
                        .database()
                        .orElseThrow()
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://copy.rds.example.org:5432/aionis?sslmode=require");
        assertThat(cloud(HookVerb.RESTORE_DESTROY, told).done()).isTrue();
        assertThat(cloud(HookVerb.RESTORE_STATUS, told).none()).isTrue();
        assertThat(cloud(HookVerb.RESTORE_DESTROY, told).done())
                .as("once more does no harm")
                .isTrue();
        assertThat(hooks.calls())
                .anyMatch(call -> call.contains("--restore-time 2026-02-28T10:10:01Z")
                        && call.contains("--target-db-instance-identifier ha-drill-20260228-rds-01"))
                .filteredOn(call -> call.contains("delete-db-instance"))
                .hasSize(1);
    }

    private HookResult cloud(HookVerb verb, RestoreTold told) throws IOException {
        Path aws = folder.resolve("aws");
        if (!Files.exists(aws)) {
            try (InputStream in = ExampleHooksTest.class.getResourceAsStream("/hooks/aws")) {
                Files.copy(in, aws);
            }
            Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
        }
        var environment = new HashMap<String, String>();
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("SOURCE_INSTANCE", "aionis");
        var script = new HookCommand(
                List.of(EXAMPLES.resolve("managed-postgres/restore").toString()), Duration.ofSeconds(20));
        return hooks.runner(environment).run(verb, script, told.variables(""));
    }
}
