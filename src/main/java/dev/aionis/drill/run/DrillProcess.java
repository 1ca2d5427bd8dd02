package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.process.Signal;

/** The drill's JVM, by what its journal says of it: no other process that got its number later is touched. */
final class DrillProcess {

    private final JournalHead head;
    private final SwitchLog log;

    DrillProcess(JournalHead head, SwitchLog log) {
        this.head = head;
        this.log = log;
    }

    /** For an embedded deployment, which ends with the drill: nobody else has levers on it. */
    void kill() {
        if (head.identity().there() && Signal.KILL.to(head.process())) {
            log.say("killed the drill, process " + head.process() + ": its deployment ends with it");
        }
    }
}
