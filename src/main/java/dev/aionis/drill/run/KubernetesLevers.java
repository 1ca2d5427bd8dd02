package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.config.LeverConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.kubernetes.Cluster;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever.Addresses;
import dev.aionis.drill.lever.kubernetes.KubernetesReplicaLever;
import dev.aionis.drill.lever.kubernetes.KubernetesRestoreLever;
import dev.aionis.drill.lever.kubernetes.KubernetesWorkerLever;
import java.util.List;
import java.util.Optional;

/** Levers by the Kubernetes API; the cluster is reached only where one of them is asked for. */
final class KubernetesLevers implements AutoCloseable {

    private final LeverScene scene;
    private final DrillConfig config;
    private final Optional<Cluster> cluster;
    private final Scratch scratch;

    KubernetesLevers(LeverScene scene) {
        this.scene = scene;
        this.config = scene.config();
        this.cluster = ofKind(LeverKind.KUBERNETES)
                ? config.kubernetes().map(kubernetes -> Cluster.of(kubernetes, scene.clock()))
                : Optional.empty();
        this.scratch =
                new Scratch(scene.work().resolve("levers").resolve(scene.id().value()));
    }

    /** Ends what the levers hold open. */
    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
        scratch.close();
    }

    WorkerLever worker() {
        return new KubernetesWorkerLever(cluster.orElseThrow(), kubernetes(), scratch.folder("worker"));
    }

    ReleaseLever release() {
        ExternalConfig external = config.deployment().external().orElseThrow();
        var addresses =
                new Addresses(external.canary(), external.replicas().stream().findFirst());
        return new KubernetesReleaseLever(
                cluster.orElseThrow(), kubernetes(), addresses, scene.id(), scratch.folder("release"));
    }

    RestoreLever restore() {
        return new KubernetesRestoreLever(
                cluster.orElseThrow(),
                kubernetes(),
                scene.id(),
                config.restore().limit(),
                scratch.folder("restore"),
                scene.clock(),
                scene.progress());
    }

    ReplicaLever replica() {
        return new KubernetesReplicaLever(cluster.orElseThrow(), kubernetes(), scratch.folder("replica"));
    }

    private KubernetesConfig kubernetes() {
        return config.kubernetes().orElseThrow();
    }

    private boolean ofKind(LeverKind kind) {
        LeverConfig levers = config.levers();
        return List.of(levers.worker(), levers.release(), levers.restore(), config.replicaLever())
                .contains(kind);
    }
}
