package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.RollbackDefect;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Rollouts that leave something of the candidate behind. */
final class DefectiveRollout extends Rollout {

    /** Longer than callers have to be back in the envelope, shorter than they are watched after that. */
    private static final Duration RECONCILED_AFTER = Duration.ofSeconds(8);

    private final SandboxSpec spec;
    private final RollbackDefect defect;
    private volatile double share;
    private volatile boolean deployed;

    private DefectiveRollout(
            SandboxSpec spec,
            RollbackDefect defect,
            List<ApiReplica> replicas,
            BalancerControl balancer,
            Consumer<String> migrate) {
        super(replicas, balancer, migrate, release -> Sandbox.regressionOf(spec, release));
        this.spec = spec;
        this.defect = defect;
    }

    /** A sound one where the defect is none of its. */
    static Rollout in(SandboxSpec spec, List<ApiReplica> replicas, BalancerControl balancer, Consumer<String> migrate) {
        return Defects.ofKind(spec.defect(), RollbackDefect.class)
                .<Rollout>map(one -> new DefectiveRollout(spec, one, replicas, balancer, migrate))
                .orElseGet(
                        () -> new Rollout(replicas, balancer, migrate, release -> Sandbox.regressionOf(spec, release)));
    }

    @Override
    void deployCanary(String release, double weight) {
        super.deployCanary(release, weight);
        share = weight;
        deployed = true;
    }

    @Override
    void restore(String release) {
        switch (defect) {
            case ROLLBACK_CHANGES_NOTHING -> {}
            case REPLICA_LEFT_ON_CANDIDATE -> shareEvenly();
            case CANDIDATE_COMES_BACK -> {
                super.restore(release);
                reconcile();
            }
            default -> super.restore(release);
        }
    }

    /** Of the previous release with the settings that the candidate left. */
    @Override
    Regression regressionOf(String release) {
        Regression candidate = spec.candidateRegression();
        if (!deployed || !release.equals(spec.knownGood())) {
            return super.regressionOf(release);
        }
        return switch (defect) {
            case ERRORS_GO_ON -> new Regression(candidate.errorRate(), Duration.ZERO);
            case LATENCY_STAYS -> new Regression(0, candidate.latency());
            default -> super.regressionOf(release);
        };
    }

    private void reconcile() {
        if (!deployed) {
            return;
        }
        deployed = false;
        var reconciler = new Thread(
                () -> {
                    try {
                        Thread.sleep(RECONCILED_AFTER.toMillis());
                        synchronized (this) {
                            super.deployCanary(spec.candidate(), share);
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "reconciler");
        reconciler.setDaemon(true);
        reconciler.start();
    }
}
