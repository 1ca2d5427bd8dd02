package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesApi;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pod of the API's Deployment is deleted with the shortest grace period that the kubelet is told of; see
 * {@link KubernetesWorkerLever} for why that is 1 s and not 0.
 *
 * <p>Nothing holds the replica away: its ReplicaSet makes another pod at once, and the undo is to wait until the
 * Deployment has as many ready pods as before, or as it asks for by now.
 */
public final class KubernetesReplicaLever implements ReplicaLever {

    private static final String NAMESPACE = "namespace";
    private static final String DEPLOYMENT = "deployment";
    private static final String REPLICAS = "replicas";
    private static final String POD = "pod";

    private final Cluster cluster;
    private final KubernetesApi names;
    private final Kubectl kubectl;
    private final Patience patience;
    private final Workload api;
    private final PodFiles files;

    /** @param folder for logs, until they are evidence */
    public KubernetesReplicaLever(Cluster cluster, KubernetesConfig config, Path folder) {
        this.cluster = cluster;
        this.names = config.api().orElseThrow();
        this.kubectl = Kubectl.of(config);
        this.patience = Patience.of(config);
        this.api = workload(config.namespace(), names.deployment());
        this.files = new PodFiles(cluster, api.paths(), folder);
    }

    @Override
    public String name() {
        return "replica";
    }

    @Override
    public List<String> gaps() {
        return List.of(
                "kubernetes can't hold a replica away: its ReplicaSet makes another at once, so redundancy may be back"
                        + " before replica.away is over",
                "kubernetes takes a deleted pod out of its Service by itself: taken-out shows how soon that reached"
                        + " callers, not how soon a crash would have been noticed");
    }

    @Override
    public Change<KilledReplica> kill(Optional<String> replica) {
        Deployment before = settled();
        Pod victim = victim(replica);
        var undo = new Undo(
                name(),
                "await",
                Map.of(
                        NAMESPACE, api.paths().namespace(),
                        DEPLOYMENT, api.name(),
                        REPLICAS, Integer.toString(Workload.replicas(before)),
                        POD, Pods.name(victim)));
        return new Change<>("API replica " + Pods.name(victim) + " killed", undo, () -> {
            files.keepLogs(List.of(victim), names.container());
            // one that ended by itself meanwhile is as gone as it should be
            cluster.find(kill(victim));
            return new KilledReplica(Pods.name(victim), Pods.identity(victim));
        });
    }

    /** The Deployment brings the replica back: this waits for it. */
    @Override
    public void undo(Undo undo) {
        Workload former = formerOf(undo);
        former.awaitThat(replicasOf(undo) + " ready pods again", now -> back(former, now, undo));
    }

    @Override
    public List<String> byHand(Undo undo) {
        String deployment = "deployment/" + undo.parameter(DEPLOYMENT);
        return List.of(kubectl.line("rollout", "status", deployment));
    }

    @Override
    public boolean undone(Undo undo) {
        Workload former = formerOf(undo);
        return back(former, former.read(), undo);
    }

    @Override
    public List<ReplicaStatus> status() {
        return api.pods().stream()
                .filter(Pods::wanted)
                .sorted(Comparator.comparing(Pods::name))
                .map(pod -> new ReplicaStatus(
                        Pods.name(pod),
                        Pods.identity(pod),
                        Optional.of(Pods.ready(pod)),
                        Pods.ready(pod) ? "ready" : "not ready"))
                .toList();
    }

    @Override
    public List<String> planned(Optional<String> replica) {
        return List.of(
                kill(victim(replica)).toString(),
                "undo: wait until Deployment " + api.name() + " has " + Workload.replicas(api.read())
                        + " ready pods again");
    }

    @Override
    public List<Path> logs() {
        files.keepLogs(api.name(), api::pods, names.container());
        files.keepEvents(api.name());
        return files.files();
    }

    private Deployment settled() {
        Deployment now = api.read();
        if (Workload.replicas(now) < 2 || !Workload.settled(now, Workload.replicas(now))) {
            throw new DrillException(
                    "Deployment " + api.name() + ", " + Workload.figures(now)
                            + ", expected at least 2 replicas, all of them updated and ready",
                    "one that is killed needs another beside it: kubectl rollout status deployment/" + api.name());
        }
        return now;
    }

    private Pod victim(Optional<String> wanted) {
        List<Pod> ready = api.pods().stream()
                .filter(Pods::ready)
                .sorted(Comparator.comparing(Pods::name).reversed())
                .toList();
        return ready.stream()
                .filter(pod -> wanted.map(name -> name.equals(Pods.name(pod))).orElse(true))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "Deployment " + api.name() + ", no ready pod " + wanted.orElse("at all") + ", expected one of "
                                + ready.stream().map(Pods::name).toList(),
                        "pods have new names with every rollout: leave replica.name out for the last"));
    }

    /** Bound to the very pod that was seen: one of the same name is another. */
    private ApiCall kill(Pod pod) {
        return ApiCall.delete(api.paths().pod(Pods.name(pod)), DeleteOptions.of(pod, Map.of("gracePeriodSeconds", 1)));
    }

    /**
     * By the pods themselves: for a moment the Deployment still reports the one that was killed. A pod of its name that
     * is ready was never deleted, since one that is on its way out is not ready.
     */
    private static boolean back(Workload former, Deployment now, Undo undo) {
        List<Pod> pods = former.pods(now.getSpec().getSelector());
        boolean ending = pods.stream()
                .filter(pod -> Pods.name(pod).equals(undo.parameter(POD)))
                .anyMatch(pod -> !Pods.ready(pod));
        return !ending && Workload.back(now, pods.stream().filter(Pods::ready).count(), replicasOf(undo));
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
