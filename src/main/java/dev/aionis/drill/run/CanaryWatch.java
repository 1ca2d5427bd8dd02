package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.RollbackConfig;
import dev.aionis.drill.criteria.CanaryTolerance;
import dev.aionis.drill.criteria.CanaryVerdict;
import dev.aionis.drill.facts.CanarySeen;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Loads a canary and a baseline replica alike and directly, and compares them at a fixed number of looks. Each look
 * gets its share of the significance level (Bonferroni), so that looking often does not find what is not there.
 */
final class CanaryWatch {

    static final String BASELINE = "baseline";
    static final String CANARY = "canary";

    private static final int LOOKS = 9;

    /** Half the callers' rates on each arm: as much again as the callers in all. */
    private static final double SHARE = 0.5;

    private final Stage stage;
    private final LedgeredLoad load;
    private final CanarySlice slice;
    private final RollbackConfig plan;
    private CanaryVerdict verdict;
    private CanarySeen seen;
    private Instant detectedAt;

    CanaryWatch(Stage stage, LedgeredLoad load, CanarySlice slice) {
        this.stage = stage;
        this.load = load;
        this.slice = slice;
        this.plan = stage.config().rollback();
    }

    /** Watches until a regression is found or the time is up. @return what the last look saw, kept */
    CanarySeen run() {
        warmUp();
        load.start(baseline(BASELINE), SHARE);
        load.start(canary(CANARY), SHARE);
        Duration interval = plan.observeCanary().dividedBy(LOOKS - 1);
        stage.window(
                Wait.upTo(plan.observeCanary())
                        .every(interval)
                        .forThe("canary comparison")
                        .showing(() -> verdict == null ? load.figures() : verdict.why()),
                this::regressed);
        load.stop(BASELINE);
        load.stop(CANARY);
        if (detectedAt == null) {
            regressed();
        }
        return seen;
    }

    /** Both get the same load as later; nothing of it is compared. */
    private void warmUp() {
        if (!plan.warmUp().isZero()) {
            List<ApiTarget> arms = List.of(baseline("warm-up-" + BASELINE), canary("warm-up-" + CANARY));
            arms.forEach(arm -> load.startUnjudged(arm, SHARE));
            stage.observe("end of the warm-up", plan.warmUp(), load::figures);
            arms.forEach(arm -> load.stop(arm.name()));
        }
    }

    Optional<Instant> detectedAt() {
        return Optional.ofNullable(detectedAt);
    }

    private ApiTarget baseline(String name) {
        return stage.deployment().at(name, address(slice.baseline(), BASELINE));
    }

    private ApiTarget canary(String name) {
        return stage.deployment().at(name, address(slice.canary(), CANARY));
    }

    private static URI address(Optional<URI> address, String name) {
        return address.orElseThrow(() -> new DrillException(
                name + " can't be reached by itself, expected an address, since callers' requests go to both releases",
                "set deployment.external.canary, or let deploy-canary answer {\"apiUrl\": …}"));
    }

    private boolean regressed() {
        verdict = compare();
        if (verdict.decision() != CanaryVerdict.Decision.REGRESSED) {
            return false;
        }
        detectedAt = stage.clock().instant();
        return true;
    }

    private CanaryVerdict compare() {
        var tolerance = new CanaryTolerance(
                plan.alpha() / LOOKS, plan.canaryMinimumSamples(), plan.latencyShift(), plan.errorRateToDetect());
        seen = new CanarySeen(load.requests(BASELINE), load.requests(CANARY), tolerance);
        return seen.verdict(stage.raw());
    }
}
