package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A canary Deployment that stands there anyway: set to the candidate and scaled up; back to what it had been after. */
final class NamedCanary implements CanaryWay {

    private static final String IMAGE = "image";
    private static final String REPLICAS = "replicas";
    private static final String CONTAINER = "container";

    private final Cluster cluster;
    private final Workload canary;

    NamedCanary(Cluster cluster, Workload canary) {
        this.cluster = cluster;
        this.canary = canary;
    }

    @Override
    public String verb() {
        return "restore-canary";
    }

    @Override
    public CanaryPlan plan(String image, Deployment api, double weight) {
        Deployment former = canary.read();
        String formerImage = canary.containerOf(former).getImage();
        int replicas = Workload.replicas(former);
        return new CanaryPlan(
                List.of(set(former, image, CanaryWay.copies(weight, Workload.replicas(api)))),
                Map.of(
                        IMAGE,
                        formerImage,
                        REPLICAS,
                        Integer.toString(replicas),
                        CONTAINER,
                        canary.containerOf(former).getName()),
                List.of(set(former, formerImage, replicas)));
    }

    @Override
    public List<Pod> deploy(CanaryPlan plan) {
        plan.calls().forEach(cluster::send);
        canary.awaitReady(Workload.replicas(canary.read()));
        return pods();
    }

    @Override
    public List<Pod> pods() {
        return canary.pods().stream().filter(Pods::wanted).toList();
    }

    @Override
    public void undo(Map<String, String> parameters) {
        cluster.send(set(canary.read(), parameters.get(IMAGE), replicas(parameters)));
        canary.awaitReady(replicas(parameters));
        if (replicas(parameters) == 0) {
            canary.awaitGone(canary.read().getSpec().getSelector());
        }
    }

    @Override
    public List<String> byHand(Map<String, String> parameters, Kubectl kubectl) {
        String deployment = "deployment/" + canary.name();
        return List.of(
                kubectl.line("set", "image", deployment, parameters.get(CONTAINER) + "=" + parameters.get(IMAGE)),
                kubectl.line("scale", deployment, "--replicas=" + parameters.get(REPLICAS)));
    }

    @Override
    public boolean undone(Map<String, String> parameters) {
        Deployment now = canary.read();
        Optional<String> image = Optional.of(canary.containerOf(now).getImage());
        return image.equals(Optional.of(parameters.get(IMAGE))) && Workload.settled(now, replicas(parameters));
    }

    /** Image and count in one change: a scaled up canary on its old image would be in the way. */
    private ApiCall set(Deployment now, String image, int replicas) {
        var operations = new ArrayList<>(CanaryWay.setImage(
                canary.containerIndex(now), canary.containerOf(now).getName(), image));
        operations.add(Map.of("op", "add", "path", "/spec/replicas", "value", replicas));
        return ApiCall.patch(canary.paths().deployment(canary.name()), operations);
    }

    private static int replicas(Map<String, String> parameters) {
        return Integer.parseInt(parameters.get(REPLICAS));
    }
}
