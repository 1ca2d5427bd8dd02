package dev.aionis.drill.lever.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows a restore by what CloudNativePG says of its Cluster: each phase that was seen, until it is healthy. */
final class CopyWatch {

    /** The operator's own words; readyInstances alone is early, since the primary is restarted once more after it. */
    private static final String HEALTHY = "Cluster in healthy state";

    private static final String LOST = "Cluster is in an unrecoverable state";
    private static final String UNSEEN = "taken up by the operator";

    private final Cluster cluster;
    private final ApiCall look;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final List<Phase> phases = new ArrayList<>();
    private String phase = UNSEEN;
    private Instant since;
    private Instant lookedAt;

    CopyWatch(Cluster cluster, ApiCall look, InstantSource clock, Consumer<String> progress) {
        this.cluster = cluster;
        this.look = look;
        this.clock = clock;
        this.progress = progress;
        this.since = clock.instant();
        this.lookedAt = since;
    }

    /**
     * Waits until all instances are ready.
     *
     * @return the phases in order, on the drill's clock, each moment as exact as two looks lie apart
     * @throws DrillException at the limit, or when the operator gives the Cluster up
     */
    List<Phase> await(Patience patience) {
        patience.forThe("restored Cluster to be healthy").showing(() -> phase).until(this::healthy);
        return List.copyOf(phases);
    }

    private boolean healthy() {
        JsonNode now = Json.tree(cluster.send(look));
        String seen = now.path("status").path("phase").asText(UNSEEN);
        if (seen.startsWith(LOST)) {
            throw new DrillException(
                    "restored Cluster, phase \"" + seen + "\", expected \"" + HEALTHY + "\"",
                    "see the logs of the copy's pods, attached, and kubectl describe cluster");
        }
        boolean ready = now.path("status").path("readyInstances").asInt(0)
                >= now.path("spec").path("instances").asInt(1);
        if (!seen.equals(phase) || (seen.equals(HEALTHY) && ready)) {
            reached(seen);
        }
        lookedAt = clock.instant();
        return seen.equals(HEALTHY) && ready;
    }

    private void reached(String next) {
        Instant now = clock.instant();
        phases.add(new Phase(phase, since, now, Duration.between(lookedAt, now)));
        if (!next.equals(phase)) {
            progress.accept("restored Cluster: " + next);
        }
        phase = next;
        since = now;
    }
}
