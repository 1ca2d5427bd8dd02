package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalHead;

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
        return another && !head.identity().gone() ? ALIVE : OVER;
    }
}
