package dev.aionis.drill.criteria;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a restored copy stood apart from the live deployment.
 *
 * @param liveTargetHash {@code database_target_hash} of a live API; empty if not answered
 * @param restoredTargetHash the same of the API on the restored copy; empty if not answered
 * @param liveUntouched whether the live database kept its system identifier, timeline and start time; empty if not known
 * @param workersOnCopy worker sessions seen on the copy that the drill was not asked for; empty where the role may not
 *     see who is connected
 */
public record IsolationCheck(
        Optional<String> liveTargetHash,
        Optional<String> restoredTargetHash,
        Optional<Boolean> liveUntouched,
        OptionalInt workersOnCopy) {}
