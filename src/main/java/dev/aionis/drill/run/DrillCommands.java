package dev.aionis.drill.run;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.process.ProcessIdentity;
import dev.aionis.drill.process.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operator's commands that a drill is running, as it announces them: one that still changes something must be over
 * before the change is undone. Each has a guard that ends it within 2 s of the drill's death.
 */
final class DrillCommands {

    private static final Duration BY_ITSELF = Duration.ofSeconds(4);
    private static final Duration KILLED = Duration.ofSeconds(1);

    private final Map<String, Optional<Leader>> running = new ConcurrentHashMap<>();

    /** The leader of a command's session. */
    private record Leader(ProcessIdentity process) {

        boolean there() {
            return process.there();
        }

        /** With those that left its session. */
        void kill() {
            List<ProcessHandle> below = ProcessHandle.of(process.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .toList();
            Signal.KILL.toGroup(process.pid());
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    static String starting(int number) {
        return SwitchTalk.COMMAND + number;
    }

    static String started(int number, ProcessHandle process) {
        ProcessIdentity identity = ProcessIdentity.of(process);
        return starting(number) + " " + identity.pid() + " " + identity.startedAt();
    }

    static String over(int number) {
        return starting(number) + " over";
    }

    /** @param told one of the above, without its first word */
    void note(String told) {
        List<String> words = List.of(told.split(" "));
        String number = words.get(0);
        switch (words.size()) {
            case 1 -> running.put(number, Optional.empty());
            case 2 -> running.remove(number);
            default ->
                running.put(
                        number,
                        Optional.of(new Leader(
                                new ProcessIdentity(Long.parseLong(words.get(1)), Instant.parse(words.get(2))))));
        }
    }

    /** Waits until the commands of a dead drill are over, and kills those that do not end by themselves. */
    void awaitEnd() {
        if (!Wait.upTo(BY_ITSELF).forThe("the drill's commands to end").reached(this::noneLeft)) {
            kill();
        }
    }

    /** Kills those of a drill that lives but does not answer. */
    void kill() {
        leaders().forEach(Leader::kill);
        Wait.upTo(KILLED)
                .forThe("the drill's commands to be gone")
                .reached(() -> leaders().isEmpty());
    }

    /** One of which nothing but its announcement came may have been started in the drill's last moment. */
    private boolean noneLeft() {
        return leaders().isEmpty() && running.values().stream().noneMatch(Optional::isEmpty);
    }

    private List<Leader> leaders() {
        return running.values().stream()
                .flatMap(Optional::stream)
                .filter(Leader::there)
                .toList();
    }
}
