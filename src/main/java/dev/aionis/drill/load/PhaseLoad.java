package dev.aionis.drill.load;

import dev.aionis.drill.model.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One phase of a load.
 *
 * @param operations by operation, those that the plan has a rate for
 * @param violations guards that the phase broke, each a sentence; what was measured in it then proves nothing
 */
public record PhaseLoad(
        String name, Instant from, Instant to, Map<Operation, OperationLoad> operations, List<String> violations) {

    public PhaseLoad {
        operations = Map.copyOf(operations);
        violations = List.copyOf(violations);
    }
}
