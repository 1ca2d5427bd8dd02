package dev.aionis.drill.run;

import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the load's callers and the probes that ask as they do got so far. */
record CallersSoFar(LedgeredLoad load, AvailabilityWatch availability) implements RecoveryWatch.Callers {

    @Override
    public Instant answeredUntil() {
        Instant requests = load.callersAnsweredUntil();
        Instant probes = availability.answeredUntil();
        return requests.isBefore(probes) ? requests : probes;
    }

    @Override
    public List<RequestSample> requests() {
        return load.callers();
    }

    @Override
    public Map<String, List<ProbeSample>> probes() {
        return availability.ofCallers();
    }

    @Override
    public boolean told() {
        return load.phaseTold();
    }
}
