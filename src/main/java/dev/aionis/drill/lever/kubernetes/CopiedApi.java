package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesRestore;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The API's pod once more, on the restored database. It carries none of the API's labels, so that no Service sends
 * callers to it, and runs neither init containers nor sidecars, since those were made for the live database.
 */
final class CopiedApi {

    private final Workload api;
    private final KubernetesRestore restore;
    private final DrillName drill;

    CopiedApi(Workload api, KubernetesRestore restore, DrillName drill) {
        this.api = api;
        this.restore = restore;
        this.drill = drill;
    }

    /**
     * Its Deployment.
     *
     * @param secret that holds the copy's URL; the URL itself stays there
     */
    Deployment on(Deployment live, String name, String release, String secret, Optional<String> repository) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(api.paths().namespace())
                .withLabels(drill.labels())
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withRevisionHistoryLimit(0)
                .withNewSelector()
                .withMatchLabels(labels(name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels(name))
                .endMetadata()
                .withSpec(pod(live, release, secret, repository))
                .endTemplate()
                .endSpec()
                .build();
    }

    private Map<String, String> labels(String name) {
        var labels = new TreeMap<>(drill.labels());
        labels.put("app.kubernetes.io/name", name);
        return labels;
    }

    private PodSpec pod(Deployment live, String release, String secret, Optional<String> repository) {
        PodSpec pod = Serialization.clone(live.getSpec().getTemplate().getSpec());
        Container container = pod.getContainers().get(api.containerIndex(live));
        Image image = Image.parse(container.getImage());
        container.setImage(new Image(repository.orElse(image.repository()), Optional.empty()).tagged(release));
        container.setEnv(environment(container, secret));
        pod.setContainers(List.of(container));
        pod.setInitContainers(List.of());
        return pod;
    }

    private List<EnvVar> environment(Container container, String secret) {
        var variables = new ArrayList<EnvVar>();
        variables.add(new EnvVarBuilder()
                .withName(restore.databaseVariable())
                .withNewValueFrom()
                .withNewSecretKeyRef(restore.databaseKey(), secret, false)
                .endValueFrom()
                .build());
        new TreeMap<>(restore.environment()).forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        Optional.ofNullable(container.getEnv()).orElse(List.of()).stream()
                .filter(live ->
                        variables.stream().noneMatch(own -> own.getName().equals(live.getName())))
                .forEach(variables::add);
        return variables;
    }
}
