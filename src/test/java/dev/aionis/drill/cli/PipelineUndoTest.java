package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job of the pipeline undoes after its drill, by the very scripts that it calls; its java notes how it is called. */
class PipelineUndoTest {

    private static final String EARLIER = "ha_drill_20260228_staging_01";
    private static final String OWN = "ha_drill_20260301_staging_01";

    @TempDir
    private Path checkout;

    @BeforeEach
    void a_checkout_with_the_journal_of_an_earlier_drill_in_its_cache() throws IOException {
        Path scripts = Files.createDirectories(checkout.resolve(".ci/gitlab"));
        for (String script : List.of("carry", "undo")) {
            Files.copy(Path.of(".ci/gitlab", script), scripts.resolve(script));
        }
        executable("bin/java", "#!/bin/sh\necho \"$@\" >> calls\nexit ${JAVA_EXITS:-0}\n");
        journal(".carried/journals/" + EARLIER);
        assertThat(run("carry", "in").succeeded()).isTrue();
        write("target/drill.pid", "");
    }

    @Test
    void what_the_jobs_own_drill_left_is_undone_and_nothing_of_an_earlier_one() throws IOException {
        journal("drill-records/" + OWN);
        appendedSince(EARLIER);

        assertThat(run("undo").succeeded()).isTrue();

        assertThat(calls())
                .containsExactly("-jar target/ha-drills.jar undo --config drill-config/staging.yaml"
                        + " --records drill-records --drill " + OWN);
    }

    /** People may have deployed since: what was right to undo then may do harm now. */
    @Test
    void a_drill_that_was_refused_leaves_an_earlier_ones_journal_to_people() throws IOException {
        Files.createDirectories(checkout.resolve("drill-records").resolve(OWN));
        appendedSince(EARLIER);

        assertThat(run("undo").succeeded()).isTrue();

        assertThat(calls()).isEmpty();
    }

    @Test
    void a_drill_that_still_runs_is_asked_to_end_first() throws Exception {
        executable(
                "drill",
                "#!/bin/sh\ntrap 'echo the drill ended >> calls; exit' TERM\n: > runs\n"
                        + "while :; do sleep 0.1; done\n");
        journal("drill-records/" + OWN);
        Process drill =
                new ProcessBuilder("./drill").directory(checkout.toFile()).start();
        try {
            Wait.upTo(Duration.ofSeconds(10))
                    .forThe("the drill to run")
                    .until(() -> Files.exists(checkout.resolve("runs")));
            write("target/drill.pid", drill.pid() + "\n");

            assertThat(run("undo").stdout()).contains("the drill still runs, process " + drill.pid());

            assertThat(calls()).hasSize(2).first().isEqualTo("the drill ended");
        } finally {
            drill.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_could_not_be_undone_is_told_by_the_exit_code() throws IOException {
        journal("drill-records/" + OWN);

        CommandResult undone = run(Map.of("JAVA_EXITS", "1"), "undo");

        assertThat(undone.succeeded()).isFalse();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void a_job_that_never_came_to_its_drill_undoes_nothing() throws IOException {
        Files.delete(checkout.resolve("target/drills-before"));

        assertThat(run("undo").succeeded()).isTrue();

        assertThat(calls()).isEmpty();
    }

    private CommandResult run(String script, String... arguments) {
        return run(Map.of(), script, arguments);
    }

    private CommandResult run(Map<String, String> variables, String script, String... arguments) {
        var argv = new ArrayList<>(List.of("bash", ".ci/gitlab/" + script));
        argv.addAll(List.of(arguments));
        return Command.of(argv)
                .in(checkout)
                .with(Map.of(
                        "PATH",
                        checkout.resolve("bin") + ":" + System.getenv("PATH"),
                        "DRILL_CONFIG",
                        "drill-config/staging.yaml"))
                .with(variables)
                .run();
    }

    private List<String> calls() throws IOException {
        Path calls = checkout.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private void journal(String drill) throws IOException {
        write(drill + "/undo-journal.jsonl", "{}\n");
    }

    /** As by a drill that looks at what an earlier one left, and notes that it is there no more. */
    private void appendedSince(String drill) throws IOException {
        Path journal = checkout.resolve("drill-records").resolve(drill).resolve("undo-journal.jsonl");
        Files.setLastModifiedTime(journal, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void executable(String file, String text) throws IOException {
        Files.setPosixFilePermissions(write(file, text), PosixFilePermissions.fromString("rwx------"));
    }

    private Path write(String file, String text) throws IOException {
        Path place = checkout.resolve(file);
        Files.createDirectories(place.getParent());
        return Files.writeString(place, text);
    }
}
