package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings replicas from one release to another under load: drained first, admitted when ready, one at a time. */
class Rollout {

    private final List<ApiReplica> replicas;
    private final BalancerControl balancer;
    private final Consumer<String> migrate;
    private final Function<String, Regression> regressionOf;

    Rollout(
            List<ApiReplica> replicas,
            BalancerControl balancer,
            Consumer<String> migrate,
            Function<String, Regression> regressionOf) {
        this.replicas = List.copyOf(replicas);
        this.balancer = balancer;
        this.migrate = migrate;
        this.regressionOf = regressionOf;
    }

    /** The last replica becomes the canary and gets this share (0 to 1) of the requests; the others share the rest. */
    void deployCanary(String release, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new DrillException("canary weight " + share + ", expected 0 to 1", "it is a share of all requests");
        }
        migrate.accept(release);
        ApiReplica canary = replicas.get(replicas.size() - 1);
        bring(canary, release);
        var weights = new LinkedHashMap<String, Double>();
        for (ApiReplica replica : replicas) {
            weights.put(replica.describe().name(), replica == canary ? share : (1 - share) / (replicas.size() - 1));
        }
        balancer.weights(weights);
    }

    /** Every replica runs the release again and gets an equal share. Migrations stay: they only expand. */
    void restore(String release) {
        replicas.forEach(replica -> bring(replica, release));
        shareEvenly();
    }

    final void shareEvenly() {
        var weights = new LinkedHashMap<String, Double>();
        replicas.forEach(replica -> weights.put(replica.describe().name(), 1.0));
        balancer.weights(Map.copyOf(weights));
    }

    /** Kills one replica's process; the balancer has to find that out by itself. */
    void kill(String replica) {
        named(replica).kill();
    }

    /** Starts a replica that is not there on the release; returns when the balancer sends it requests. */
    void revive(String replica, String release) {
        bring(named(replica), release);
    }

    boolean inRotation(String replica) {
        return balancer.inRotation(replica);
    }

    /** What the release does worse than it should. */
    Regression regressionOf(String release) {
        return regressionOf.apply(release);
    }

    private ApiReplica named(String name) {
        return replicas.stream()
                .filter(replica -> replica.describe().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no replica " + name));
    }

    private void bring(ApiReplica replica, String release) {
        Replica now = replica.describe();
        if (!now.running() || !now.release().equals(release)) {
            balancer.drain(now.name());
            replica.terminate();
            replica.start(release, regressionOf(release));
            replica.awaitReady();
        }
        balancer.admit(now.name());
    }
}
