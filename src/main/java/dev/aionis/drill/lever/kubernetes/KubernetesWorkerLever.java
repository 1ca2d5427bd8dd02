package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.config.KubernetesWorker;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The worker's Deployment: scaled to 0, and back to the count that it had, which stands in the undo. An undo leaves a
 * count that is not 0 alone.
 *
 * <p>{@code kill} is as near to {@code kill -9} as the API server lets anybody come. The Deployment is scaled to 0
 * first, so that no ReplicaSet puts a new worker in the dead one's place and claims stay held by nobody; then each pod
 * is deleted with the shortest grace period that the kubelet is told of, 1 s, which it rounds up to 2: SIGTERM, and
 * SIGKILL 2 s later. A grace period of 0 would be gentler, not harder: it takes the pod off the books at once, and the
 * kubelet, no longer told of any, may let the container run on for the pod's whole own grace period, unseen.
 */
public final class KubernetesWorkerLever implements WorkerLever {

    private static final String REPLICAS = "replicas";
    private static final String NAMESPACE = "namespace";
    private static final String DEPLOYMENT = "deployment";

    private final Cluster cluster;
    private final KubernetesWorker names;
    private final Kubectl kubectl;
    private final Patience patience;
    private final Workload worker;
    private final PodFiles files;

    /** @param folder for logs, until they are evidence */
    public KubernetesWorkerLever(Cluster cluster, KubernetesConfig config, Path folder) {
        this.cluster = cluster;
        this.names = config.worker().orElseThrow();
        this.kubectl = Kubectl.of(config);
        this.patience = Patience.of(config);
        this.worker = workload(config.namespace(), names.deployment());
        this.files = new PodFiles(cluster, worker.paths(), folder);
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public List<String> gaps() {
        return List.of(
                "kubernetes workers can be stopped or killed, not frozen: a frozen worker is not drilled",
                "kubernetes kills a worker by SIGTERM and, 2 s later, SIGKILL: one that gives its claims back in that time"
                        + " leaves none, and drain-time is then unproven");
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        Deployment before = worker.read();
        int replicas = Workload.replicas(before);
        if (replicas == 0) {
            throw new DrillException(
                    "Deployment " + worker.name() + ", scaled to 0 already, expected at least one worker to take away",
                    "scale it to what it should be; is an earlier drill's undo outstanding?");
        }
        LabelSelector selector = before.getSpec().getSelector();
        List<Pod> pods = worker.pods(selector);
        List<ApiCall> calls = calls(mode, pods);
        var undo = new Undo(
                name(),
                "scale",
                Map.of(
                        NAMESPACE, worker.paths().namespace(),
                        DEPLOYMENT, worker.name(),
                        REPLICAS, Integer.toString(replicas)));
        return new Change<>(
                "worker taken away: " + mode.label() + " of " + replicas + " in Deployment " + worker.name(),
                undo,
                () -> {
                    cluster.send(calls.get(0));
                    // a pod that ended by itself meanwhile is as gone as it should be
                    calls.subList(1, calls.size()).forEach(cluster::find);
                    files.keepLogs(pods, names.container());
                    worker.awaitGone(selector);
                    return status();
                });
    }

    /** One that is asked for already is left at its count, which an autoscaler or a person may have set since. */
    @Override
    public void undo(Undo undo) {
        Workload former = formerOf(undo);
        if (Workload.replicas(former.read()) == 0) {
            cluster.send(former.scale(replicasOf(undo)));
        }
        former.awaitThat(replicasOf(undo) + " ready pods again", now -> back(now, undo));
    }

    @Override
    public List<String> byHand(Undo undo) {
        String deployment = "deployment/" + undo.parameter(DEPLOYMENT);
        return List.of(
                kubectl.line("scale", deployment, "--replicas=" + replicasOf(undo)),
                kubectl.line("rollout", "status", deployment));
    }

    @Override
    public boolean undone(Undo undo) {
        return back(formerOf(undo).read(), undo);
    }

    @Override
    public WorkerStatus status() {
        Deployment deployment = worker.read();
        List<Pod> ready = worker.pods(deployment.getSpec().getSelector()).stream()
                .filter(Pods::ready)
                .toList();
        String identity = ready.isEmpty()
                ? "no pod of " + worker.name()
                : ready.stream().map(Pods::identity).collect(Collectors.joining(", "));
        return new WorkerStatus(OptionalInt.of(ready.size()), identity, Workload.figures(deployment));
    }

    @Override
    public List<String> planned(StopMode mode) {
        Deployment now = worker.read();
        var plan = new ArrayList<String>();
        calls(mode, worker.pods(now.getSpec().getSelector())).forEach(call -> plan.add(call.toString()));
        plan.add("undo: " + worker.scale(Workload.replicas(now)));
        return plan;
    }

    @Override
    public List<Path> logs() {
        files.keepLogs(worker.name(), worker::pods, names.container());
        files.keepEvents(worker.name());
        files.keep("kubernetes-calls.txt", cluster.transcript());
        return files.files();
    }

    private List<ApiCall> calls(StopMode mode, List<Pod> pods) {
        var calls = new ArrayList<ApiCall>();
        calls.add(worker.scale(0));
        switch (mode) {
            case STOP -> {}
            case KILL -> pods.stream().filter(Pods::wanted).map(this::kill).forEach(calls::add);
            case FREEZE ->
                throw new DrillException(
                        "worker.stop freeze, not offered by levers.worker kubernetes, expected stop or kill",
                        "the API server offers no way to freeze a container");
        }
        return calls;
    }

    /** Bound to the very pod that was seen: one of the same name is another. */
    private ApiCall kill(Pod pod) {
        return ApiCall.delete(
                worker.paths().pod(Pods.name(pod)), DeleteOptions.of(pod, Map.of("gracePeriodSeconds", 1)));
    }

    private static boolean back(Deployment now, Undo undo) {
        return Workload.observed(now) && Workload.back(now, Workload.ready(now), replicasOf(undo));
    }

    private Workload formerOf(Undo undo) {
        return workload(undo.parameter(NAMESPACE), undo.parameter(DEPLOYMENT));
    }

    private Workload workload(String namespace, String deployment) {
        return new Workload(cluster, new Paths(namespace), deployment, names.container(), patience);
    }

    private static int replicasOf(Undo undo) {
        return Integer.parseInt(undo.parameter(REPLICAS));
    }
}
