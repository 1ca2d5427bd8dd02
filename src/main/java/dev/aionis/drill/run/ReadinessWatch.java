package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.DisruptedSeen;
import dev.aionis.drill.facts.ReadySeen;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.model.ProbeSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether every replica is ready, as the lever and the replica's own health say it; seen replica by replica. */
final class ReadinessWatch {

    private final Stage stage;
    private final AvailabilityWatch availability;

    ReadinessWatch(Stage stage, AvailabilityWatch availability) {
        this.stage = stage;
        this.availability = availability;
    }

    /**
     * Waits until every replica is ready on {@code release}, or nobody can tell, or the limit; what the last look saw is
     * what the rollback is judged by.
     *
     * @param rolledBack whether the lever did it
     */
    Readiness awaitReady(String release, boolean rolledBack, Duration limit) {
        return stage.lastSeen(
                Wait.upTo(limit)
                        .forThe("every replica to be ready on " + release)
                        .showing(() -> stage.deployment().release().status().toString()),
                () -> new Readiness(checks(release), rolledBack),
                now -> now.seen() || now.unseen());
    }

    /**
     * One check a replica that the lever sees: on the release, taken in, and answering; and one for each that is probed
     * under a name which the lever does not know, as behind a cluster's own addresses.
     */
    private List<Check> checks(String release) {
        List<ReplicaStatus> seen = stage.deployment().release().status();
        Stream<Check> byLever = seen.stream().map(replica -> check(replica, release));
        Stream<Check> byProbe = stage.deployment().replicas().stream()
                .map(ApiTarget::name)
                .filter(name ->
                        seen.stream().noneMatch(replica -> replica.name().equals(name)))
                .flatMap(name -> availability.latest(name).stream()
                        .map(last -> Check.of(name, last.good(), "health " + last.detail())));
        return Stream.concat(byLever, byProbe).toList();
    }

    /**
     * When the deployment was fully ready after {@code start}.
     *
     * @param verified when the lever saw every replica on its release and taken in
     */
    ReadySeen readyAfter(Instant start, Instant verified) {
        return new ReadySeen(start, verified, availability.seen());
    }

    /**
     * When a release that was deployed from {@code start} on began to take requests: not before the first replica that
     * was down for it answered again, and not after {@code made}, when the lever said so.
     */
    DisruptedSeen takingRequestsAfter(Instant start, Instant made) {
        return new DisruptedSeen(start, made, Optional.of(availability.seen()));
    }

    private Check check(ReplicaStatus replica, String release) {
        Optional<ProbeSample> last = availability.latest(replica.name());
        String seen = "release " + replica.release().orElse("not seen")
                + replica.ready()
                        .map(in -> in ? ", taken in" : ", not taken in")
                        .orElse(", taken in or not is not seen")
                + ", health " + last.map(ProbeSample::detail).orElse("never probed");
        // a pod that came up after the probes began is known to the lever alone
        boolean answers = availability.probes(replica.name())
                ? last.map(ProbeSample::good).orElse(false)
                : replica.ready().orElse(false);
        boolean elsewhere = replica.release().map(runs -> !runs.equals(release)).orElse(false);
        if (elsewhere || !replica.ready().orElse(true) || !answers) {
            return Check.of(replica.name(), false, seen);
        }
        return replica.release().isPresent() || replica.ready().isPresent()
                ? Check.of(replica.name(), true, seen)
                : Check.unknown(replica.name(), seen + ": the release lever sees neither");
    }
}
