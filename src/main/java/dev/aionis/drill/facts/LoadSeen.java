package dev.aionis.drill.facts;

import dev.aionis.drill.load.LoadTrace;
import java.util.List;
import java.util.stream.Stream;

/** A scenario's load as it stood: for each arm its requests, and what else it did. */
public record LoadSeen(List<Arm> arms) {

    /** One arm of the load, such as the callers'. */
    public record Arm(String name, RequestsSeen requests, LoadTrace trace) {

        private Stream<String> violations(Evidence evidence) {
            return trace.report(requests.samples(evidence)).violations().stream()
                    .map(violation -> name + ": " + violation);
        }
    }

    public LoadSeen {
        arms = List.copyOf(arms);
    }

    /** Guards that were violated, as sentences. */
    List<String> violations(Evidence evidence) {
        return arms.stream().flatMap(arm -> arm.violations(evidence)).toList();
    }
}
