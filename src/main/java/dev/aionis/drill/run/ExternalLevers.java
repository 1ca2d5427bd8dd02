package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.config.LeverConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.kubernetes.Cluster;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever.Addresses;
import dev.aionis.drill.lever.kubernetes.KubernetesRestoreLever;
import dev.aionis.drill.lever.kubernetes.KubernetesWorkerLever;
import dev.aionis.drill.lever.none.NoReleaseLever;
import dev.aionis.drill.lever.none.NoRestoreLever;
import dev.aionis.drill.lever.none.NoWorkerLever;
import dev.aionis.drill.model.DrillException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the levers that the configuration names for a deployment that the drill did not start. */
final class ExternalLevers implements AutoCloseable {

    private final DrillRun run;
    private final DrillConfig config;
    private final Consumer<String> progress;
    private final Optional<Cluster> cluster;
    private final Scratch scratch;

    ExternalLevers(DrillRun run, Consumer<String> progress) {
        this.run = run;
        this.config = run.config();
        this.progress = progress;
        this.cluster = ofKind(LeverKind.KUBERNETES)
                ? config.kubernetes().map(kubernetes -> Cluster.of(kubernetes, run.clock()))
                : Optional.empty();
        this.scratch = new Scratch(run.settings()
                .workDirectory()
                .resolve("levers")
                .resolve(run.id().value()));
    }

    WorkerLever worker() {
        LeverKind kind = config.levers().worker();
        return switch (kind) {
            case NONE -> new NoWorkerLever();
            case KUBERNETES -> kubernetesWorker();
            case HOOK, DOCKER, LOCAL -> throw unknown("worker", kind);
        };
    }

    ReleaseLever release() {
        LeverKind kind = config.levers().release();
        return switch (kind) {
            case NONE -> new NoReleaseLever();
            case KUBERNETES -> kubernetesRelease();
            case HOOK, DOCKER, LOCAL -> throw unknown("release", kind);
        };
    }

    RestoreLever restore() {
        LeverKind kind = config.levers().restore();
        return switch (kind) {
            case NONE -> new NoRestoreLever();
            case KUBERNETES -> kubernetesRestore();
            case HOOK, DOCKER, LOCAL -> throw unknown("restore", kind);
        };
    }

    /** Ends what the levers hold open. */
    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
        scratch.close();
    }

    private WorkerLever kubernetesWorker() {
        return new KubernetesWorkerLever(cluster.orElseThrow(), kubernetes(), scratch.folder("worker"));
    }

    private ReleaseLever kubernetesRelease() {
        ExternalConfig external = config.deployment().external().orElseThrow();
        var addresses =
                new Addresses(external.canary(), external.replicas().stream().findFirst());
        return new KubernetesReleaseLever(
                cluster.orElseThrow(), kubernetes(), addresses, run.id(), scratch.folder("release"));
    }

    private RestoreLever kubernetesRestore() {
        return new KubernetesRestoreLever(
                cluster.orElseThrow(),
                kubernetes(),
                run.id(),
                config.restore().limit(),
                scratch.folder("restore"),
                run.clock(),
                progress);
    }

    private KubernetesConfig kubernetes() {
        return config.kubernetes().orElseThrow();
    }

    private boolean ofKind(LeverKind kind) {
        LeverConfig levers = config.levers();
        return List.of(levers.worker(), levers.release(), levers.restore()).contains(kind);
    }

    private static DrillException unknown(String lever, LeverKind kind) {
        return new DrillException(
                "levers." + lever + " is " + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + ", which this lever can't be, expected one of those in docs/configuration.md",
                "nothing was touched");
    }
}
