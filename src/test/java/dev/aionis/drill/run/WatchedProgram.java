package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.StopMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A drill to be killed, without anything to measure: it changes what it is told to on its standard input, through a
 * journal that a dead-man's switch watches over, and says what it did.
 */
final class WatchedProgram {

    static final String ID = "ha_drill_20260228_switch-test_01";
    static final String LEARNT = "learnt-while-it-ran";

    private final UndoJournal journal;
    private final SwitchHold hold;
    private final WorkerLever worker;
    private final ReleaseLever release;

    private WatchedProgram(Path configuration, Path folder) {
        ConfigReading reading = DrillConfigReader.reading(configuration, Map.of(), System.getenv());
        var clock = new MonotonicClock();
        JournalHead head = new JournalHead(
                ID,
                "switch-test",
                "me",
                "here",
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseThrow(),
                Instant.now());
        var begun = new CompletableFuture<WatchedProgram>();
        hold = SwitchHold.start(
                ID,
                folder.resolve(SwitchLog.FILE),
                Map.of(),
                why -> begun.join().stop(why));
        var scene = new Announcing(new UndoScene(reading, head, folder, line -> {}), hold);
        var levers = new ExternalLevers(new LeverScene(
                reading.config(), new dev.aionis.drill.model.DrillId(ID), clock, folder, scene, line -> {}));
        worker = levers.worker();
        release = levers.release();
        journal = UndoJournal.create(
                folder.resolve(UndoJournal.FILE),
                head,
                List.of(worker, release, levers.restore()),
                JournalHeads.rules(reading.config().safety()),
                clock);
        hold.arm(new SwitchOrders(configuration, Map.of(), folder, folder, List.of(), false));
        journal.onlyWhile(hold::requireArmed);
        hold.learn(LEARNT);
        begun.complete(this);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder.resolve("undo"));
        var program = new WatchedProgram(Path.of(args[0]), folder);
        System.out.println("watched by " + program.hold.pid());
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            program.act(line);
        }
        Runtime.getRuntime().halt(9);
    }

    private void act(String line) {
        switch (line) {
            case "worker" -> make("C", worker.takeAway(StopMode.STOP));
            case "release" -> make("B", release.deployCanary("v2", "v1", 0.5));
            case "end" -> end(0);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void make(String scenario, Change<?> change) {
        try {
            journal.make(scenario, change);
            System.out.println("made: " + change.what());
        } catch (RuntimeException refused) {
            System.out.println("not made: " + refused.getMessage());
        }
    }

    private void stop(String why) {
        System.out.println("stop: " + why);
        end(3);
    }

    private void end(int code) {
        journal.undoAll();
        hold.close();
        System.out.println("ended");
        System.exit(code);
    }
}
