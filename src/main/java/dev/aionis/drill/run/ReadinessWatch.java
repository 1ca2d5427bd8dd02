package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.ObserveConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.AvailabilityProbe;
import dev.aionis.drill.observe.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Probes the health of every replica by itself, so that a rolling change shows replica by replica. */
final class ReadinessWatch implements AutoCloseable {

    private static final String PROBE = "health ";

    private final Stage stage;
    private final List<AionisApi> apis = new ArrayList<>();
    private final List<AvailabilityProbe> probes = new ArrayList<>();

    ReadinessWatch(Stage stage) {
        this.stage = stage;
        ObserveConfig observe = stage.config().observe();
        for (ApiTarget replica : stage.deployment().replicas()) {
            var api = new AionisApi(replica, stage.clock());
            apis.add(api);
            probes.add(new AvailabilityProbe(
                    PROBE + replica.name(),
                    () -> ProbeResult.of(api.health()),
                    observe.probeInterval(),
                    observe.probeIntervalDown(),
                    stage.clock()));
        }
    }

    void start() {
        probes.forEach(AvailabilityProbe::start);
    }

    /** Waits until every replica is ready on {@code release}, or the limit. */
    boolean awaitReady(String release, Duration limit) {
        return Wait.upTo(limit)
                .forThe("every replica to be ready on " + release)
                .showing(() -> stage.deployment().release().status().toString())
                .reached(() -> checks(release).stream().allMatch(check -> check.status() == CriterionStatus.MET));
    }

    /** One check a replica: on the release, taken in by the balancer, and answering. */
    List<Check> checks(String release) {
        return stage.deployment().release().status().stream()
                .map(replica -> check(replica, release))
                .toList();
    }

    /**
     * When the deployment was fully ready after {@code start}: not before the last replica that was down answered
     * again, and not after {@code verified}, when the lever saw every replica on its release and taken in.
     */
    BoundedInstant readyAfter(Instant start, Instant verified) {
        Instant answered = probes.stream()
                .flatMap(probe -> probe.outages().stream())
                .map(outage -> outage.end().earliest())
                .filter(start::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(start);
        return new BoundedInstant(answered.isBefore(verified) ? answered : verified, verified);
    }

    List<ProbeSample> samples() {
        return probes.stream().flatMap(probe -> probe.samples().stream()).toList();
    }

    void keepEvidence() {
        SampleTable.PROBES.write(stage.evidence(), stage.path("samples", "probes.csv"), samples());
    }

    private Check check(ReplicaStatus replica, String release) {
        Optional<ProbeSample> last = probes.stream()
                .filter(probe -> probe.name().equals(PROBE + replica.name()))
                .flatMap(probe -> probe.latest().stream())
                .findFirst();
        String seen = "release " + replica.release() + (replica.ready() ? ", taken in" : ", not taken in") + ", health "
                + last.map(ProbeSample::detail).orElse("never probed");
        boolean ready = replica.release().equals(release)
                && replica.ready()
                && last.map(ProbeSample::good).orElse(false);
        return Check.of(replica.name(), ready, seen);
    }

    @Override
    public void close() {
        probes.forEach(AvailabilityProbe::close);
        apis.forEach(AionisApi::close);
    }
}
