package dev.aionis.drill.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a load by phase. A request belongs to the phase in which it was due.
 *
 * @param breakages ways in which the generator itself broke, each a sentence
 */
public record LoadReport(List<PhaseLoad> phases, List<String> breakages) {

    public LoadReport {
        phases = List.copyOf(phases);
        breakages = List.copyOf(breakages);
    }

    /** The first phase of that name. */
    public Optional<PhaseLoad> phase(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /** All that speaks against trusting the load: broken guards of every phase, and breakages. */
    public List<String> violations() {
        List<String> all = new ArrayList<>(breakages);
        phases.forEach(phase -> all.addAll(phase.violations()));
        return all;
    }

    /** @param now where the last phase ends if the load was not stopped */
    static LoadReport of(LoadPlan plan, LoadLog.Contents log, Instant now) {
        return LoadTrace.of(plan, log, now).report(log.samples());
    }
}
