package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Deployment of the drill's own, made from the API's: the same pods with the candidate's image. Its pods carry the
 * API's labels, so that the Service takes them in, and the drill's, by which it tells them from the API's.
 */
final class CopiedCanary implements CanaryWay {

    private static final String DEPLOYMENT = "deployment";

    /** The drill's other pods carry its label, too, but not this one. */
    private static final String CANARY = "aionis.dev/canary";

    private final Cluster cluster;
    private final Workload api;
    private final String name;
    private final DrillName drill;
    private final Patience patience;

    CopiedCanary(Cluster cluster, Workload api, String name, DrillName drill, Patience patience) {
        this.cluster = cluster;
        this.api = api;
        this.name = name;
        this.drill = drill;
        this.patience = patience;
    }

    @Override
    public String verb() {
        return "remove-copy";
    }

    @Override
    public CanaryPlan plan(String image, Deployment live, double weight) {
        var copy = new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(api.paths().namespace())
                .withLabels(drill.labels())
                .endMetadata()
                .withNewSpec()
                .withReplicas(CanaryWay.copies(weight, Workload.replicas(live)))
                .withRevisionHistoryLimit(0)
                .withSelector(selector(live))
                .withTemplate(template(live, image))
                .endSpec()
                .build();
        return new CanaryPlan(
                List.of(ApiCall.post(api.paths().deployments(), copy)),
                Map.of(DEPLOYMENT, name, DrillName.DRILL, drill.label()),
                List.of(ApiCall.delete(api.paths().deployment(name), DeleteOptions.whole(DeleteOptions.UID_TO_COME))));
    }

    @Override
    public List<Pod> deploy(CanaryPlan plan) {
        plan.calls().forEach(cluster::send);
        Workload copy = copy(plan.parameters());
        copy.awaitReady(Workload.replicas(copy.read()));
        return copy.pods();
    }

    @Override
    public void undo(Map<String, String> parameters) {
        Workload copy = copy(parameters);
        copy.find().ifPresent(there -> {
            DrillName.require(there, parameters.get(DrillName.DRILL));
            cluster.find(ApiCall.delete(
                    api.paths().deployment(copy.name()),
                    DeleteOptions.whole(there.getMetadata().getUid())));
        });
        patience.forThe("Deployment " + copy.name() + " to be gone").until(() -> undone(parameters));
    }

    @Override
    public List<String> byHand(Map<String, String> parameters, Kubectl kubectl) {
        return List.of(kubectl.delete("deployment", parameters.get(DEPLOYMENT), parameters.get(DrillName.DRILL)));
    }

    @Override
    public boolean undone(Map<String, String> parameters) {
        return copy(parameters).find().isEmpty()
                && api.pods(own(parameters.get(DrillName.DRILL))).stream().allMatch(Pods::over);
    }

    private Workload copy(Map<String, String> parameters) {
        return new Workload(cluster, api.paths(), parameters.get(DEPLOYMENT), Optional.empty(), patience);
    }

    private PodTemplateSpec template(Deployment live, String image) {
        PodTemplateSpec template = new PodTemplateSpecBuilder(live.getSpec().getTemplate())
                .editMetadata()
                .addToLabels(DrillName.DRILL, drill.label())
                .addToLabels(CANARY, drill.label())
                .endMetadata()
                .build();
        template.getSpec().getContainers().get(api.containerIndex(live)).setImage(image);
        return template;
    }

    /** The API's own, narrowed to the drill: no pod of the API's is taken for one of the copy's. */
    private LabelSelector selector(Deployment live) {
        var labels =
                new HashMap<>(Optional.ofNullable(live.getSpec().getSelector().getMatchLabels())
                        .orElse(Map.of()));
        labels.put(CANARY, drill.label());
        return new LabelSelectorBuilder(live.getSpec().getSelector())
                .withMatchLabels(labels)
                .build();
    }

    private static LabelSelector own(String label) {
        return new LabelSelectorBuilder().addToMatchLabels(CANARY, label).build();
    }
}
