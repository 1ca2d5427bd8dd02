package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.process.ProcessState;
import java.time.Instant;

/** Whether the drill that began a journal still runs. */
enum DrillLife {
    ALIVE,
    OVER,
    /** It ran on another host: from here nobody can tell. */
    ELSEWHERE;

    static DrillLife of(JournalHead head) {
        if (!head.host().equals(HostNames.ofThisMachine())) {
            return ELSEWHERE;
        }
        // a process drills one environment at a time: another drill of this one has ended
        boolean another = head.process() != ProcessHandle.current().pid();
        return another && runs(head) ? ALIVE : OVER;
    }

    /** A process of that number which began at another moment is another one. */
    private static boolean runs(JournalHead head) {
        return ProcessState.of(head.process()) != ProcessState.GONE
                && ProcessHandle.of(head.process())
                        .flatMap(process -> process.info().startInstant())
                        .map(began ->
                                head.processStartedAt().equals(Instant.EPOCH) || began.equals(head.processStartedAt()))
                        .orElse(true);
    }
}
