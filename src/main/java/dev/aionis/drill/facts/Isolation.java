package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.criteria.IsolationCheck;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether the restored copy stands apart from the live deployment, looked at from both sides.
 *
 * @param before the live database when the target was chosen
 * @param live the live database now
 * @param restored the copy
 * @param workersOnCopy worker sessions seen on the copy; empty where sessions are hidden from the drill's role
 */
public record Isolation(
        Optional<String> liveHash,
        Optional<String> restoredHash,
        DatabaseIdentity before,
        DatabaseIdentity live,
        DatabaseIdentity restored,
        OptionalInt workersOnCopy) {

    public IsolationCheck check() {
        return new IsolationCheck(liveHash, restoredHash, liveUntouched(), workersOnCopy);
    }

    /** For the record. */
    public String summary() {
        return "system " + restored.systemIdentifier().orElse("unreadable") + ", live on timeline "
                + number(live.timeline()) + ", copy on timeline " + number(restored.timeline());
    }

    /** For a reader of the evidence. */
    public String describe() {
        return String.join(
                "\n",
                "database_target_hash of the live API      " + liveHash.orElse("not reported"),
                "database_target_hash of the API on copy   " + restoredHash.orElse("not reported"),
                "worker sessions on the copy               "
                        + (workersOnCopy.isPresent() ? workersOnCopy.getAsInt() : "hidden from this role"),
                "",
                "live database when T was chosen  " + before,
                "live database now                " + live,
                "restored copy                    " + restored,
                "");
    }

    private Optional<Boolean> liveUntouched() {
        return before.systemIdentifier().isEmpty()
                ? Optional.empty()
                : Optional.of(before.systemIdentifier().equals(live.systemIdentifier())
                        && before.timeline().equals(live.timeline())
                        && before.startedAt().equals(live.startedAt())
                        && !live.inRecovery());
    }

    private static String number(Optional<Integer> timeline) {
        return timeline.map(String::valueOf).orElse("unreadable");
    }
}
