package dev.aionis.drill.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A starter to be killed: it starts a Java daemon, guarded programs with a child each, a frozen one and a broom, and
 * writes every pid to {@code pids}.
 */
final class LifelineStarter {

    private LifelineStarter() {}

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var pids = directory.resolve("pids");
        var broom = Lifeline.broom(directory);
        var java = Daemon.start(JavaProgram.daemon(
                "java", Watching.class, List.of(), directory, Map.of(), directory.resolve("java.log")));
        var stubborn = Daemon.start(guarded(directory, "stubborn", "trap '' TERM QUIT; sleep 300 & wait"));
        var frozen = Daemon.start(guarded(directory, "frozen", "setsid sleep 300 & sleep 300"));
        while (descendants(stubborn) < 3 || descendants(frozen) < 4) {
            Thread.onSpinWait();
        }
        var text = new StringBuilder();
        for (Daemon daemon : List.of(broom, java, stubborn, frozen)) {
            text.append(daemon.pid()).append('\n');
            ProcessHandle.of(daemon.pid())
                    .orElseThrow()
                    .descendants()
                    .forEach(child -> text.append(child.pid()).append('\n'));
        }
        frozen.freeze();
        while (!frozen.frozen()) {
            Thread.onSpinWait();
        }
        Files.writeString(directory.resolve("pids.part"), text);
        Files.move(directory.resolve("pids.part"), pids);
        Thread.sleep(300_000);
    }

    private static long descendants(Daemon daemon) {
        return ProcessHandle.of(daemon.pid()).orElseThrow().descendants().count();
    }

    private static DaemonSpec guarded(Path directory, String name, String script) {
        var argv = Lifeline.guard(List.of("sh", "-c", script), List.of());
        return new DaemonSpec(name, argv, directory, Map.of(), directory.resolve(name + ".log"));
    }

    /** A Java daemon as the sandbox has them. */
    static final class Watching {

        private Watching() {}

        public static void main(String[] args) throws Exception {
            Lifeline.watch();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                LockSupport.parkNanos(300_000_000);
                System.out.println("tidied up");
            }));
            System.out.println("up");
            Thread.sleep(300_000);
        }
    }
}
