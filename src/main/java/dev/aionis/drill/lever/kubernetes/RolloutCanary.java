package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetList;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's own rollout, held as soon as the first pod of the new revision is there; the undo is a rollout undo: the
 * template of the former revision's ReplicaSet is put back, and the rollout goes on.
 */
final class RolloutCanary implements CanaryWay {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";
    private static final String REPLICA_SET = "replicaSet";
    private static final String REVISION_NUMBER = "revision";

    private final Cluster cluster;
    private final Workload api;
    private final Patience patience;

    RolloutCanary(Cluster cluster, Workload api, Patience patience) {
        this.cluster = cluster;
        this.api = api;
        this.patience = patience;
    }

    @Override
    public String verb() {
        return "rollout-undo";
    }

    @Override
    public CanaryPlan plan(String image, Deployment live, double weight) {
        if (Boolean.TRUE.equals(live.getSpec().getPaused())) {
            throw new DrillException(
                    "Deployment " + api.name() + ", paused already, expected a rollout that goes on",
                    "kubectl rollout resume deployment/" + api.name());
        }
        ReplicaSet former = revision(live);
        String path = api.paths().deployment(api.name());
        return new CanaryPlan(
                List.of(
                        ApiCall.patch(
                                path,
                                CanaryWay.setImage(
                                        api.containerIndex(live),
                                        api.containerOf(live).getName(),
                                        image)),
                        ApiCall.merge(path, Map.of("spec", Map.of("paused", true)))),
                Map.of(
                        REPLICA_SET,
                        former.getMetadata().getName(),
                        REVISION_NUMBER,
                        revisionOf(former.getMetadata().getAnnotations()).orElseThrow()),
                List.of(back(former)));
    }

    @Override
    public List<Pod> deploy(CanaryPlan plan) {
        cluster.send(plan.calls().get(0));
        patience.forThe("the first pod of the new revision")
                .showing(() -> Workload.figures(api.read()))
                .until(() -> Workload.observed(api.read()) && updated(api.read()) > 0);
        cluster.send(plan.calls().get(1));
        String image = api.containerOf(api.read()).getImage();
        patience.forThe("the new revision's pods to be ready")
                .showing(() -> Workload.figures(api.read()))
                .until(() -> !on(image).isEmpty() && on(image).stream().allMatch(Pods::ready));
        return on(image);
    }

    @Override
    public void undo(Map<String, String> parameters) {
        cluster.send(back(former(parameters)));
        api.awaitThat(
                "all of its pods updated, and as many ready as before", now -> CanaryWay.apiIsBack(now, parameters));
    }

    /** kubectl rolls nothing back that is paused. */
    @Override
    public List<String> byHand(Map<String, String> parameters, Kubectl kubectl) {
        String deployment = "deployment/" + api.name();
        return List.of(
                kubectl.line("rollout", "resume", deployment),
                kubectl.line("rollout", "undo", deployment, "--to-revision=" + parameters.get(REVISION_NUMBER)),
                kubectl.line("rollout", "status", deployment));
    }

    @Override
    public boolean undone(Map<String, String> parameters) {
        Deployment now = api.read();
        String image = api.containerOf(now).getImage();
        String former = Pods.container(
                        former(parameters).getSpec().getTemplate().getSpec().getContainers(),
                        Optional.of(api.containerOf(now).getName()))
                .getImage();
        return image.equals(former) && !Boolean.TRUE.equals(now.getSpec().getPaused());
    }

    private List<Pod> on(String image) {
        return api.pods().stream()
                .filter(Pods::wanted)
                .filter(pod -> api.imageOf(pod).equals(Image.parse(image)))
                .toList();
    }

    private ApiCall back(ReplicaSet former) {
        PodTemplateSpec template = Serialization.clone(former.getSpec().getTemplate());
        template.getMetadata().getLabels().remove(HASH);
        return ApiCall.patch(
                api.paths().deployment(api.name()),
                List.of(
                        Map.of("op", "replace", "path", "/spec/template", "value", template),
                        Map.of("op", "add", "path", "/spec/paused", "value", false)));
    }

    private ReplicaSet revision(Deployment live) {
        Optional<String> current = revisionOf(live.getMetadata().getAnnotations());
        return cluster
                .read(ApiCall.get(api.paths().replicaSets(live.getSpec().getSelector())), ReplicaSetList.class)
                .getItems()
                .stream()
                .filter(set -> current.isPresent()
                        && revisionOf(set.getMetadata().getAnnotations()).equals(current))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "Deployment " + api.name() + ", no ReplicaSet of its revision " + current.orElse("(none)")
                                + ", expected one to roll back to",
                        "kubectl rollout history deployment/" + api.name() + " shows the revisions"));
    }

    private ReplicaSet former(Map<String, String> parameters) {
        return cluster.read(ApiCall.get(api.paths().replicaSet(parameters.get(REPLICA_SET))), ReplicaSet.class);
    }

    private static Optional<String> revisionOf(Map<String, String> annotations) {
        return Optional.ofNullable(annotations).map(all -> all.get(REVISION));
    }

    private static int updated(Deployment deployment) {
        return deployment.getStatus() == null
                ? 0
                : Workload.number(deployment.getStatus().getUpdatedReplicas());
    }
}
