package dev.aionis.drill.run;

import dev.aionis.drill.config.SafetyConfig;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.SafetyRules;
import dev.aionis.drill.process.ProcessIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an undo journal needs to know of its drill: whose it is, and by which rules it holds. */
final class JournalHeads {

    private JournalHeads() {}

    static JournalHead of(DrillRun run) {
        ProcessIdentity self = ProcessIdentity.self();
        return new JournalHead(
                run.id().value(),
                run.config().environment(),
                run.config().owner(),
                HostNames.ofThisMachine(),
                self.pid(),
                self.startedAt(),
                run.startedAt());
    }

    static SafetyRules rules(SafetyConfig safety) {
        var longest = safety.longestDisruption();
        return new SafetyRules(
                Optional.of(Set.copyOf(safety.levers())),
                Map.of(
                        "worker", longest.worker(),
                        "release", longest.release(),
                        "restore", longest.restore(),
                        "replica", longest.replica(),
                        "load", longest.load()),
                longest.restore(),
                safety.undoAttempts(),
                safety.undoPause());
    }
}
