package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.docker.DockerWorkerLever;
import dev.aionis.drill.lever.none.NoReleaseLever;
import dev.aionis.drill.lever.none.NoReplicaLever;
import dev.aionis.drill.lever.none.NoRestoreLever;
import dev.aionis.drill.lever.none.NoWorkerLever;
import dev.aionis.drill.model.DrillException;
import java.util.Locale;

/** Makes the levers that the configuration names for a deployment that the drill did not start. */
final class ExternalLevers implements AutoCloseable {

    private final LeverScene scene;
    private final DrillConfig config;
    private final HookLevers hooks;
    private final KubernetesLevers kubernetes;
    private final Scratch containerLogs;

    ExternalLevers(LeverScene scene) {
        this.scene = scene;
        this.config = scene.config();
        this.hooks = new HookLevers(scene);
        this.kubernetes = new KubernetesLevers(scene);
        this.containerLogs = new Scratch(
                scene.work().resolve("docker-logs").resolve(scene.id().value()));
    }

    WorkerLever worker() {
        LeverKind kind = config.levers().worker();
        return switch (kind) {
            case NONE -> new NoWorkerLever();
            case HOOK -> hooks.worker();
            case KUBERNETES -> kubernetes.worker();
            case DOCKER -> DockerWorkerLever.of(config.docker().orElseThrow(), containerLogs.folder("worker"));
            case LOCAL -> throw unknown("worker", kind);
        };
    }

    ReleaseLever release() {
        LeverKind kind = config.levers().release();
        return switch (kind) {
            case NONE -> new NoReleaseLever();
            case HOOK -> hooks.release();
            case KUBERNETES -> kubernetes.release();
            case DOCKER, LOCAL -> throw unknown("release", kind);
        };
    }

    RestoreLever restore() {
        LeverKind kind = config.levers().restore();
        return switch (kind) {
            case NONE -> new NoRestoreLever();
            case HOOK -> hooks.restore();
            case KUBERNETES -> kubernetes.restore();
            case DOCKER, LOCAL -> throw unknown("restore", kind);
        };
    }

    ReplicaLever replica() {
        LeverKind kind = config.replicaLever();
        return switch (kind) {
            case NONE -> new NoReplicaLever();
            case HOOK -> hooks.replica();
            case KUBERNETES -> kubernetes.replica();
            case DOCKER, LOCAL -> throw unknown("replica", kind);
        };
    }

    /** Ends what the levers hold open. */
    @Override
    public void close() {
        try (containerLogs) {
            kubernetes.close();
        }
    }

    private static DrillException unknown(String lever, LeverKind kind) {
        return new DrillException(
                "levers." + lever + " is " + kind.name().toLowerCase(Locale.ROOT)
                        + ", which this lever can't be, expected one of those in docs/configuration.md",
                "nothing was touched");
    }
}
