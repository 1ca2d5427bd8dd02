package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.process.Signal;
import java.time.Duration;

/** The drill's JVM, by what its journal says of it: no other process that got its number later is touched. */
final class DrillProcess {

    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final JournalHead head;
    private final SwitchLog log;

    DrillProcess(JournalHead head, SwitchLog log) {
        this.head = head;
        this.log = log;
    }

    /** For an embedded deployment, which ends with the drill: nobody else has levers on it. */
    void kill() {
        boolean same = ProcessHandle.of(head.process())
                .flatMap(handle -> handle.info().startInstant())
                .filter(start ->
                        Duration.between(start, head.processStartedAt()).abs().compareTo(SAME_START) < 0)
                .isPresent();
        if (same && Signal.KILL.to(head.process())) {
            log.say("killed the drill, process " + head.process() + ": its deployment ends with it");
        }
    }
}
