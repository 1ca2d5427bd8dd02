package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One Deployment of the cluster, and the pods that are its own. */
final class Workload {

    private final Cluster cluster;
    private final Paths paths;
    private final String name;
    private final Optional<String> container;
    private final Patience patience;

    Workload(Cluster cluster, Paths paths, String name, Optional<String> container, Patience patience) {
        this.cluster = cluster;
        this.paths = paths;
        this.name = name;
        this.container = container;
        this.patience = patience;
    }

    String name() {
        return name;
    }

    Paths paths() {
        return paths;
    }

    /** @throws DrillException if there is none of that name */
    Deployment read() {
        return cluster.read(ApiCall.get(paths.deployment(name)), Deployment.class);
    }

    Optional<Deployment> find() {
        return cluster.find(ApiCall.get(paths.deployment(name)))
                .map(json -> Serialization.unmarshal(json, Deployment.class));
    }

    /** Its pods, those that are ending included; one that is not gone may still hold its claims and answer requests. */
    List<Pod> pods() {
        return pods(read().getSpec().getSelector());
    }

    List<Pod> pods(LabelSelector selector) {
        return cluster.read(ApiCall.get(paths.pods(selector)), PodList.class).getItems();
    }

    ApiCall scale(int replicas) {
        return ApiCall.merge(paths.scale(name), Map.of("spec", Map.of("replicas", replicas)));
    }

    Container containerOf(Deployment deployment) {
        List<Container> all = deployment.getSpec().getTemplate().getSpec().getContainers();
        if (container.isPresent() && all.stream().noneMatch(one -> one.getName().equals(container.get()))) {
            throw new DrillException(
                    "Deployment " + name + ", no container " + container.get() + ", expected one of "
                            + all.stream().map(Container::getName).toList(),
                    "set its container below kubernetes, or leave it out for the first one");
        }
        return Pods.container(all, container);
    }

    /** Place of the container in the pod's list, as a JSON patch needs it. */
    int containerIndex(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().indexOf(containerOf(deployment));
    }

    Image imageOf(Pod pod) {
        return Image.parse(
                Pods.container(pod.getSpec().getContainers(), container).getImage());
    }

    /** Waits until none of its pods is left, not even an ending one. */
    void awaitGone(LabelSelector selector) {
        patience.forThe("pods of " + name + " to be gone")
                .showing(() -> pods(selector).stream().map(Pods::name).toList().toString())
                .until(() -> pods(selector).stream().allMatch(Pods::over));
    }

    void awaitReady(int replicas) {
        awaitThat(replicas + " ready pods", now -> settled(now, replicas));
    }

    /** @param what it is to have */
    void awaitThat(String what, Predicate<Deployment> seen) {
        patience.forThe("Deployment " + name + " to have " + what)
                .showing(() -> figures(read()))
                .until(() -> seen.test(read()));
    }

    /** Whether the controller has seen the last change and everything is as it asks for. */
    static boolean settled(Deployment deployment, int replicas) {
        DeploymentStatus status = deployment.getStatus();
        return status != null
                && number(deployment.getSpec().getReplicas()) == replicas
                && observed(deployment)
                && number(status.getReplicas()) == replicas
                && number(status.getUpdatedReplicas()) == replicas
                && number(status.getReadyReplicas()) == replicas;
    }

    /**
     * Whether what a drill took away is there again: as many ready as before, or as are asked for now where those are
     * fewer. An autoscaler or a person may ask for another count at any time, and none of that is the drill's doing.
     *
     * @param ready of its pods
     * @param former count
     */
    static boolean back(Deployment now, long ready, int former) {
        int asked = replicas(now);
        return asked > 0 && ready >= Math.min(asked, former);
    }

    /** Whether no pod of another revision is left, and what was there before is {@link #back}. */
    static boolean rolledOut(Deployment now, int former) {
        DeploymentStatus status = now.getStatus();
        return status != null
                && observed(now)
                && number(status.getUpdatedReplicas()) == number(status.getReplicas())
                && back(now, ready(now), former);
    }

    static int ready(Deployment deployment) {
        return deployment.getStatus() == null
                ? 0
                : number(deployment.getStatus().getReadyReplicas());
    }

    static int replicas(Deployment deployment) {
        return deployment.getSpec().getReplicas() == null
                ? 1
                : deployment.getSpec().getReplicas();
    }

    static boolean observed(Deployment deployment) {
        Long generation = deployment.getMetadata().getGeneration();
        Long observed =
                deployment.getStatus() == null ? null : deployment.getStatus().getObservedGeneration();
        return generation == null || (observed != null && observed >= generation);
    }

    static int number(Integer figure) {
        return figure == null ? 0 : figure;
    }

    static String figures(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
        return "asked for " + replicas(deployment) + ", there " + number(status.getReplicas()) + ", updated "
                + number(status.getUpdatedReplicas()) + ", ready " + number(status.getReadyReplicas());
    }
}
