package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.SafetyRules;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drill's process with a real switch, real commands and real signals; what is changed are files. */
@Tag("long")
class DeadMansSwitchTest {

    /** What is promised to whoever kills a drill. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private static final String AWAY = "echo stop >> calls; touch worker-away";

    @TempDir
    Path base;

    private WatchedDrill drill;

    /** The ways in which a drill's process goes. */
    enum End {
        KILLED(Signal.KILL::to),
        ITS_GROUP_KILLED(Signal.KILL::toGroup),
        CTRL_C(Signal.INT::toGroup);

        private final LongPredicate signal;

        End(LongPredicate signal) {
            this.signal = signal;
        }
    }

    @AfterEach
    void close() {
        if (drill != null) {
            drill.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void within_10_s_of_the_drills_end_everything_is_undone_newest_first(End end) throws Exception {
        drill = WatchedDrill.start(base);
        drill.make("worker");
        drill.make("release");
        assertThat(drill.workerAway() && drill.canaryThere()).isTrue();

        assertThat(end.signal.test(drill.pid())).isTrue();

        Wait.upTo(PROMISED).forThe("the switch to be through").until(drill::switchGone);
        assertThat(drill.workerAway() || drill.canaryThere()).isFalse();
        assertThat(drill.calls()).containsExactly("stop", "deploy", "rollback", "start");
        assertThat(drill.traces())
                .extracting(trace -> trace.undoneBy().orElse("nobody"))
                .containsExactly("dead-man's switch", "dead-man's switch");
        assertThat(drill.log())
                .anyMatch(line -> line.endsWith(" the drill is gone"))
                .anyMatch(line -> line.endsWith(" undone: 1 'worker taken away: stop' of scenario C"))
                .last(STRING)
                .endsWith(" nothing is left open, this process ends");
    }

    @Test
    void a_command_that_the_dead_drill_was_running_is_over_before_its_change_is_undone() throws Exception {
        drill = WatchedDrill.start(
                base,
                AWAY,
                "trap '' TERM QUIT; while :; do echo stopping >> calls; touch worker-away; sleep 0.1; done");
        drill.tell("worker");
        Wait.upTo(PROMISED)
                .forThe("the command to run")
                .until(() -> drill.calls().contains("stopping"));

        Signal.KILL.to(drill.pid());

        Wait.upTo(PROMISED).forThe("the switch to be through").until(drill::switchGone);
        assertThat(drill.workerAway()).isFalse();
        assertThat(drill.calls()).endsWith("stopping", "start");
    }

    @Test
    void a_drill_that_ends_by_itself_leaves_no_process_and_nothing_to_undo() throws Exception {
        drill = WatchedDrill.start(base);
        drill.make("worker");
        drill.tell("end");

        assertThat(drill.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(drill.said()).last().isEqualTo("ended");
        assertThat(drill.switchGone()).isTrue();
        assertThat(drill.traces())
                .extracting(trace -> trace.undoneBy().orElse("nobody"))
                .containsExactly("drill");
        assertThat(drill.log()).last().asString().endsWith(" the drill is over, this process ends");
    }

    @Test
    void a_drill_whose_switch_is_killed_ends_in_good_order_and_changes_nothing_more() throws Exception {
        drill = WatchedDrill.start(base);
        drill.make("worker");

        Signal.KILL.to(drill.switchPid());

        Wait.upTo(Duration.ofSeconds(1))
                .forThe("the drill to notice")
                .until(() -> drill.said().contains("stop: the dead-man's switch ended: exit code 137"));
        assertThat(drill.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(drill.workerAway()).isFalse();
        assertThat(drill.traces()).noneMatch(Trace::open);
    }

    @Test
    void a_disruption_that_lasts_too_long_ends_the_drill() throws Exception {
        drill = WatchedDrill.start(base, "worker: 1h}", "worker: 1s}");

        drill.make("worker");

        drill.awaitSaid("stop: disruption 1 lasted longer than safety.longest-disruption allows");
        assertThat(drill.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(drill.workerAway()).isFalse();
        assertThat(drill.traces())
                .extracting(trace -> trace.undoneBy().orElse("nobody"))
                .containsExactly("drill");
    }

    @Test
    void where_the_drill_hangs_the_switch_undoes_what_lasts_too_long() throws Exception {
        drill = WatchedDrill.start(base, "worker: 1h}", "worker: 1s}");
        drill.make("worker");

        Signal.STOP.to(drill.pid());

        Wait.upTo(PROMISED).forThe("the worker to be back").until(() -> !drill.workerAway());
        Wait.upTo(PROMISED)
                .forThe("the journal to say so")
                .until(() -> drill.traces().stream().noneMatch(Trace::open));
        assertThat(drill.traces())
                .extracting(trace -> trace.undoneBy().orElse("nobody"))
                .containsExactly("dead-man's switch");
        assertThat(drill.log()).anyMatch(line -> line.endsWith(" the drill does not answer"));

        Signal.CONT.to(drill.pid());
        assertThat(drill.process().waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(drill.calls()).as("undone once").containsExactly("stop", "start");
    }

    @Test
    void an_undo_that_fails_is_tried_again_until_it_holds() throws Exception {
        drill = WatchedDrill.start(
                base,
                "echo start >> calls; rm -f worker-away",
                "echo start >> calls; [ $(grep -c start calls) -gt 3 ] && rm -f worker-away");
        drill.make("worker");

        Signal.KILL.to(drill.pid());

        Wait.upTo(PROMISED).forThe("the switch to be through").until(drill::switchGone);
        assertThat(drill.workerAway()).isFalse();
        assertThat(drill.calls()).containsExactly("stop", "start", "start", "start", "start");
        assertThat(drill.log()).anyMatch(line -> line.contains(" undo failed: hook worker.start"));
    }

    @Test
    void a_switch_whose_drill_folder_disappears_says_so_and_ends() throws Exception {
        drill = WatchedDrill.start(base);

        Files.move(drill.folder(), base.resolve("elsewhere"));

        drill.awaitSaid("stop: the dead-man's switch ended: drill folder " + drill.folder() + ", is gone");
        Wait.upTo(PROMISED).forThe("the switch to end").until(drill::switchGone);
    }

    @Test
    void it_leads_a_session_of_its_own_and_shows_the_drills_id_and_no_secret() throws Exception {
        drill = WatchedDrill.start(base);
        String line = Files.readString(Path.of("/proc/" + drill.switchPid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();

        assertThat(line).endsWith("dev.aionis.drill.run.DeadMansSwitch " + WatchedProgram.ID);
        assertThat(line).doesNotContain(WatchedDrill.SECRET, WatchedProgram.LEARNT, base.toString());
        assertThat(session(drill.switchPid())).isEqualTo(drill.switchPid());
    }

    @Test
    void what_commands_print_to_it_is_kept_without_the_secrets_of_the_configuration_and_those_learnt()
            throws Exception {
        drill = WatchedDrill.start(
                base,
                "echo start >> calls; rm -f worker-away",
                "rm -f worker-away; echo " + WatchedDrill.SECRET + " and " + WatchedProgram.LEARNT);
        drill.make("worker");

        Signal.KILL.to(drill.pid());
        Wait.upTo(PROMISED).forThe("the switch to be through").until(drill::switchGone);

        try (var files = Files.walk(drill.folder())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.toString().endsWith("worker.start.txt"));
            assertThat(all)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(WatchedDrill.SECRET, WatchedProgram.LEARNT));
        }
    }

    @Test
    void orders_that_are_none_are_refused_without_showing_them() throws Exception {
        Process process = bare("hunter2-s3cret {");

        assertThat(answer(process))
                .isEqualTo("refused orders, seen 16 characters that are none, expected one line of JSON"
                        + " with config, overrides, folder, work, secrets and lock HINT: a drill starts its dead-man's switch by itself;"
                        + " nobody else has to");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void a_configuration_that_is_not_there_is_refused() throws Exception {
        Path folder = Files.createDirectories(base.resolve("folder/undo")).getParent();
        Process process =
                bare(new SwitchOrders(base.resolve("none.yaml"), Map.of(), folder, base, List.of(), false).line());

        assertThat(answer(process).toLowerCase(Locale.ROOT))
                .startsWith("refused ")
                .contains("none.yaml");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void what_is_given_up_is_named_with_what_a_person_has_to_do() throws Exception {
        Path folder = Files.createDirectories(base.resolve("folder/undo")).getParent();
        Path configuration = WatchedDrill.configuration(base, "echo start >> calls; rm -f worker-away", "exit 1");
        try (var levers = levers(configuration, folder);
                var journal = UndoJournal.create(
                        folder.resolve(UndoJournal.FILE),
                        head(),
                        levers.levers(),
                        SafetyRules.NONE,
                        new MonotonicClock())) {
            journal.make("C", ((WorkerLever) levers.levers().get(0)).takeAway(StopMode.STOP));
            var log = new SwitchLog(folder.resolve(SwitchLog.FILE), new MonotonicClock());

            assertThat(new LastUndo(journal, log, Duration.ZERO).untilNothingIsOpen())
                    .isFalse();
        }

        assertThat(Files.readString(folder.resolve(SwitchLog.FILE)))
                .contains(" given up: 1 'worker taken away: stop' of scenario C\n    HINT: do it by hand: ");
    }

    /** A switch without a drill. */
    private Process bare(String orders) throws IOException {
        Process process = new ProcessBuilder(JavaProgram.argv(DeadMansSwitch.class, List.of("nobody")))
                .redirectError(base.resolve("stderr").toFile())
                .start();
        process.getOutputStream().write((orders + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return process;
    }

    private static String answer(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static UndoLevers levers(Path configuration, Path folder) {
        ConfigReading reading = DrillConfigReader.reading(configuration, Map.of(), WatchedDrill.ENVIRONMENT);
        return UndoLevers.of(reading, head(), folder, folder, new MonotonicClock(), line -> {});
    }

    private static JournalHead head() {
        return new JournalHead(WatchedProgram.ID, "switch-test", "me", "here", 1, Instant.EPOCH, Instant.EPOCH);
    }

    /** The sixth field of a process' status: its session. */
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
